import { Checkbox, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { User } from "../../../src/accounts/account.schema.ts";
import { establishmentsQuery } from "../../api/queries.ts";
import { useMe } from "../../app/me.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";

interface EstablishmentsChoiceProps {
  /** What the account has; null: all of them. */
  readonly initial: User["establishments"];
  readonly fault: string | null;
}

/** All establishments, or some; whoever has only some offers those alone. Read back with `readEstablishments`. */
export function EstablishmentsChoice({ initial, fault }: EstablishmentsChoiceProps) {
  const limited = useMe().establishments !== null;
  const [extent, setExtent] = useState(limited || initial !== null ? "some" : "all");
  return (
    <>
      {!limited && (
        <Radio.Group
          name="extent"
          label={texts.users.establishments}
          value={extent}
          onChange={setExtent}
          className={classes.extent}
        >
          <Radio value="all" label={texts.users.allEstablishments} />
          <Radio value="some" label={texts.users.someEstablishments} />
        </Radio.Group>
      )}
      {extent === "some" && <SomeEstablishments initial={initial ?? []} fault={fault} titled={limited} />}
    </>
  );
}

function SomeEstablishments({
  initial,
  fault,
  titled,
}: {
  readonly initial: readonly string[];
  readonly fault: string | null;
  readonly titled: boolean;
}) {
  const { data = [] } = useQuery(establishmentsQuery);
  return (
    <Checkbox.Group
      label={titled ? texts.users.establishments : texts.users.chooseEstablishments}
      defaultValue={[...initial]}
      error={fault}
      className={classes.establishments}
    >
      {data.map(({ uai, name }) => (
        <Checkbox key={uai} name="establishments" value={uai} label={`${name} (${uai})`} />
      ))}
    </Checkbox.Group>
  );
}

/** What was chosen: null for all of them, an empty list when nothing was ticked. */
export function readEstablishments(form: FormData): string[] | null {
  if (form.get("extent") === "all") return null;
  return form.getAll("establishments").map(String);
}
