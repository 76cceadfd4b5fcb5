// One dialog for each thing that can be said about a part's deadline: ask why, answer, ask for another day, grant, refuse,
// take back. What is sent is a record of the own side.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import { NumberInput, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { ExplanationView, ExtensionRequestView } from "@nhipcau/contract/shapes/urging.ts";
import { call, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { writtenDay } from "../registers/written-day.ts";
import { useUrgingMessages } from "./urging-messages.ts";
import { usualDays, usualQuestion } from "./usual-question.ts";
import { withdrawToday } from "./withdraw-today.ts";

export type UrgingAct =
  | { readonly kind: "ask" | "extend"; readonly part: PartView }
  | { readonly kind: "answer" | "withdraw-question"; readonly explanation: ExplanationView }
  | { readonly kind: "grant" | "refuse" | "withdraw-request"; readonly request: ExtensionRequestView };

export interface UrgingDialogProps {
  readonly act: UrgingAct;
  /** The day of the page: what is said is said today. */
  readonly asOf: string;
  readonly onClose: () => void;
}

export function UrgingDialog({ act, asOf, onClose }: UrgingDialogProps) {
  const shown = { asOf, onClose };
  switch (act.kind) {
    case "ask":
      return <AskDialog part={act.part} {...shown} />;
    case "extend":
      return <ExtendDialog part={act.part} {...shown} />;
    case "answer":
      return <AnswerDialog explanation={act.explanation} {...shown} />;
    case "grant":
      return <GrantDialog request={act.request} {...shown} />;
    case "refuse":
      return <RefuseDialog request={act.request} {...shown} />;
    case "withdraw-question":
      return <WithdrawDialog register="explanation-requests" id={act.explanation.id} {...shown} />;
    case "withdraw-request":
      return <WithdrawDialog register="extension-requests" id={act.request.id} {...shown} />;
  }
}

interface Shown {
  readonly asOf: string;
  readonly onClose: () => void;
}

function AskDialog({ part, asOf, onClose }: Shown & { readonly part: PartView }) {
  const messages = useUrgingMessages();
  const [question, setQuestion] = useState<string>(usualQuestion);
  const [days, setDays] = useState<number | string>(usualDays);
  return (
    <ActionDialog
      title={messages.ask}
      lead={messages.askLead(part.task)}
      submit={messages.send}
      isReady={question.trim() !== "" && typeof days === "number"}
      run={() =>
        add("explanation-requests", {
          part: part.id,
          question: question.trim(),
          askedOn: asOf,
          days,
          ...illustrated(part),
        })
      }
      onClose={onClose}
    >
      <Words label={messages.question} value={question} onChange={setQuestion} />
      <NumberInput
        label={messages.days}
        min={1}
        max={60}
        allowDecimal={false}
        value={days}
        onChange={setDays}
      />
    </ActionDialog>
  );
}

function ExtendDialog({ part, asOf, onClose }: Shown & { readonly part: PartView }) {
  const messages = useUrgingMessages();
  const { language } = useLanguage();
  const [reason, setReason] = useState("");
  const [newDueDate, setNewDueDate] = useState<string | null>(null);
  return (
    <ActionDialog
      title={messages.extend}
      lead={messages.extendLead(messages.extendDecider)}
      submit={messages.send}
      isReady={reason.trim() !== "" && newDueDate !== null}
      run={() =>
        add("extension-requests", {
          part: part.id,
          askedOn: asOf,
          newDueDate,
          reason: reason.trim(),
          ...illustrated(part),
        })
      }
      onClose={onClose}
    >
      <DateInput
        label={messages.newDue}
        locale={language}
        valueFormat="DD/MM/YYYY"
        placeholder="dd/mm/yyyy"
        dateParser={writtenDay}
        value={newDueDate}
        onChange={setNewDueDate}
        required
        data-autofocus
      />
      <Words label={messages.reason} value={reason} onChange={setReason} />
    </ActionDialog>
  );
}

function AnswerDialog({ explanation, asOf, onClose }: Shown & { readonly explanation: ExplanationView }) {
  const messages = useUrgingMessages();
  const [answer, setAnswer] = useState("");
  return (
    <ActionDialog
      title={messages.answer}
      lead={messages.answerLead(explanation.question)}
      submit={messages.send}
      isReady={answer.trim() !== ""}
      run={() =>
        add("explanations", {
          request: explanation.id,
          answer: answer.trim(),
          answeredOn: asOf,
          ...illustrated(explanation),
        })
      }
      onClose={onClose}
    >
      <Words label={messages.answer} value={answer} onChange={setAnswer} />
    </ActionDialog>
  );
}

function GrantDialog({ request, asOf, onClose }: Shown & { readonly request: ExtensionRequestView }) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const { id, part, newDueDate, reason } = request;
  return (
    <ActionDialog
      title={messages.grant}
      lead={messages.grantLead(format.day(newDueDate))}
      submit={messages.grant}
      run={() =>
        add("extensions", { part, request: id, decidedOn: asOf, newDueDate, reason, ...illustrated(request) })
      }
      onClose={onClose}
    />
  );
}

function RefuseDialog({ request, asOf, onClose }: Shown & { readonly request: ExtensionRequestView }) {
  const messages = useUrgingMessages();
  const [reason, setReason] = useState("");
  return (
    <ActionDialog
      title={messages.refuse}
      lead={messages.refuseLead}
      submit={messages.refuse}
      isReady={reason.trim() !== ""}
      run={() =>
        add("extension-refusals", {
          request: request.id,
          refusedOn: asOf,
          reason: reason.trim(),
          ...illustrated(request),
        })
      }
      onClose={onClose}
    >
      <Words label={messages.reason} value={reason} onChange={setReason} />
    </ActionDialog>
  );
}

interface WithdrawDialogProps extends Shown {
  readonly register: "explanation-requests" | "extension-requests";
  readonly id: string;
}

function WithdrawDialog({ register, id, asOf, onClose }: WithdrawDialogProps) {
  const messages = useUrgingMessages();
  return (
    <ActionDialog
      title={messages.withdraw}
      lead={messages.withdrawLead}
      submit={messages.withdraw}
      run={() => withdrawToday(register, id, asOf)}
      onClose={onClose}
    />
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Words({ label, value, onChange }: WordsProps) {
  return (
    <Textarea
      label={label}
      withAsterisk
      autosize
      minRows={3}
      maxLength={2000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}

function add(register: string, body: Readonly<Record<string, unknown>>) {
  return call(routes.createRecord, { params: { register }, body: { body } });
}

/** What is said about an illustration is one too. */
function illustrated({ illustrative }: { readonly illustrative: boolean }): { readonly illustrative?: true } {
  return illustrative ? { illustrative: true } : {};
}
