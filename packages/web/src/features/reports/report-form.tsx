// The fields of a report and its sending.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconCopy } from "@tabler/icons-react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { reportChange, type ReportWords } from "@nhipcau/domain/promises/report-change.ts";
import { call, OfflineError, routes } from "../../app/api.ts";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { problemSentences, sentencesByField } from "../../app/problem-sentences.ts";
import { useFormat } from "../../app/use-format.ts";
import { goesDown, needsReason, reportBody, type ReportDraft } from "./report-draft.ts";
import { draftWords } from "./report-words.ts";
import { useBackOnline } from "./use-back-online.ts";
import { sendingKey, type KeptDraft } from "./use-report-draft.ts";
import classes from "./reports.module.css";

export interface ReportFormProps {
  readonly part: PartView;
  readonly kept: KeptDraft;
  /** The earlier words that a copy would repeat. */
  readonly before: ReportWords | undefined;
  readonly onDone: () => void;
}

export function ReportForm({ part, kept, before, onDone }: ReportFormProps) {
  const { reports } = useMessages();
  const sending = useSending(part, kept, onDone);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <h3>{reports.now}</h3>
      {kept.wasKept ? (
        <Text size="sm" c="dimmed">
          {reports.draftFound}
        </Text>
      ) : null}
      <ReportFields part={part} kept={kept} error={sending.error} />
      <DateOnly kept={kept} before={before} />
      {kept.draft.stage === "done" && part.assigner !== undefined && !kept.draft.noChange ? (
        <Text size="sm" mt="sm">
          {reports.toBeConfirmed(part.assigner.name)}
        </Text>
      ) : null}
      <Refusals error={sending.error} onSend={() => sending.mutate()} />
      <Group mt="md" gap="xs">
        <Button type="submit" loading={sending.isPending}>
          {reports.send}
        </Button>
        <Button variant="default" onClick={onDone}>
          {reports.cancel}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            kept.forget();
            sending.reset();
          }}
        >
          {reports.discard}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {reports.draftKept}
      </Text>
    </form>
  );
}

function useSending(part: PartView, kept: KeptDraft, onDone: () => void) {
  const { reports } = useMessages();
  const queries = useQueryClient();
  return useMutation({
    networkMode: "always", // without a connection it fails and says so, instead of waiting unseen
    mutationFn: () => {
      const body = reportBody(kept.draft, part.id, reports.noChangeNarrative, part.illustrative);
      // The same words sent again after a lost connection carry the same key and so count once; other words get another.
      const idempotencyKey = sendingKey(part.id, JSON.stringify(body), () => crypto.randomUUID());
      return call(routes.createRecord, {
        params: { register: "reports" },
        body: { body },
        idempotencyKey,
      });
    },
    onSuccess: async () => {
      kept.forget();
      await queries.invalidateQueries();
      onDone();
    },
  });
}

interface ReportFieldsProps {
  readonly part: PartView;
  readonly kept: KeptDraft;
  readonly error: unknown;
}

function ReportFields({ part, kept, error }: ReportFieldsProps) {
  const { reports } = useMessages();
  const { language } = useLanguage();
  const { draft, change } = kept;
  const refused = sentencesByField(error, language);
  const errorOf = (field: string) => refused.get(field)?.join(" ");
  return (
    <Stack gap="sm">
      <DateInput
        label={reports.date}
        locale={language}
        valueFormat="DD/MM/YYYY"
        value={draft.date === "" ? null : draft.date}
        onChange={(day) => change({ date: day ?? "" })}
        error={errorOf("date")}
        required
      />
      <Checkbox
        label={reports.noChange}
        description={reports.noChangeHelp}
        checked={draft.noChange}
        onChange={(event) => change({ noChange: event.currentTarget.checked })}
        error={errorOf("noChange")}
      />
      {draft.noChange ? null : <ProgressFields draft={draft} change={change} errorOf={errorOf} />}
      <ReasonField part={part} draft={draft} change={change} error={errorOf("reason")} />
      <TextInput
        label={reports.evidence}
        type="url"
        placeholder="https://"
        value={draft.evidence}
        onChange={(event) => change({ evidence: event.currentTarget.value })}
        error={errorOf("evidence")}
      />
    </Stack>
  );
}

interface ProgressFieldsProps {
  readonly draft: ReportDraft;
  readonly change: KeptDraft["change"];
  readonly errorOf: (field: string) => string | undefined;
}

