/** `design.md` §4. */
export const exitCodes = { fine: 0, refused: 1, usage: 2 } as const;
