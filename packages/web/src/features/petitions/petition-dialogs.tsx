// What parties state about a petition: agreement or objection, the sending, the answer that came.
import { Checkbox, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { call, routes, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { AgencyField, DayField, StatementDialog } from "./statement-dialog.tsx";
import { stateRecord } from "./state-record.ts";

export interface PetitionDialogProps {
  readonly answer: Answer<"petition">;
  readonly onClose: () => void;
}

export interface WordDialogProps extends PetitionDialogProps {
  readonly decision: "agree" | "object";
}

export function WordDialog({ answer, decision, onClose }: WordDialogProps) {
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const { petition, digest, speakAs, ownSignature } = answer;
  const [read] = useState(digest); // what stood on the page when the dialog was opened is what is signed
  const committee = speakAs.find(({ id }) => id.startsWith("UBND-"));
  const [agency, setAgency] = useState((committee ?? speakAs[0])?.id ?? "");
  const [signedOn, setSignedOn] = useState(today);
  const [reason, setReason] = useState("");
  const isObjection = decision === "object";
  return (
    <StatementDialog
      title={isObjection ? messages.objectTitle : messages.agreeTitle}
      lead={isObjection ? messages.objectLead : messages.agreeLead}
      submit={isObjection ? messages.object : messages.agree}
      isReady={agency !== "" && signedOn !== "" && (!isObjection || reason.trim() !== "")}
      run={() =>
        stateRecord(
          "petition-signatures",
          {
            petition: petition.id,
            decision,
            signedOn,
            agency,
            textDigest: read,
            reason: isObjection ? reason.trim() : "",
          },
          { illustrative: petition.illustrative, changes: ownSignature },
        )
      }
      onClose={onClose}
    >
      <AgencyField label={messages.signAgency} agencies={speakAs} value={agency} onChange={setAgency} />
      <DayField label={messages.signedOn} value={signedOn} onChange={setSignedOn} required />
      {isObjection ? (
        <Textarea
          label={messages.reason}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
    </StatementDialog>
  );
}

export function SendDialog({ answer, onClose }: PetitionDialogProps) {
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const { petition } = answer;
  const [sentOn, setSentOn] = useState(today);
  const [documentNumber, setNumber] = useState("");
  return (
    <StatementDialog
      title={messages.sendTitle}
      lead={messages.sendLead}
      submit={messages.send}
      isReady={sentOn !== "" && documentNumber.trim() !== ""}
      run={() =>
        call(routes.sendPetition, {
          params: { id: petition.id },
          body: { sentOn, documentNumber: documentNumber.trim(), sentTo: [petition.addressee.id] },
        })
      }
      onClose={onClose}
    >
      <TextInput label={messages.sentTo} value={petition.addressee.name} readOnly />
      <TextInput
        label={messages.number}
        placeholder="88/TTr-UBND"
        required
        maxLength={60}
        value={documentNumber}
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-autofocus
      />
      <DayField label={messages.sentOn} value={sentOn} onChange={setSentOn} required />
    </StatementDialog>
  );
}

export function AnswerDialog({ answer, onClose }: PetitionDialogProps) {
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const { petition, addressees } = answer;
  const [answeredOn, setAnsweredOn] = useState(today);
  const [answeredBy, setAnsweredBy] = useState(petition.addressee.id);
  const [documentNumber, setNumber] = useState("");
  const [words, setWords] = useState("");
  const [settles, setSettles] = useState<readonly string[]>([]);
  return (
    <StatementDialog
      title={messages.answerTitle}
      lead={messages.answerLead}
      submit={messages.recordAnswer}
      isReady={answeredOn !== "" && answeredBy !== "" && words.trim() !== ""}
      run={() =>
        stateRecord(
          "petition-answers",
          {
            petition: petition.id,
            answeredOn,
            answeredBy,
            documentNumber: documentNumber.trim(),
            answer: words.trim(),
            settles,
          },
          { illustrative: petition.illustrative },
        )
      }
      onClose={onClose}
    >
      <AgencyField
        label={messages.answeredByField}
        agencies={addressees}
        value={answeredBy}
        onChange={setAnsweredBy}
      />
      <DayField label={messages.answeredOn} value={answeredOn} onChange={setAnsweredOn} required />
      <TextInput
        label={messages.number}
        maxLength={60}
        value={documentNumber}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Textarea
        label={messages.answer}
        required
        autosize
        minRows={3}
        maxLength={8000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox.Group label={messages.whichSettled} value={[...settles]} onChange={setSettles}>
        <Stack gap="xs" mt="xs">
          {petition.obstacles.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={title} />
          ))}
        </Stack>
      </Checkbox.Group>
    </StatementDialog>
  );
}
