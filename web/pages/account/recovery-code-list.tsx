import { Button, CopyButton } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useMe } from "../../app/me.ts";
import { downloadText } from "../../components/download.ts";
import { texts } from "../../texts.ts";
import classes from "./account.module.css";

const words = texts.secondFactor;

/** The only time these codes are shown: to copy, download or print. */
export function RecoveryCodeList({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { email } = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const asText = `${words.fileHeading(email)}\n\n${codes.join("\n")}\n`;
  useEffect(() => heading.current?.focus(), []);

  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={classes.codesTitle}>
        {words.codesTitle}
      </h3>
      <p className={classes.meaning}>{words.codesMeaning}</p>
      <ol className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <CopyButton value={asText}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              <span aria-live="polite">{copied ? words.copied : words.copy}</span>
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => downloadText(words.fileName, "text/plain", asText)}>
          {words.download}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={onKept}>{words.kept}</Button>
      </div>
    </>
  );
}
