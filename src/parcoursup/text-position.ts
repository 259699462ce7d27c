/** Where something stands as an editor counts: from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * The position `offset` UTF-16 units into a text that itself begins at `start`. A line ends with `\n`, `\r\n` or a lone `\r`,
 * like in the usual editors.
 */
export function positionIn(text: string, offset: number, start: TextPosition): TextPosition {
  let { line } = start;
  let lineStart = -1;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) {
      line++;
      lineStart = i + 1;
    }
  }
  return lineStart === -1
    ? { line, column: start.column + offset }
    : { line, column: offset - lineStart + 1 };
}
