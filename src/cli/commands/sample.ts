import { Command, InvalidArgumentError } from "commander";
import { errors } from "../../errors/error-catalogue.ts";
import { counted } from "../../parcoursup/french.ts";
import { exitCodes } from "../exit-codes.ts";
import { say } from "../output.ts";
import { writeSample } from "../sample-file.ts";

interface SampleCommandOptions {
  readonly candidates: number;
  readonly out: string;
  readonly bulletins?: true;
  readonly year?: number;
  readonly seed?: number;
  readonly programmes?: number;
}

export const sampleCommand = new Command("sample")
  .description("écrit un export Parcoursup inventé de toutes pièces, pour essayer")
  .requiredOption("--candidates <nombre>", "nombre de candidats", wholeNumber)
  .requiredOption("--out <fichier>", "le fichier à écrire")
  .option("--bulletins", "avec les bulletins scolaires (environ 34 ko par candidat)")
  .option("--year <année>", "session de Parcoursup (2026 par défaut)", wholeNumber)
  .option("--seed <nombre>", "même nombre, même fichier", wholeNumber)
  .option("--programmes <nombre>", "nombre de formations", wholeNumber)
  .action(async ({ out, bulletins, ...options }: SampleCommandOptions, command: Command) => {
    const bytes = await writeSample({ ...options, bulletins: bulletins ?? false }, out).catch(
      (error: unknown) => {
        if (error instanceof RangeError) command.error(error.message, { exitCode: exitCodes.usage });
        throw error instanceof Error && "syscall" in error ? errors.file.unwritable(out) : error;
      },
    );
    say(
      `${out} : ${counted(options.candidates, "candidat inventé", "candidats inventés")}, ${Math.ceil(bytes / 1000)} ko.`,
    );
  });

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("un nombre entier est attendu.");
  return Number(text);
}
