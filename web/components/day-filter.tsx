import { ActionIcon, Popover, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendar } from "@tabler/icons-react";
import { useId, useState } from "react";
import { texts } from "../texts.ts";
import { type DateFilterFault, type DayRange, readDateFilter, writeDateFilter } from "./date-filter.ts";
import classes from "./day-filter.module.css";
import { DayRangeForm } from "./day-range-form.tsx";
import { useDraft } from "./use-draft.ts";

interface DayFilterProps {
  readonly label: string;
  readonly range: DayRange;
  readonly onChange: (range: DayRange) => void;
}

/**
 * A filter box for dates: type a day, a month, a year or a period; or choose `Du` and `Au` in the panel beside it.
 * What cannot be read is marked and explained, and is not sent.
 */
export function DayFilter({ label, range, onChange }: DayFilterProps) {
  const [fault, setFault] = useState<DateFilterFault | null>(null);
  const [opened, panel] = useDisclosure(false);
  const messageId = useId();

  const draft = useDraft(
    writeDateFilter(range),
    (text) => {
      const reading = readDateFilter(text);
      setFault(reading.fault);
      if (reading.range !== null) onChange(reading.range);
    },
    600,
  );

  return (
    <div className={classes.filter}>
      <TextInput
        size="xs"
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={messageId}
        placeholder={texts.sas.datePlaceholder}
        title={texts.sas.dateHint}
        className={classes.box}
        classNames={{ input: classes.input }}
        rightSectionWidth={26}
        rightSectionPointerEvents="all"
        rightSection={
          <Popover opened={opened} onChange={panel.toggle} trapFocus returnFocus position="bottom-start">
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                size={24}
                aria-label={texts.sas.choosePeriod(label)}
                onClick={panel.toggle}
              >
                <IconCalendar size={16} aria-hidden="true" />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown aria-label={texts.sas.choosePeriod(label)}>
              <DayRangeForm
                range={range}
                onChoose={(chosen) => {
                  setFault(null);
                  onChange(chosen);
                  panel.close();
                }}
              />
            </Popover.Dropdown>
          </Popover>
        }
        error={fault !== null}
        value={draft.text}
        onChange={(event) => {
          setFault(null);
          draft.type(event.currentTarget.value);
        }}
        onBlur={draft.flush}
        onKeyDown={(event) => event.key === "Enter" && draft.flush()}
      />
      <span id={messageId} role="status" className={fault === null ? classes.silent : classes.message}>
        {fault !== null && texts.sas.dateInvalid[fault]}
      </span>
    </div>
  );
}
