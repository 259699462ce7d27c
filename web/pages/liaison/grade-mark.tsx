import { IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from "@tabler/icons-react";
import type { LinkGrade } from "../../../src/liaison/proposal.schema.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";

const icons = { certain: IconCircleCheck, probable: IconCircleHalf2, possible: IconCircleDashed };

/** How sure a proposal is: a shape, a word and a colour. */
export function GradeMark({ grade }: { readonly grade: LinkGrade }) {
  const Icon = icons[grade];
  return (
    <span className={classes.grade} data-grade={grade}>
      <Icon size={15} aria-hidden="true" />
      {texts.liaison.grade[grade]}
    </span>
  );
}
