import { Radio } from "@mantine/core";
import type {
  GeneratedPassword,
  PasswordLink,
  User,
  UserChange,
} from "../../../src/accounts/account.schema.ts";
import { usersQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";
import { nameOf } from "./user-table.tsx";

interface QuestionProps {
  readonly user: User;
  readonly onClose: () => void;
}

/** A link, by which the person alone knows the new password; or a password to say, which stops the former one at once. */
export function ConfirmNewPassword({
  user,
  onClose,
  onGiven,
}: QuestionProps & { readonly onGiven: (given: GeneratedPassword | PasswordLink) => void }) {
  const { save, saving, fault } = useSaving({
    send: (way: string) =>
      request<GeneratedPassword | PasswordLink>(
        "POST",
        `/api/users/${encodeURIComponent(user.id)}/${way === "password" ? "password" : "password-link"}`,
      ),
    refresh: [usersQuery.queryKey],
    onSaved: onGiven,
  });
  return (
    <FormDialog
      title={texts.users.newPassword}
      submitLabel={texts.users.generate}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={(form) => save(formText(form, "way"))}
    >
      <Radio.Group name="way" label={texts.users.newPasswordQuestion(nameOf(user))} defaultValue="link">
        <div className={classes.ways}>
          <Radio value="link" label={texts.users.byLink} description={texts.users.byLinkMeaning} />
          <Radio
            value="password"
            label={texts.users.byPassword}
            description={texts.users.byPasswordMeaning}
          />
        </div>
      </Radio.Group>
    </FormDialog>
  );
}

/** Asks before the password alone lets somebody in again. */
export function ConfirmFactorReset({ user, onClose }: QuestionProps) {
  const name = nameOf(user);
  const { save, saving, fault } = useSaving({
    send: () => request<User>("DELETE", `/api/users/${encodeURIComponent(user.id)}/second-factor`),
    refresh: [usersQuery.queryKey],
    onSaved: () => {
      showToast(texts.users.factorReset(name));
      onClose();
    },
  });
  return (
    <FormDialog
      title={texts.users.resetFactorOf(name)}
      submitLabel={texts.users.resetFactor}
      danger
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      <p>{texts.users.resetFactorQuestion(name)}</p>
    </FormDialog>
  );
}

/** Asks before an account is disabled, or enabled again. */
export function ConfirmState({ user, onClose }: QuestionProps) {
  const { save, saving, fault } = useSaving({
    send: (change: UserChange) => request<User>("PATCH", `/api/users/${encodeURIComponent(user.id)}`, change),
    refresh: [usersQuery.queryKey],
    onSaved: () => {
      showToast(texts.common.saved);
      onClose();
    },
  });
  const name = nameOf(user);
  return (
    <FormDialog
      title={user.disabled ? texts.users.enableOf(name) : texts.users.disableOf(name)}
      submitLabel={user.disabled ? texts.users.enable : texts.users.disable}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save({ disabled: !user.disabled })}
    >
      <p>{user.disabled ? texts.users.enableQuestion(name) : texts.users.disableQuestion(name)}</p>
    </FormDialog>
  );
}
