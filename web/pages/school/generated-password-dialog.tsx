import { Button, CopyButton, Modal } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { GeneratedPassword } from "../../../src/accounts/account.schema.ts";
import formClasses from "../../components/form-dialog.module.css";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";
import { nameOf } from "./user-table.tsx";

/** The only time this password is shown; nothing but its button closes the dialog. */
export function GeneratedPasswordDialog({
  generated: { user, password },
  onClose,
}: {
  readonly generated: GeneratedPassword;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.users.passwordTitle(nameOf(user))}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      classNames={{ title: formClasses.title }}
    >
      <p>{texts.users.passwordBody}</p>
      <p className="quiet">{user.email}</p>
      <div className={classes.password}>
        <code>{password}</code>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={
                copied ? (
                  <IconCheck size={16} aria-hidden="true" />
                ) : (
                  <IconCopy size={16} aria-hidden="true" />
                )
              }
            >
              <span aria-live="polite">{copied ? texts.users.copied : texts.users.copy}</span>
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={formClasses.buttons}>
        <Button onClick={onClose}>{texts.common.close}</Button>
      </div>
    </Modal>
  );
}
