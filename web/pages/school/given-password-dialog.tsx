import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { GeneratedPassword, PasswordLink } from "../../../src/accounts/account.schema.ts";
import { Dialog } from "../../components/dialog.tsx";
import formClasses from "../../components/form-dialog.module.css";
import { formatMoment } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./school.module.css";
import { nameOf } from "./user-table.tsx";

/** The only time this password or this link is shown; nothing but its button closes the dialog. */
export function GivenPasswordDialog({
  given,
  onClose,
}: {
  readonly given: GeneratedPassword | PasswordLink;
  readonly onClose: () => void;
}) {
  const { user } = given;
  const isLink = "path" in given;
  const shown = isLink ? `${window.location.origin}${given.path}` : given.password;
  return (
    <Dialog
      onClose={onClose}
      title={(isLink ? texts.users.linkTitle : texts.users.passwordTitle)(nameOf(user))}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <p>{isLink ? texts.users.linkBody(formatMoment(given.expiresAt)) : texts.users.passwordBody}</p>
      <p className="quiet">{user.email}</p>
      <div className={classes.password}>
        <code>{shown}</code>
        <CopyButton value={shown}>
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
    </Dialog>
  );
}
