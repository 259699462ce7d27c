/** How long the fault tests are: a few rounds by default, `FAULT_ROUNDS=50` and more before a release. */
export const rounds = Number(process.env.FAULT_ROUNDS ?? "3");

/** With many rounds every statement gets its turn, otherwise every so many. */
export const isThorough = rounds >= 50;
