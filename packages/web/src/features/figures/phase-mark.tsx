// Where a part stands between the side that does it and the one that assigned it, beside its class: waiting to be confirmed
// and for how long, or returned and why. Says nothing of a part that is simply open or done.
import { IconArrowBackUp, IconHourglass } from "@tabler/icons-react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import classes from "./figures.module.css";

type Marked = Pick<PartView, "phase" | "assigner" | "daysAwaiting" | "returned">;

export function PhaseMark({ part }: { readonly part: Marked }) {
  const { figures } = useMessages();
  const format = useFormat();
  const { phase, assigner, daysAwaiting, returned } = part;
  if (assigner === undefined) return null;
  if (phase === "awaiting-confirmation") {
    return (
      <span className={classes.phase} data-phase={phase}>
        <IconHourglass size={14} stroke={1.8} aria-hidden />{" "}
        {figures.awaiting(assigner.name, daysAwaiting ?? 0)}
      </span>
    );
  }
  if (phase !== "returned" || returned === undefined) return null;
  return (
    <span className={classes.phase} data-phase={phase}>
      <IconArrowBackUp size={14} stroke={1.8} aria-hidden />{" "}
      {figures.returned(assigner.name, format.day(returned.on))}
      {returned.reason === undefined ? null : (
        <>
          {": "}
          <span className={classes.reason}>
            <Written vi={returned.reason} />
          </span>
        </>
      )}
    </span>
  );
}
