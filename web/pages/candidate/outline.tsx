import type { OutlineRows } from "../../../src/sas/dossier.schema.ts";
import classes from "./outline.module.css";

/** Lines of a file as it tells them: labels and values, deeper ones under the heading they belong to. */
export function Outline({ rows }: { readonly rows: OutlineRows }) {
  if (rows.every(({ depth, value }) => depth === 0 && value !== null)) return <FlatOutline rows={rows} />;
  return (
    <ul className={classes.lines}>
      {rows.map(({ depth, label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <li key={index} style={{ paddingInlineStart: `${depth * 20}px` }} data-heading={value === null}>
          <span className={classes.label}>{label}</span>
          {value !== null && <span className={classes.value}>{value}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Nothing below anything: labels over values, side by side when they are short. */
function FlatOutline({ rows }: { readonly rows: OutlineRows }) {
  return (
    <dl className={classes.facts}>
      {rows.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <div key={index} data-long={(value?.length ?? 0) > 80 || value?.includes("\n")}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
