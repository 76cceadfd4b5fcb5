// Both sides' parts as columns, left and right like the span; on a phone one below the other.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBolt, IconChecks, IconPencilPlus } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { Answer } from "../../app/api.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { PhaseMark } from "../figures/phase-mark.tsx";
import { useWorkingDays } from "../figures/working-days.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { RecordHistoryButton } from "../history/record-history-button.tsx";
import { sideIndexOf, sidePlaces, type SidePlace } from "../span/side-places.ts";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import classes from "./commitment-page.module.css";

const ReportDrawer = lazy(async () => ({
  default: (await import("../reports/report-drawer.tsx")).ReportDrawer,
}));

const RecordObstacleDialog = lazy(async () => ({
  default: (await import("../petitions/record-obstacle-dialog.tsx")).RecordObstacleDialog,
}));

const PartUrging = lazy(async () => ({
  default: (await import("../urging/part-urging.tsx")).PartUrging,
}));

const DecideDialog = lazy(async () => ({
  default: (await import("../work/decide-dialog.tsx")).DecideDialog,
}));

type Urging = Answer<"commitmentUrging">;

export interface CommitmentSidesProps {
  readonly answer: Answer<"commitment">;
  /** Comes after the rest. */
  readonly urging: Urging | undefined;
}

