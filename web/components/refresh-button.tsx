import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { texts } from "../texts.ts";

/** Fetches again what is shown, with everything under this key. */
export function RefreshButton({ queryKey }: { readonly queryKey: readonly unknown[] }) {
  const client = useQueryClient();
  const [refreshing, setRefreshing] = useState(false);
  const refresh = async () => {
    setRefreshing(true);
    await client.invalidateQueries({ queryKey });
    setRefreshing(false);
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden="true" />}
      loading={refreshing}
      onClick={refresh}
    >
      {texts.common.refresh}
    </Button>
  );
}
