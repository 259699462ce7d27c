const LONGEST_SHOWN = 60;
const UNSHOWABLE = /\p{Cc}|\p{Cs}/u;

/**
 * A piece of a file made fit to be shown and stored in a report: at most 60 characters, without what a database or a
 * terminal cannot take (control characters, `\u0000`, lone surrogates become « � »).
 */
export function displayText(received: string): string {
  if (received.length <= LONGEST_SHOWN && !UNSHOWABLE.test(received)) return received;
  const characters = Array.from(received.slice(0, LONGEST_SHOWN * 2 + 2));
  const shown =
    characters.length > LONGEST_SHOWN ? [...characters.slice(0, LONGEST_SHOWN - 1), "…"] : characters;
  return shown.join("").replace(new RegExp(UNSHOWABLE, "gu"), "�");
}