export function CommitmentSides({ answer, urging }: CommitmentSidesProps) {
  const places = sidePlaces(answer.commitment.sides);
  const banks = (["left", "right"] as const).filter((bank) => places.some((place) => place.bank === bank));
  return (
    <div className={classes.sides}>
      {banks.map((bank) => (
        <div key={bank} className={classes.bank}>
          {places.map((place, index) =>
            place.bank === bank ? (
              <Side key={place.key} index={index} place={place} answer={answer} urging={urging} />
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

interface SideProps {
  readonly index: number;
  readonly place: SidePlace;
  readonly answer: Answer<"commitment">;
  readonly urging: Urging | undefined;
}

function Side({ index, place, answer, urging }: SideProps) {
  const messages = useMessages();
  const { sides } = answer.commitment;
  const side = sides[index];
  const own = answer.parts.filter((part) => sideIndexOf(sides, part) === index);
  if (side === undefined) return null;
  return (
    <section className={classes.side} data-tone={place.tone}>
      <h3>
        {side.locality.name}
        {side.formerly === undefined ? null : <small> · {messages.span.formerly(side.formerly.name)}</small>}
      </h3>
      {own.map((part) => (
        <Part key={part.id} part={part} answer={answer} urging={urging} />
      ))}
    </section>
  );
}

interface PartProps {
  readonly part: PartView;
  readonly answer: Answer<"commitment">;
}

function Part({ part, answer, urging }: PartProps & { readonly urging: Urging | undefined }) {
  const messages = useMessages().commitments;
  const { id, task, product, leadAgency, coordinatingAgencies, locality, steward, illustrative } = part;
  const agencyText = useAgencyText();
  const coordinating = coordinatingAgencies.map((agency) => agencyText(agency, part.keepers)).join(", ");
  return (
    <article className={classes.part}>
      <h4>
        <Written vi={task} /> <IllustrativeMark show={illustrative} />
      </h4>
      <p>
        {messages.lead}: {leadAgency ? agencyText(leadAgency, part.keepers) : messages.noLead}
        {coordinating === "" ? null : ` · ${messages.coordinating}: ${coordinating}`}
      </p>
      {product === undefined ? null : (
        <p>
          {messages.product}: <Written vi={product} />
        </p>
      )}
      {locality.id === steward.id ? null : <p>{messages.successor(steward.name, locality.name)}</p>}
      <PartDates part={part} answer={answer} />
      <PartMarks part={part} />
      {urging === undefined ? null : (
        <Suspense>
          <PartUrging part={part} urging={urging} />
        </Suspense>
      )}
      <div className={classes.partActions}>
        {answer.mayReport.includes(id) ? <ReportButton part={part} answer={answer} /> : null}
        {answer.mayReport.includes(id) ? <ObstacleButton part={part} /> : null}
        <DecideButton part={part} answer={answer} />
        <RecordHistoryButton register="parts" id={id} of={task} compact />
      </div>
    </article>
  );
}

function PartDates({ part, answer }: PartProps) {
  const messages = useMessages().commitments;
  const format = useFormat();
  const workingDays = useWorkingDays(part);
  const { firstDueDate, dueDate, lastReportOn, doneOn, forecast } = part;
  const extensions = answer.extensions.filter((extension) => extension.part === part.id);
  const said = [
    dueDate === undefined ? messages.noDue : `${messages.due} ${format.day(dueDate)}`,
    ...(workingDays === undefined ? [] : [workingDays]),
    ...(firstDueDate === undefined || firstDueDate === dueDate
      ? []
      : [messages.firstDue(format.day(firstDueDate))]),
    lastReportOn === undefined ? messages.neverReported : messages.reportedOn(format.day(lastReportOn)),
    ...(doneOn === undefined ? [] : [messages.doneOn(format.day(doneOn))]),
    ...(doneOn !== undefined || forecast.date === undefined
      ? []
      : [messages.forecastOf(format.day(forecast.date))]),
  ];
  return (
    <>
      <p>{said.join(" · ")}</p>
      {extensions.map(({ id, newDueDate, grantedBy, reason }) => (
        <p key={id}>
          {messages.extendedTo(format.day(newDueDate), grantedBy?.name)}: {reason}
        </p>
      ))}
    </>
  );
}

function PartMarks({ part }: { readonly part: PartView }) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const { percent, stage, openObstacles, obstaclesBeyondAuthority } = part;
  return (
    <p className={classes.marks}>
      <ClassBadge class={part.class} daysOverdue={part.daysOverdue} daysLeft={part.daysLeft} />
      <PhaseMark part={part} />
      {percent === undefined ? null : <strong>{format.percent(percent)}</strong>}
      {stage === undefined ? null : <span>{text(stage.label)}</span>}
      {openObstacles === 0 ? null : (
        <span className={classes.obstacle}>
          <IconBolt size={15} stroke={1.8} aria-hidden /> {messages.obstacles(openObstacles)}
          {obstaclesBeyondAuthority === 0 ? null : `, ${messages.beyond(obstaclesBeyondAuthority)}`}
        </span>
      )}
    </p>
  );
}

// Confirm or return what waits; or change what was decided, where only its own side may.
function DecideButton({ part, answer }: PartProps) {
  const { work } = useMessages();
  const [isOpen, dialog] = useDisclosure(false);
  const events = answer.mayDo.find((one) => one.part === part.id)?.events ?? [];
  const isWaiting = part.phase === "awaiting-confirmation";
  if (!events.includes("confirm") && !events.includes("reopen")) return null;
  return (
    <>
      <Button
        size="xs"
        variant={isWaiting ? "filled" : "default"}
        className="nc-no-print"
        leftSection={<IconChecks size={16} stroke={1.8} aria-hidden />}
        onClick={dialog.open}
      >
        {isWaiting ? work.decide : work.changeDecision}
      </Button>
      {isOpen ? (
        <Suspense>
          <DecideDialog part={part} onClose={dialog.close} />
        </Suspense>
      ) : null}
    </>
  );
}

function ReportButton({ part, answer }: PartProps) {
  const messages = useMessages().commitments;
  const [isOpen, drawer] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        className="nc-no-print"
        leftSection={<IconPencilPlus size={16} stroke={1.8} aria-hidden />}
        onClick={drawer.open}
      >
        {messages.report}
      </Button>
      {isOpen ? (
        <Suspense>
          <ReportDrawer part={part} reports={answer.reports} onClose={drawer.close} />
        </Suspense>
      ) : null}
    </>
  );
}

function ObstacleButton({ part }: { readonly part: PartView }) {
  const messages = useMessages().commitments;
  const mayWrite = useMayWrite("obstacles");
  const [isOpen, dialog] = useDisclosure(false);
  if (mayWrite !== true) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        className="nc-no-print"
        leftSection={<IconBolt size={16} stroke={1.8} aria-hidden />}
        onClick={dialog.open}
      >
        {messages.recordObstacle}
      </Button>
      {isOpen ? (
        <Suspense>
          <RecordObstacleDialog part={part} onClose={dialog.close} />
        </Suspense>
      ) : null}
    </>
  );
}
