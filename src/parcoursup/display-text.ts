const LONGEST_SHOWN = 60;
const UNSHOWABLE = /\p{Cc}|\p{Cs}/u;
const LINE_BREAK = /\r\n|[\n\r\u0085]/g;

/**
 * A piece of a file made fit to be shown and stored in a report: at most 60 characters, without what a database or a
 * terminal cannot take: line breaks are shown as « ↵ », tabs as « ⇥ », other control characters and lone surrogates as « � ».
 */
export function displayText(received: string): string {
  if (received.length <= LONGEST_SHOWN && !UNSHOWABLE.test(received)) return received;
  // Two units a character, and the two of a line break that count as one.
  const beginning = received.slice(0, LONGEST_SHOWN * 2 + 2).replace(LINE_BREAK, "↵");
  const characters = Array.from(beginning, showable);
  const isCut = characters.length > LONGEST_SHOWN;
  return isCut ? `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…` : characters.join("");
}

function showable(character: string): string {
  if (!UNSHOWABLE.test(character)) return character;
  return character === "\t" ? "⇥" : "�";
}
