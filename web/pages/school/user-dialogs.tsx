import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type {
  GeneratedPassword,
  NewUser,
  Role,
  User,
  UserChange,
} from "../../../src/accounts/account.schema.ts";
import { usersQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { useMe } from "../../app/me.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import { EstablishmentsChoice, readEstablishments } from "./establishments-choice.tsx";
import { nameOf } from "./user-table.tsx";

const roles = Object.entries(texts.users.roles).map(([value, label]) => ({ value, label }));

export function AddUser({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (generated: GeneratedPassword) => void;
}) {
  const { missing, complete } = useCompulsory();
  const { save, saving, fault, faultOf } = useSaving({
    send: (user: NewUser) => request<GeneratedPassword>("POST", "/api/users", user),
    fields: ["email", "firstName", "lastName", "role", "establishments"],
    refresh: [usersQuery.queryKey],
    onSaved: onAdded,
  });

  return (
    <FormDialog
      title={texts.users.add}
      submitLabel={texts.common.add}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        const user = { ...readNames(form), email: formText(form, "email").trim(), role: readRole(form) };
        const establishments = readEstablishments(form);
        if (complete(user, establishments)) save({ ...user, establishments });
      }}
    >
      <NameFields missing={missing} faultOf={faultOf} />
      <TextInput
        name="email"
        type="email"
        label={texts.users.email}
        required
        maxLength={254}
        error={missing.has("email") ? texts.common.required : faultOf("email")}
      />
      <NativeSelect name="role" label={texts.users.role} data={roles} error={faultOf("role")} />
      <EstablishmentsChoice
        initial={null}
        fault={missing.has("establishments") ? texts.users.noEstablishment : faultOf("establishments")}
      />
    </FormDialog>
  );
}

export function EditUser({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const me = useMe();
  const { missing, complete } = useCompulsory();
  const { save, saving, fault, faultOf } = useSaving({
    send: (change: UserChange) => request<User>("PATCH", `/api/users/${encodeURIComponent(user.id)}`, change),
    fields: ["firstName", "lastName", "role", "establishments"],
    refresh: [usersQuery.queryKey, ["me"]],
    onSaved: () => {
      showToast(texts.common.saved);
      onClose();
    },
  });

  return (
    <FormDialog
      title={texts.users.editTitle(nameOf(user))}
      submitLabel={texts.common.save}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => {
        const names = readNames(form);
        // Nobody changes their own rights.
        if (user.id === me.id) {
          if (complete(names)) save(names);
          return;
        }
        const establishments = readEstablishments(form);
        if (complete(names, establishments)) save({ ...names, role: readRole(form), establishments });
      }}
    >
      <NameFields user={user} missing={missing} faultOf={faultOf} />
      {user.id !== me.id && (
        <>
          <NativeSelect
            name="role"
            label={texts.users.role}
            data={roles}
            defaultValue={user.role}
            error={faultOf("role")}
          />
          <EstablishmentsChoice
            initial={user.establishments}
            fault={missing.has("establishments") ? texts.users.noEstablishment : faultOf("establishments")}
          />
        </>
      )}
    </FormDialog>
  );
}

function NameFields({
  user,
  missing,
  faultOf,
}: {
  readonly user?: User;
  readonly missing: ReadonlySet<string>;
  readonly faultOf: (field: string) => string | null;
}) {
  return (["firstName", "lastName"] as const).map((field) => (
    <TextInput
      key={field}
      name={field}
      label={texts.users[field]}
      defaultValue={user?.[field]}
      required
      maxLength={100}
      data-autofocus={field === "firstName" || undefined}
      error={missing.has(field) ? texts.common.required : faultOf(field)}
    />
  ));
}

/** Marks the fields left blank; `complete` says whether there is none. */
function useCompulsory() {
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  return {
    missing,
    complete(values: Record<string, string>, establishments: readonly string[] | null = null): boolean {
      const blank = Object.keys(values).filter((field) => values[field] === "");
      if (establishments?.length === 0) blank.push("establishments");
      setMissing(new Set(blank));
      return blank.length === 0;
    },
  };
}

function readNames(form: FormData) {
  return { firstName: formText(form, "firstName").trim(), lastName: formText(form, "lastName").trim() };
}

function readRole(form: FormData): Role {
  return formText(form, "role") === "recruiter" ? "recruiter" : "school_admin";
}
