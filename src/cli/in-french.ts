import type { Command, Option } from "commander";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "Emploi :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
};

/** Commander's mistakes of usage, and how they read in French. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/required option '(.+)' not specified/, "l'option « $1 » est obligatoire"],
  [/missing required argument '(.+)'/, "il manque <$1>"],
  [/option '(.+)' argument missing/, "il manque une valeur à l'option « $1 »"],
  [/option '(.+)' argument '(.*)' is invalid\./, "« $2 » ne convient pas à l'option « $1 » :"],
  [/Allowed choices are (.+)\./, "les valeurs possibles sont $1."],
  [/unknown option '(.+)'/, "l'option « $1 » n'existe pas"],
  [/unknown command '(.+)'/, "la commande « $1 » n'existe pas"],
  [/too many arguments.*/, "il y a trop d'arguments"],
  [/\(Did you mean (.+)\?\)/, "(vouliez-vous dire $1 ?)"],
  [/^error: /, "Erreur : "],
];

/** Makes what the library says by itself, help and mistakes, French; for the command and those below it. */
export function inFrench(command: Command): void {
  command
    .helpOption("-h, --help", "affiche cette aide")
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: describeOption,
    })
    .configureOutput({
      outputError: (text, write) =>
        write(mistakes.reduce((sentence, [english, french]) => sentence.replace(english, french), text)),
    });
  if (command.commands.length > 0)
    command.usage("[options] [commande]").helpCommand("help [commande]", "affiche l'aide d'une commande");
  for (const below of command.commands) inFrench(below);
}

function describeOption({ description, argChoices, defaultValue }: Option): string {
  const notes = [
    ...(argChoices === undefined ? [] : [`au choix : ${argChoices.join(", ")}`]),
    ...(defaultValue === undefined ? [] : [`par défaut : ${String(defaultValue)}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join(" ; ")})`;
}
