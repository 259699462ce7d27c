/**
 * Whether nothing of a text shows: it is empty, or blanks and characters made to be invisible (zero-width spaces and joiners, marks of
 * direction, fillers, the empty Braille cell). `\0` and halves of surrogate pairs are not among them: they are problems of their own.
 */
export function isInvisible(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with a visible character of ASCII.
  if (first > 0x20 && first < 0x7f) return false;
  return invisible.test(text) && !text.includes("\0");
}

const invisible = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]*$/u;
