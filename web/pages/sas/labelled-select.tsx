import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useId } from "react";
import classes from "./sas.module.css";

/** A choice above the list, its name beside it. */
export function LabelledSelect({ label, ...select }: NativeSelectProps & { readonly label: string }) {
  const id = useId();
  return (
    <div className={classes.control}>
      <label htmlFor={id}>{label}</label>
      <NativeSelect id={id} size="xs" className={classes.wideSelect} {...select} />
    </div>
  );
}