function ProgressFields({ draft, change, errorOf }: ProgressFieldsProps) {
  const { reports } = useMessages();
  const { language } = useLanguage();
  return (
    <>
      <NativeSelect
        label={reports.stage}
        data={Object.entries(reports.stages).map(([value, label]) => ({ value, label }))}
        value={draft.stage}
        onChange={(event) => {
          const stage = event.currentTarget.value;
          change(stage === "done" ? { stage, percent: 100 } : { stage });
        }}
        error={errorOf("stage")}
      />
      <NumberInput
        label={reports.percent}
        description={reports.percentHelp}
        min={0}
        max={100}
        allowDecimal={false}
        clampBehavior="none"
        value={draft.percent ?? ""}
        onChange={(value) => change({ percent: value === "" ? undefined : Number(value) })}
        error={errorOf("percent")}
      />
      {draft.stage === "done" ? null : (
        <DateInput
          label={reports.forecast}
          locale={language}
          valueFormat="DD/MM/YYYY"
          clearable
          value={draft.forecastDate === "" ? null : draft.forecastDate}
          onChange={(day) => change({ forecastDate: day ?? "" })}
          error={errorOf("forecastDate")}
        />
      )}
      <Textarea
        label={reports.narrative}
        autosize
        minRows={4}
        required
        value={draft.narrative}
        onChange={(event) => change({ narrative: event.currentTarget.value })}
        error={errorOf("narrative")}
      />
    </>
  );
}

interface ReasonFieldProps {
  readonly part: PartView;
  readonly draft: ReportDraft;
  readonly change: KeptDraft["change"];
  readonly error: string | undefined;
}

function ReasonField({ part, draft, change, error }: ReasonFieldProps) {
  const { reports } = useMessages();
  const format = useFormat();
  if (!needsReason(draft, part.percent) && draft.reason === "" && error === undefined) return null;
  const isDown = goesDown(draft, part.percent) && part.percent !== undefined && draft.percent !== undefined;
  const asks = draft.noChange ? reports.reasonNoChange : reports.reason;
  return (
    <Textarea
      label={
        isDown
          ? reports.reasonDown(format.percent(part.percent ?? 0), format.percent(draft.percent ?? 0))
          : asks
      }
      autosize
      minRows={2}
      required={needsReason(draft, part.percent)}
      value={draft.reason}
      onChange={(event) => change({ reason: event.currentTarget.value })}
      error={error}
    />
  );
}

const shownAtFields: ReadonlySet<string> = new Set([
  "date",
  "noChange",
  "stage",
  "percent",
  "forecastDate",
  "narrative",
  "reason",
  "evidence",
]);

// Nothing is lost: the draft stays, and as soon as the server answers again sending it is offered.
function Offline({ onSend }: { readonly onSend: () => void }) {
  const { reports } = useMessages();
  const isBack = useBackOnline(true);
  return (
    <Alert color={isBack ? "teal" : "yellow"} role="alert" mt="sm">
      {isBack ? (
        <Group gap="sm">
          {reports.backOnline}
          <Button size="xs" onClick={onSend}>
            {reports.sendNow}
          </Button>
        </Group>
      ) : (
        `${reports.offline} ${reports.waitingForConnection}`
      )}
    </Alert>
  );
}

interface DateOnlyProps {
  readonly kept: KeptDraft;
  readonly before: ReportWords | undefined;
}

// Said while it is written, not only when it is refused.
function DateOnly({ kept, before }: DateOnlyProps) {
  const { reports } = useMessages();
  const { draft, change } = kept;
  if (draft.narrative.trim() === "" || reportChange(draftWords(draft), before) !== "date-only") return null;
  return (
    <Alert color="yellow" mt="sm" title={reports.dateOnly} icon={<IconCopy size={18} aria-hidden />}>
      <Group gap="sm">
        <span>{reports.dateOnlyHelp}</span>
        <Button size="xs" variant="default" onClick={() => change({ noChange: true, narrative: "" })}>
          {reports.chooseNoChange}
        </Button>
      </Group>
    </Alert>
  );
}

// What was refused but belongs to no field of the form.
function Refusals({ error, onSend }: { readonly error: unknown; readonly onSend: () => void }) {
  const { reports } = useMessages();
  const { language } = useLanguage();
  if (error === null || error === undefined) return null;
  if (error instanceof OfflineError) return <Offline onSend={onSend} />;
  const byField = sentencesByField(error, language);
  const elsewhere = [...byField]
    .filter(([field]) => !shownAtFields.has(field))
    .flatMap(([, sentences]) => sentences);
  const atFields = elsewhere.length === 0 ? [reports.refusedAtFields] : elsewhere;
  const sentences = byField.size === 0 ? problemSentences(error, language) : atFields;
  return (
    <Alert color="yellow" role="alert" mt="sm" title={reports.refused}>
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Alert>
  );
}
