import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { texts } from "../../texts.ts";
import { ColumnFilter } from "./column-filter.tsx";
import classes from "./sas.module.css";
import { columns, panelFilterCount, type SasSearch } from "./sas-search.ts";

interface FilterPanelProps {
  readonly search: SasSearch;
  readonly refine: (change: SasSearch) => void;
  /** The choices that stand above the list on a wide screen. */
  readonly children: ReactNode;
}

/** On a narrow screen, all that chooses what is listed is behind one button, which says how many filters are on. */
export function FilterPanel({ search, refine, children }: FilterPanelProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const panelId = useId();
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFilter size={16} aria-hidden="true" />}
        aria-expanded={opened}
        aria-controls={panelId}
        onClick={toggle}
      >
        {texts.sas.filtersActive(panelFilterCount(search))}
      </Button>
      <div id={panelId} className={classes.panel} hidden={!opened}>
        {opened && (
          <>
            {children}
            {columns.map((column) => (
              <div key={column} className={classes.panelField}>
                <span className={classes.panelLabel} aria-hidden="true">
                  {texts.sas.columns[column]}
                </span>
                <ColumnFilter column={column} search={search} refine={refine} />
              </div>
            ))}
          </>
        )}
      </div>
    </>
  );
}
