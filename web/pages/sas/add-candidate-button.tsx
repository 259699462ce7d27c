import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { texts } from "../../texts.ts";

const AddCandidateDialog = lazy(() =>
  import("./add-candidate-dialog.tsx").then(({ AddCandidateDialog }) => ({ default: AddCandidateDialog })),
);

/** Above the SAS: somebody whom no file brings. `uai`: the établissement of the list. */
export function AddCandidateButton({ uai }: { readonly uai: string | undefined }) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconUserPlus size={15} aria-hidden="true" />}
        onClick={dialog.open}
      >
        {texts.addCandidate.open}
      </Button>
      {opened && (
        <Suspense>
          <AddCandidateDialog uai={uai} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}
