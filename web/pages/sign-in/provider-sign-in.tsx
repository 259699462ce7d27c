import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { providerAddress, signInOptionsQuery } from "../../api/queries.ts";
import { texts } from "../../texts.ts";
import classes from "./sign-in.module.css";

/** The school's identity provider, when there is one. */
export function ProviderSignIn() {
  const { data } = useQuery(signInOptionsQuery(undefined));
  if (!data?.provider) return null;
  return (
    <>
      <p className={classes.or}>{texts.signIn.or}</p>
      <Button component="a" href={providerAddress()} variant="default" fullWidth>
        {texts.signIn.byProvider(data.provider.name)}
      </Button>
    </>
  );
}
