import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { texts } from "../texts.ts";
import type { DayRange } from "./date-filter.ts";
import classes from "./day-filter.module.css";

/** `Du` and `Au`, each with the browser's own calendar. */
export function DayRangeForm({
  range,
  onChoose,
}: {
  readonly range: DayRange;
  readonly onChoose: (range: DayRange) => void;
}) {
  const [from, setFrom] = useState(range.from ?? "");
  const [to, setTo] = useState(range.to ?? "");
  const reversed = from !== "" && to !== "" && from > to;

  return (
    <form
      className={classes.range}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reversed) onChoose({ ...(from && { from }), ...(to && { to }) });
      }}
    >
      <TextInput
        size="xs"
        type="date"
        label={texts.sas.from}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        size="xs"
        type="date"
        label={texts.sas.to}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={reversed && texts.sas.dateInvalid.order}
      />
      <div className={classes.rangeButtons}>
        <Button size="xs" variant="default" onClick={() => onChoose({})}>
          {texts.sas.clear}
        </Button>
        <Button size="xs" type="submit">
          {texts.sas.apply}
        </Button>
      </div>
    </form>
  );
}
