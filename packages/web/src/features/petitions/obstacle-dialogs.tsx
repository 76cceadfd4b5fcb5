// What a side states about an obstacle: that it asks, what came back, that it is cleared.
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { EscalationView } from "@nhipcau/contract/shapes/petitions.ts";
import { call, routes, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useText } from "../../app/language.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { AgencyField, DayField, StatementDialog } from "./statement-dialog.tsx";
import { stateRecord } from "./state-record.ts";

export interface ObstacleDialogProps {
  readonly answer: Answer<"obstacle">;
  readonly onClose: () => void;
}

export function EscalateDialog({ answer, onClose }: ObstacleDialogProps) {
  const messages = usePetitionMessages();
  const text = useText();
  const { today = "" } = useAsOf();
  const { obstacle, mayAsk, speakAs } = answer;
  const levels = mayAsk.filter(({ agencies }) => agencies.length > 0);
  const [level, setLevel] = useState(obstacle.authority.code);
  const agencies = levels.find((one) => one.level.code === level)?.agencies ?? [];
  const [toAgency, setToAgency] = useState(obstacle.clearableBy?.id ?? "");
  const [raisedBy, setRaisedBy] = useState(speakAs[0]?.id ?? "");
  const [question, setQuestion] = useState("");
  const [raisedOn, setRaisedOn] = useState(today);
  const [answerDue, setAnswerDue] = useState("");
  const isChosen = agencies.some(({ id }) => id === toAgency);
  return (
    <StatementDialog
      title={messages.escalateTitle}
      lead={messages.escalateLead}
      submit={messages.escalate}
      isReady={isChosen && raisedBy !== "" && question.trim() !== "" && raisedOn !== ""}
      run={() =>
        stateRecord(
          "escalations",
          {
            obstacle: obstacle.id,
            raisedOn,
            raisedBy,
            toLevel: level,
            toAgency,
            question: question.trim(),
            answerDue,
          },
          obstacle,
        )
      }
      onClose={onClose}
    >
      <NativeSelect
        label={messages.toLevel}
        data={levels.map((one) => ({ value: one.level.code, label: text(one.level.label) }))}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value)}
      />
      <AgencyField
        label={messages.toAgency}
        agencies={agencies}
        value={isChosen ? toAgency : ""}
        onChange={setToAgency}
      />
      <AgencyField label={messages.byAgency} agencies={speakAs} value={raisedBy} onChange={setRaisedBy} />
      <Textarea
        label={messages.question}
        required
        autosize
        minRows={3}
        maxLength={4000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        data-autofocus
      />
      <DayField label={messages.raisedOn} value={raisedOn} onChange={setRaisedOn} required />
      <DayField label={messages.answerDue} value={answerDue} onChange={setAnswerDue} />
    </StatementDialog>
  );
}

export interface DirectDialogProps extends ObstacleDialogProps {
  readonly escalation: EscalationView;
}

export function DirectDialog({ answer, escalation, onClose }: DirectDialogProps) {
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const [givenOn, setGivenOn] = useState(today);
  const [opinion, setOpinion] = useState("");
  const [documentNumber, setNumber] = useState("");
  const [clears, setClears] = useState(false);
  return (
    <StatementDialog
      title={messages.directTitle}
      lead={messages.directLead}
      submit={messages.direct}
      isReady={opinion.trim() !== "" && givenOn !== ""}
      run={() =>
        stateRecord(
          "directives",
          {
            escalation: escalation.id,
            givenOn,
            givenBy: escalation.toAgency.id,
            opinion: opinion.trim(),
            documentNumber: documentNumber.trim(),
            clears,
          },
          answer.obstacle,
        )
      }
      onClose={onClose}
    >
      <TextInput label={messages.givenBy} value={escalation.toAgency.name} readOnly />
      <DayField label={messages.givenOn} value={givenOn} onChange={setGivenOn} required />
      <Textarea
        label={messages.opinion}
        required
        autosize
        minRows={3}
        maxLength={8000}
        value={opinion}
        onChange={(event) => setOpinion(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={messages.number}
        maxLength={60}
        value={documentNumber}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Checkbox
        label={messages.clears}
        checked={clears}
        onChange={(event) => setClears(event.currentTarget.checked)}
      />
    </StatementDialog>
  );
}

export function ClearDialog({ answer, onClose }: ObstacleDialogProps) {
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const { obstacle, escalations, petitions } = answer;
  const [clearedOn, setClearedOn] = useState(today);
  const [how, setHow] = useState(() => newestWord(escalations, petitions, obstacle.id));
  const params = { register: "obstacles", id: obstacle.id };
  return (
    <StatementDialog
      title={messages.clearTitle}
      lead={messages.clearLead}
      submit={messages.clear}
      isReady={clearedOn !== ""}
      run={async () => {
        const { record } = await call(routes.record, { params });
        const body = { ...record.body, clearedOn, ...(how.trim() === "" ? {} : { answer: how.trim() }) };
        return call(routes.changeRecord, { params, body: { body }, version: record.version });
      }}
      onClose={onClose}
    >
      <DayField label={messages.clearedOn} value={clearedOn} onChange={setClearedOn} required />
      <Textarea
        label={messages.answerText}
        autosize
        minRows={3}
        maxLength={8000}
        value={how}
        onChange={(event) => setHow(event.currentTarget.value)}
        data-autofocus
      />
    </StatementDialog>
  );
}

// The answer that settles it, else the newest directive: what its own side says can begin with that.
function newestWord(
  escalations: Answer<"obstacle">["escalations"],
  petitions: Answer<"obstacle">["petitions"],
  obstacle: string,
): string {
  const answer = petitions
    .flatMap(({ answers }) => answers)
    .find(({ settles }) => settles.includes(obstacle));
  return answer?.answer ?? escalations.flatMap(({ directives }) => directives).at(-1)?.opinion ?? "";
}
