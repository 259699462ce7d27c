import type { ReactNode } from "react";
import classes from "./data-table.module.css";
import { Skeleton } from "./skeleton.tsx";

interface DataColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** Aligned on the right, tabular figures. */
  readonly numeric?: boolean;
  /** The heading is long: on several lines rather than beyond the frame. */
  readonly wraps?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  /** Undefined while they are awaited. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
}

/** A plain table; on a narrow screen each row becomes a block with the headings beside the values. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, numeric, wraps }) => (
              <th key={heading} scope="col" data-numeric={numeric} data-wraps={wraps}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ heading, cell, numeric }) => (
                <td key={heading} data-heading={heading} data-numeric={numeric}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          )) ?? <WaitingRows columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

function WaitingRows({ columns }: { readonly columns: number }) {
  return [1, 2, 3, 4].map((row) => (
    <tr key={row}>
      <td colSpan={columns}>
        <Skeleton width="80%" />
      </td>
    </tr>
  ));
}
