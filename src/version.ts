/** The version of the program, that of `package.json` (a test holds them together). */
export const programVersion = "0.1.0";
