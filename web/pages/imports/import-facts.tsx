import type { ImportDetail } from "../../../src/imports/import.schema.ts";
import { Facts } from "../../components/facts.tsx";
import { Section } from "../../components/section.tsx";
import { Tip } from "../../components/tip.tsx";
import { formatInteger, formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import { hasPeople } from "./import-states.ts";
import classes from "./imports.module.css";

/** Which file, who, when, how long, where. */
export function ImportFacts({ detail }: { readonly detail: ImportDetail }) {
  const { startedAt, finishedAt, establishment, candidates } = detail;
  return (
    <Section>
      <Facts
        facts={[
          [texts.imports.startedAt, formatMoment(startedAt)],
          [
            texts.imports.duration,
            finishedAt && texts.imports.seconds(secondsBetween(startedAt, finishedAt)),
          ],
          [texts.imports.user, detail.user ?? texts.imports.commandLine],
          [texts.imports.establishment, texts.shell.establishment(establishment.name, establishment.uai)],
          [texts.imports.file, texts.importDialog.chosen(detail.fileName, detail.fileSize)],
          [texts.imports.source, texts.importKinds[detail.source].inHistory],
          [texts.imports.session, detail.session],
          // Where people are listed, this is the first of the figures.
          [texts.imports.inFile, !hasPeople(detail) && candidates > 0 && formatInteger(candidates)],
          [texts.imports.checksum, <Checksum key="sha256" sha256={detail.sha256} />],
        ]}
      />
    </Section>
  );
}

/** The beginning is enough to compare by eye; the whole is there for whoever compares files. */
function Checksum({ sha256 }: { readonly sha256: string }) {
  return (
    <Tip text={sha256}>
      <code className={classes.checksum}>{sha256.slice(0, 12)}…</code>
    </Tip>
  );
}

function secondsBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 1000;
}
