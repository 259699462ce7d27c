import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connectionLost, serverAnswers } from "../../api/connection.ts";
import { texts } from "../../texts.ts";
import { useStore } from "../store.ts";
import classes from "./shell.module.css";

const retryEvery = 5_000;

/** Shown while the server cannot be reached; asks again by itself, and refreshes the page when it is back. */
export function ConnectionBanner() {
  const lost = useStore(connectionLost);
  const client = useQueryClient();

  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(async () => {
      if (await serverAnswers()) {
        connectionLost.set(false);
        client.invalidateQueries();
      }
    }, retryEvery);
    return () => clearInterval(timer);
  }, [lost, client]);

  if (!lost) return null;
  return (
    <div role="alert" className={classes.banner}>
      <span>{texts.connection.lost}</span>
      <Button size="xs" variant="default" onClick={() => client.invalidateQueries()}>
        {texts.common.retry}
      </Button>
    </div>
  );
}
