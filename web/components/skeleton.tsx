import { range } from "./range.ts";
import classes from "./skeleton.module.css";

/** A grey shape of the size of what is coming; invisible for the first 200 ms, so that fast answers do not blink. */
export function Skeleton({
  width = "100%",
  height = "1em",
}: {
  readonly width?: string;
  readonly height?: string;
}) {
  return <span aria-hidden="true" className={classes.shape} style={{ width, height }} />;
}

/** Lines of text to come. */
export function SkeletonText({ lines }: { readonly lines: number }) {
  return (
    <div className={classes.text}>
      {range(lines).map((line) => (
        <Skeleton key={line} width={line % 3 === 2 ? "55%" : "85%"} />
      ))}
    </div>
  );
}
