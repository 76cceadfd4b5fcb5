// The burn-up in words, for three minutes before a meeting: done, planned, behind; each with its list.
import { Link, useSearch } from "@tanstack/react-router";
import type { BurnUpView } from "@nhipcau/contract/shapes/course.ts";
import { useFormat } from "../../app/use-format.ts";
import { standOf } from "./burn-up-option.ts";
import { useCourseMessages } from "./course-messages.ts";
import classes from "./course.module.css";

export function BurnUpSentence({ burnUp }: { readonly burnUp: BurnUpView }) {
  const messages = useCourseMessages();
  const format = useFormat();
  const { agreement } = useSearch({ from: "__root__" });
  const { done, planned, firstPlanned } = standOf(burnUp);
  const within = agreement === undefined ? {} : { agreement };
  const first = format.number(firstPlanned);
  return (
    <p className={classes.sentence}>
      {messages.burnUpSentence(
        format.number(done),
        format.number(planned),
        format.number(burnUp.of),
        format.day(burnUp.asOf),
      )}{" "}
      {planned > done ? messages.behind(format.number(planned - done), first) : messages.notBehind(first)}{" "}
      <Link to="/phan-viec" search={{ ...within, class: "rateable" }}>
        {messages.burnUpList(format.number(burnUp.of))}
      </Link>
    </p>
  );
}
