import type { GeneratedPassword, User, UserChange } from "../../../src/accounts/account.schema.ts";
import { usersQuery } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { showToast } from "../../components/toast.tsx";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import { nameOf } from "./user-table.tsx";

interface QuestionProps {
  readonly user: User;
  readonly onClose: () => void;
}

/** Asks before the former password stops working. */
export function ConfirmNewPassword({
  user,
  onClose,
  onGenerated,
}: QuestionProps & { readonly onGenerated: (generated: GeneratedPassword) => void }) {
  const { save, saving, fault } = useSaving({
    send: () => request<GeneratedPassword>("POST", `/api/users/${encodeURIComponent(user.id)}/password`),
    refresh: [usersQuery.queryKey],
    onSaved: onGenerated,
  });
  return (
    <FormDialog
      title={texts.users.newPassword}
      submitLabel={texts.users.generate}
      saving={saving}
      fault={fault}
      onClose={onClose}
      onSubmit={() => save(undefined)}
    >
      <p>{texts.users.newPasswordQuestion(nameOf(user))}</p>
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
