// The state of a form: values, draft, saving, refusals by field, and the other version after a lost update was refused.
import { useDebouncedCallback } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem, RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import { call, ProblemError, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { sameValue, type Body } from "./conflict.ts";
import { draftKey, dropDraft, findDraft, keepDraft, type Draft } from "./draft.ts";
import { sentencesByField } from "./field-sentences.ts";
import { recordsByPage } from "./use-records.ts";
import { bodyToSend, missingRequired } from "./form-body.ts";

export interface SaveExtras {
  readonly reason: string;
  readonly holdsFrom: string | undefined;
}

/** The state of the form of a record, or of a new one when `record` is undefined. */
export function useRecordForm(
  register: RegisterDescription,
  record: RecordView | undefined,
  onSaved: (saved: RecordView) => void,
) {
  const { language } = useLanguage();
  const drafted = useDraftedValues(register, record);
  const { values, start, draft } = drafted;
  const [conflict, setConflict] = useState<RecordView>();
  const [refused, setRefused] = useState<Problem>();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const save = useSave(register, record, start.version, {
    onSaved: (saved) => {
      drafted.forget();
      onSaved(saved);
    },
    onRefused: (problem) => {
      setRefused(problem);
      if (problem.current) setConflict(problem.current);
    },
  });
  return {
    values,
    /** The version that is being changed, and its content when the writing began. */
    start,
    draft,
    conflict,
    refused,
    error: save.error instanceof ProblemError && save.error.problem.errors ? undefined : save.error,
    isSaving: save.isPending,
    /** Somebody saved a newer version since the draft was begun. */
    draftIsOlder: draft?.version !== undefined && record !== undefined && draft.version < record.version,
    sentences: { ...sentencesOfMissing(register, missing, language), ...sentencesOf(refused, language) },
    set: (field: string, value: unknown) => {
      drafted.change({ ...values, [field]: value });
      if (!sameValue(value, undefined)) setMissing(missing.filter((name) => name !== field));
    },
    submit: (extras: SaveExtras) => {
      const body = bodyToSend(register, values);
      const absent = missingRequired(register, body);
      setMissing(absent);
      setRefused(undefined);
      if (absent.length === 0) save.mutate({ body, extras });
      return absent[0];
    },
    dropDraft: drafted.startAgain,
    /** Goes on from the other version with the values chosen. */
    resolve: (merged: Body) => {
      drafted.goOnFrom(merged, conflict);
      setConflict(undefined);
      setRefused(undefined);
    },
  };
}

// What stands in the form and the version it started from, with the draft kept beside it.
function useDraftedValues(register: RegisterDescription, record: RecordView | undefined) {
  const key = draftKey(register.name, record?.id);
  const [draft, setDraft] = useState<Draft | undefined>(() => findDraft(localStorage, key));
  const [values, setValues] = useState<Body>(draft?.body ?? record?.body ?? {});
  // Kept apart from `record`, which may be fetched anew while somebody is writing.
  const [start, setStart] = useState(() => startOf(draft, record));
  const keep = useDebouncedCallback((body: Body) => {
    keepDraft(localStorage, key, { body, ...start, writtenAt: new Date().toISOString() });
  }, 400);
  const forget = () => {
    keep.cancel();
    dropDraft(localStorage, key);
  };
  return {
    draft,
    values,
    start,
    forget,
    change: (next: Body) => {
      setValues(next);
      keep(next);
    },
    startAgain: () => {
      forget();
      setDraft(undefined);
      setValues(record?.body ?? {});
      setStart(startOf(undefined, record));
    },
    goOnFrom: (merged: Body, from: RecordView | undefined) => {
      setValues(merged);
      setStart(startOf(undefined, from));
    },
  };
}

interface Start {
  readonly version?: number;
  readonly base?: Body;
}

function startOf(draft: Draft | undefined, record: RecordView | undefined): Start {
  if (draft?.version !== undefined) return { version: draft.version, base: draft.base ?? {} };
  return record ? { version: record.version, base: record.body } : {};
}

interface SaveAnswers {
  readonly onSaved: (saved: RecordView) => void;
  readonly onRefused: (problem: Problem) => void;
}

function useSave(
  register: RegisterDescription,
  record: RecordView | undefined,
  version: number | undefined,
  { onSaved, onRefused }: SaveAnswers,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, extras }: { body: Record<string, unknown>; extras: SaveExtras }) => {
      const sent = {
        body,
        ...(extras.reason.trim() === "" ? {} : { reason: extras.reason.trim() }),
        ...(extras.holdsFrom === undefined ? {} : { holdsFrom: extras.holdsFrom }),
      };
      if (!record) return call(routes.createRecord, { params: { register: register.name }, body: sent });
      return call(routes.changeRecord, {
        params: { register: register.name, id: record.id },
        body: sent,
        ...(version === undefined ? {} : { version }),
      });
    },
    onSuccess: async ({ record: saved }) => {
      queries.removeQueries({ queryKey: [recordsByPage] });
      onSaved(saved);
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ProblemError) onRefused(error.problem);
    },
  });
}

function sentencesOf(problem: Problem | undefined, language: "vi" | "en"): Record<string, string> {
  return problem ? sentencesByField(problem, language) : {};
}

function sentencesOfMissing(
  register: RegisterDescription,
  missing: readonly string[],
  language: "vi" | "en",
): Record<string, string> {
  return Object.fromEntries(
    register.fields
      .filter(({ name }) => missing.includes(name))
      .map(({ name, label }) => [
        name,
        refusalSentence({ code: "required", data: { field: label[language] } }, language),
      ]),
  );
}
