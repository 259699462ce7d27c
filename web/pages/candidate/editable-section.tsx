import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import type { CandidateProfilePage } from "../../../src/sas/candidate.schema.ts";
import { Section } from "../../components/section.tsx";
import { texts } from "../../texts.ts";
import type { ProfileSection } from "./profile-draft.ts";
import { ProfileForm } from "./profile-form.tsx";

/** Which section is being edited: one at a time. */
export interface Editing {
  /** Administrators only. */
  readonly allowed: boolean;
  readonly section: ProfileSection | null;
  readonly edit: (section: ProfileSection | null) => void;
}

interface EditableSectionProps {
  readonly id: ProfileSection;
  readonly candidate: CandidateProfilePage;
  readonly editing: Editing;
  /** What is shown while nobody edits. */
  readonly children: ReactNode;
}

/** A section of the profile that becomes a form in place; the focus goes into the form and comes back to the button. */
export function EditableSection({ id, candidate, editing, children }: EditableSectionProps) {
  const title = texts.candidate.sections[id];
  const opened = editing.section === id;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpened = useRef(false);

  useEffect(() => {
    if (wasOpened.current && !opened) button.current?.focus();
    wasOpened.current = opened;
  }, [opened]);

  return (
    <Section
      id={id}
      title={title}
      action={
        editing.allowed &&
        editing.section === null && (
          <Button
            ref={button}
            variant="default"
            size="xs"
            aria-label={texts.candidate.editSection(title)}
            onClick={() => editing.edit(id)}
          >
            {texts.common.edit}
          </Button>
        )
      }
    >
      {opened ? (
        <ProfileForm section={id} candidate={candidate} onClose={() => editing.edit(null)} />
      ) : (
        children
      )}
    </Section>
  );
}
