// One commitment: the span, what each side has to do and has said, when it will be joined, what is in the way, what
// waits for what, what the sources say, and the way from the sentence to the result.
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { AgreementName } from "../../app/agreement-name.tsx";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useLanguage, useMessages, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ClassBadge } from "../figures/class-badge.tsx";
import { EvidenceCard } from "../evidence/evidence-card.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { RecordHistoryButton } from "../history/record-history-button.tsx";
import { Span } from "../span/span.tsx";
import { SpanLegend } from "../span/span-legend.tsx";
import { ChainCard } from "./chain-card.tsx";
import { CommitmentSides } from "./commitment-sides.tsx";
import { jointForecastSentence } from "./joint-forecast.ts";
import { Milestones } from "./milestones.tsx";
import { SaidTimeline } from "./said-timeline.tsx";
import { SourceStatements } from "./source-statements.tsx";
import { WaitsCard } from "./waits-card.tsx";
import classes from "./commitment-page.module.css";

const UrgingHistory = lazy(async () => ({
  default: (await import("../urging/urging-history.tsx")).UrgingHistory,
}));

export function CommitmentPage() {
  const { id } = useParams({ from: "/cam-ket/$id" });
  const { asOf } = useAsOf();
  const query = useCall(routes.commitment, { params: { id }, query: { asOf } });
  const urging = useCall(routes.commitmentUrging, { params: { id }, query: { asOf } });
  return <Loaded query={query}>{(answer) => <Commitment answer={answer} urging={urging.data} />}</Loaded>;
}

interface CommitmentProps {
  readonly answer: Answer<"commitment">;
  /** Comes after the rest. */
  readonly urging: Answer<"commitmentUrging"> | undefined;
}

function Commitment({ answer, urging }: CommitmentProps) {
  const { shell } = useMessages();
  const { language } = useLanguage();
  const { commitment } = answer;
  const title = language === "en" ? (commitment.titleEn ?? commitment.title) : commitment.title;
  return (
    <>
      <PageHead
        title={title}
        about={<About answer={answer} />}
        actions={
          <>
            <RecordHistoryButton register="commitments" id={commitment.id} of={title} />
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPrinter size={16} stroke={1.8} aria-hidden />}
              onClick={() => window.print()}
            >
              {shell.print}
            </Button>
          </>
        }
      />
      <div className={classes.page}>
        <SpanCard answer={answer} title={title} urging={urging} />
        <div className={classes.split}>
          <SaidTimeline answer={answer} />
          <div className={classes.page}>
            <ChainCard answer={answer} />
            <EvidenceCard commitment={answer.commitment.id} />
            <Milestones milestones={answer.milestones} />
            <WaitsCard answer={answer} />
            {urging === undefined ? null : (
              <Suspense>
                <UrgingHistory urging={urging} />
              </Suspense>
            )}
            <SourceStatements statements={answer.statements} />
          </div>
        </div>
      </div>
    </>
  );
}

function About({ answer }: { readonly answer: Answer<"commitment"> }) {
  const { figures } = useMessages();
  const text = useText();
  const format = useFormat();
  const { commitment, asOf } = answer;
  return (
    <>
      {text(commitment.sector.label)} ·{" "}
      <Link to="/thoa-thuan/$id" params={{ id: commitment.agreement.id }}>
        <AgreementName of={commitment.agreement} />
      </Link>{" "}
      · {figures.asOf(format.day(asOf))} <IllustrativeMark show={commitment.illustrative} />
    </>
  );
}

function SpanCard({ answer, title, urging }: CommitmentProps & { readonly title: string }) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const { commitment } = answer;
  return (
    <Card
      title={messages.bothEnds}
      actions={<ClassBadge class={commitment.class} daysOverdue={commitment.daysOverdue} />}
    >
      <Span title={title} sides={commitment.sides} kind="full" />
      <CommitmentSides answer={answer} urging={urging} />
      <p className={classes.forecast}>{jointForecastSentence(commitment, messages.forecast, format.day)}</p>
      {commitment.disagreements.length === 0 ? null : (
        <div className={classes.disagreements}>
          <strong>{messages.disagreements}</strong>
          <ul>
            {commitment.disagreements.map((one) => (
              <li key={`${one.kind} ${one.sentence.vi}`}>{text(one.sentence)}</li>
            ))}
          </ul>
        </div>
      )}
      <SpanLegend />
    </Card>
  );
}
