import { Link } from "@tanstack/react-router";
import type { ComparedField, LinkComparison, LinkPerson } from "../../../src/liaison/proposal.schema.ts";
import { formatDay, formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";

const sides = ["keep", "absorb"] as const;
export type Side = (typeof sides)[number];

interface ComparedTableProps {
  readonly comparison: LinkComparison;
  readonly choices: Readonly<Record<string, Side>>;
  readonly choose: (field: string, side: Side) => void;
}

/** Field by field: equal lines are quiet, differences are marked and chosen from. */
export function ComparedTable({ comparison, choices, choose }: ComparedTableProps) {
  const { keep, absorb, fields } = comparison;
  return (
    <table className={classes.compared}>
      <caption>{texts.liaison.table}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.liaison.field}</th>
          <th scope="col">
            <Heading person={keep} label={texts.liaison.keep} />
          </th>
          <th scope="col">
            <Heading person={absorb} label={texts.liaison.absorb} />
          </th>
        </tr>
      </thead>
      <tbody>
        {fields
          .filter((field) => field.keep !== null || field.absorb !== null || field.name === "campaign")
          .map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              choice={choices[field.name] ?? "keep"}
              choose={(side) => choose(field.name, side)}
            />
          ))}
        <ListRow label={texts.candidate.sections.diplomas} keep={keep.diplomas} absorb={absorb.diplomas} />
        <ListRow label={texts.candidate.sections.wishes} keep={keep.wishes} absorb={absorb.wishes} />
      </tbody>
    </table>
  );
}

function Heading({ person, label }: { readonly person: LinkPerson; readonly label: string }) {
  return (
    <>
      <span className={classes.side}>{label}</span>
      <Link to="/candidats/$id" params={{ id: person.id }}>
        {person.lastName} {person.firstName}
      </Link>
      <span className={classes.sideFact}>
        {person.establishment.name} · {texts.liaison.createdOn(formatMomentDay(person.createdAt))}
      </span>
    </>
  );
}

interface FieldRowProps {
  readonly field: ComparedField;
  readonly choice: Side;
  readonly choose: (side: Side) => void;
}

function FieldRow({ field, choice, choose }: FieldRowProps) {
  const label = labelOf(field.name);
  return (
    <tr data-state={field.state}>
      <th scope="row">
        {label}
        {field.state !== "same" && (
          <span className={classes.fieldState}>{texts.liaison.fieldState[field.state]}</span>
        )}
      </th>
      {sides.map((side) => (
        <td key={side}>
          {field.state === "different" ? (
            <label className={classes.choice}>
              <input
                type="radio"
                name={field.name}
                checked={choice === side}
                onChange={() => choose(side)}
                aria-label={texts.liaison.choice(label, shown(field, side))}
              />
              {shown(field, side)}
            </label>
          ) : (
            shown(field, side)
          )}
        </td>
      ))}
    </tr>
  );
}

function ListRow({
  label,
  ...lines
}: Readonly<Record<Side, readonly string[]>> & { readonly label: string }) {
  if (lines.keep.length + lines.absorb.length === 0) return null;
  return (
    <tr data-state="joined">
      <th scope="row">
        {label}
        <span className={classes.fieldState}>{texts.liaison.joined}</span>
      </th>
      {sides.map((side) => (
        <td key={side}>{lines[side].length === 0 ? texts.common.none : lines[side].join("\n")}</td>
      ))}
    </tr>
  );
}

function labelOf(field: string): string {
  const labels: Readonly<Record<string, string>> = {
    ...texts.candidate.fields,
    address: texts.candidate.fields.addressLines,
    campaign: texts.liaison.campaign,
  };
  return labels[field] ?? field;
}

function shown({ name, ...values }: ComparedField, side: Side): string {
  const value = values[side];
  if (value === null) return name === "campaign" ? texts.candidate.inSas : texts.common.none;
  if (name === "birthDate") return formatDay(value);
  if (name === "civility") return value === "F" ? texts.candidate.civility.F : texts.candidate.civility.M;
  return value;
}
