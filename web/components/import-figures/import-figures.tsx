import { formatInteger } from "../../format.ts";
import { type CountedImport, figuresOf } from "./figures.ts";
import classes from "./import-figures.module.css";

/** What an import does or did, in numbers: the people of the file first, then what is worth a look. */
export function ImportFigures({ counts }: { readonly counts: CountedImport }) {
  const { people, remarks } = figuresOf(counts);
  return (
    <div className={classes.lists}>
      {[people, remarks]
        .filter((figures) => figures.length > 0)
        .map((figures) => (
          <ul key={figures[0]?.label} className={classes.figures}>
            {figures.map(({ count, label, detail }) => (
              <li key={label} data-none={count === 0}>
                <strong>{formatInteger(count)}</strong>{" "}
                <span>
                  {label}
                  {detail !== null && <span className={classes.detail}>{detail}</span>}
                </span>
              </li>
            ))}
          </ul>
        ))}
    </div>
  );
}
