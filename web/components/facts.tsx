import type { ReactNode } from "react";
import classes from "./facts.module.css";

type Fact = readonly [label: string, value: ReactNode];

/** Labels and values; what is not known is left out rather than shown as a blank. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(
    ([, value]) => value !== null && value !== undefined && value !== "" && value !== false,
  );
  return (
    <dl className={classes.facts}>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
