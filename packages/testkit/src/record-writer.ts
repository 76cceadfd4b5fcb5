// Adds records through the operations, as a test that looks at refusals needs it: what is good is taken, and what is
// refused leaves nothing behind.
import assert from "node:assert/strict";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { refusalKinds, refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { addRecord, type WriteContext } from "@nhipcau/operations/records/write-record.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { actor } from "./actors.ts";
import type { TestNode } from "./make-node.ts";

type Attempt = () => Promise<Outcome<unknown>>;

export interface RecordWriter {
  /** Who writes unless another is named: the focal point of Quảng Ninh. */
  readonly here: Acting;
  readonly contextOf: (acting: Acting, idempotencyKey?: string) => WriteContext;
  readonly add: (
    register: Register,
    body: unknown,
    acting?: Acting,
    idempotencyKey?: string,
  ) => Promise<Outcome<RecordEnvelope>>;
  /** The same, for a test that takes success for granted. */
  readonly addWell: (register: Register, body: unknown, acting?: Acting) => Promise<RecordEnvelope>;
  /** Asserts a refusal with the code at the path, in whole sentences, and that nothing was written. */
  readonly refusedWith: (code: string, path: string | undefined, attempt: Attempt) => Promise<void>;
}

/** Writes on a node on the day the tests take for today; ids that are not given are T-1, T-2, … */
export function makeRecordWriter(node: TestNode): RecordWriter {
  const here = actor("QN", "focal-point");
  const today = calendarDate("2026-11-21");
  let made = 0;
  const contextOf = (acting: Acting, idempotencyKey?: string): WriteContext => ({
    acting,
    today,
    makeId: () => `T-${++made}`,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
  const add: RecordWriter["add"] = (register, body, acting = here, idempotencyKey) =>
    addRecord(node.store, register, { body }, contextOf(acting, idempotencyKey));
  return {
    here,
    contextOf,
    add,
    addWell: async (register, body, acting) => {
      const outcome = await add(register, body, acting);
      assert.ok(outcome.ok, JSON.stringify(outcome));
      return outcome.value;
    },
    refusedWith: async (code, path, attempt) => {
      const [before, outcome, after] = [await written(node), await attempt(), await written(node)];
      assertRefusal(outcome, code, path);
      assert.deepEqual(after, before, "nothing was written");
    },
  };
}

function written(node: TestNode): Promise<unknown> {
  return node.sql(
    "select count(*)::int as entries, (select count(*)::int from nhipcau.answers) as answers from nhipcau.journal",
  );
}

function assertRefusal(outcome: Outcome<unknown>, code: string, path: string | undefined): void {
  assert.ok(!outcome.ok, "it was taken");
  const [refusal] = outcome.refusals;
  assert.deepEqual([refusal?.code, refusal?.path], [code, path]);
  assert.ok(refusal && refusal.code in refusalKinds);
  for (const language of ["vi", "en"] as const)
    assert.doesNotMatch(refusalSentence(refusal, language), /…$|\{|undefined/u);
}
