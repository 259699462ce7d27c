import { Button, Modal, PasswordInput } from "@mantine/core";
import type { Authentication } from "../../../src/accounts/account.schema.ts";
import { answerProof, proofAsked } from "../../api/proof-gate.ts";
import { providerAddress } from "../../api/queries.ts";
import { request } from "../../api/request.ts";
import { CodeInput } from "../../components/code-input.tsx";
import dialogClasses from "../../components/dialog.module.css";
import formClasses from "../../components/form-dialog.module.css";
import { FormInDialog } from "../../components/form-dialog.tsx";
import { formText } from "../../components/form-text.ts";
import { useSaving } from "../../components/use-saving.ts";
import { texts } from "../../texts.ts";
import { useMe } from "../me.ts";
import { useStore } from "../store.ts";

/** Asks for the password again before a dangerous act, which then goes on by itself. */
export function ProofDialog() {
  const asked = useStore(proofAsked);
  const { byProvider } = useMe();
  return (
    <Modal
      opened={asked}
      onClose={() => answerProof(false)}
      title={texts.proof.title}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": texts.common.close }}
      classNames={{ title: dialogClasses.title }}
      zIndex={340}
    >
      {byProvider ? <ProofByProvider /> : <ProofForm />}
    </Modal>
  );
}

/** The proof is given where the person signed in: that leaves the page. */
function ProofByProvider() {
  return (
    <>
      <p>{texts.proof.byProviderBody}</p>
      <div className={formClasses.buttons}>
        <Button variant="default" onClick={() => answerProof(false)}>
          {texts.common.cancel}
        </Button>
        <Button component="a" href={providerAddress({ proof: true })} data-autofocus>
          {texts.proof.byProvider}
        </Button>
      </div>
    </>
  );
}

function ProofForm() {
  const { secondFactor } = useMe();
  const { save, saving, fault, faultOf } = useSaving({
    send: (proof: Authentication) => request<undefined>("POST", "/api/session/authentication", proof),
    fields: ["currentPassword", "code"],
    refresh: [],
    onSaved: () => answerProof(true),
  });
  return (
    <FormInDialog
      submitLabel={texts.proof.submit}
      saving={saving}
      fault={fault}
      onClose={() => answerProof(false)}
      onSubmit={(form) =>
        save({
          password: formText(form, "password"),
          ...(secondFactor && { code: formText(form, "code") }),
        })
      }
    >
      <p>{texts.proof.body}</p>
      <PasswordInput
        name="password"
        label={texts.signIn.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus
        visibilityToggleButtonProps={{ "aria-label": texts.password.show, tabIndex: 0 }}
        error={faultOf("currentPassword")}
      />
      {secondFactor && (
        <CodeInput label={texts.signIn.code} description={texts.signIn.codeHint} error={faultOf("code")} />
      )}
    </FormInDialog>
  );
}
