// The state of a petition as a word with a shape; how long it waits stands beside it.
import type { PetitionSummary } from "@nhipcau/contract/shapes/petitions.ts";
import { useFormat } from "../../app/use-format.ts";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

const shapes = { draft: "○", signing: "◐", agreed: "●", objected: "✕", sent: "◆", answered: "✓" } as const;

export function PhaseBadge({ phase }: Pick<PetitionSummary, "phase">) {
  const messages = usePetitionMessages();
  return (
    <span className={classes.badge} data-phase={phase}>
      <span aria-hidden="true">{shapes[phase]}</span> {messages.petitionPhases[phase]}
    </span>
  );
}

/** `chờ 214 ngày (148 ngày làm việc)`; nothing before it is sent. */
export function WaitingDays({ waiting }: { readonly waiting: PetitionSummary["waiting"] | undefined }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  if (waiting === undefined) return null;
  const { days, until, workingDays } = waiting;
  const said = (until === undefined ? messages.waitsDays : messages.waitedDays)(format.number(days));
  return (
    <span>
      <strong>{said}</strong>
      {workingDays === undefined
        ? null
        : ` (${messages.workingDays(format.number(workingDays.days), workingDays.confirmed)})`}
    </span>
  );
}
