import type { SetUpResult } from "../accounts/set-up.ts";
import { placeholder } from "../accounts/set-up-options.ts";
import { say } from "./output.ts";

/** What the first start created; the generated password is shown here and nowhere else. */
export function tellSetUp(result: SetUpResult): void {
  if (result.status === "already-done") return;
  const { administrator, establishments } = result;
  say("");
  say(`École créée : ${result.schoolName} (campagne ${result.campaign})`);
  for (const { uai, name } of establishments)
    say(`  établissement ${uai} – ${name}, service ParcourSup activé`);
  if (establishments.some(({ uai }) => uai === placeholder.uai))
    say(
      `  Information : ${placeholder.uai} n'est le numéro d'aucun établissement. Ajoutez les vôtres dans « Votre école → Établissements ».`,
    );
  say("");
  say("Compte administrateur :");
  say(`  email         ${administrator.email}`);
  if (administrator.generatedPassword !== null) {
    say(`  mot de passe  ${administrator.generatedPassword}`);
    say("  Notez-le : il ne sera plus jamais affiché.");
  }
}
