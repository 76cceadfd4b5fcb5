// Adds, changes and retires records: validated by the declaration and the rules, written in one transaction with the
// journal, once for each idempotency key.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register, Scope } from "@nhipcau/registers/declaration/register.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import type { Acting } from "../ports/acting.ts";
import type { NewVersion, RecordEnvelope, Store, WriteTransaction } from "../ports/store.ts";
import { answerOnce } from "./answer-once.ts";
import { mayWrite } from "./permission.ts";
import { refusalsOfNewVersions } from "./record-rules.ts";
import { refusalOfRetirement } from "./rules/stands-on.ts";

/** What every write is given: who, on which day, and under which key a repetition is recognised. */
export interface WriteContext {
  readonly acting: Acting;
  readonly today: CalendarDate;
  readonly idempotencyKey?: string;
  readonly makeId: () => string;
}

export interface RecordInput {
  readonly id?: string;
  readonly body: unknown;
  readonly holdsFrom?: string;
  readonly scope?: Scope;
  readonly reason?: string;
}

/** Adds a record. Refuses what the declaration or the rules refuse, and an id that exists. */
export function addRecord(
  store: Store,
  register: Register,
  input: RecordInput,
  context: WriteContext,
): Promise<Outcome<RecordEnvelope>> {
  return writeOnce(store, register, { kind: "add", ...input }, context, async (transaction, put) => {
    const id = input.id ?? context.makeId();
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u.test(id)) {
      return refused({
        code: "wrong-type",
        path: "id",
        data: {
          field: "id",
          value: id.slice(0, 80),
          "expected.vi": "mã gồm chữ, số, dấu chấm, gạch",
          "expected.en": "letters, digits, dots and dashes",
        },
      });
    }
    return putOne(transaction, put, store, register, { id, expected: 0 }, input, context);
  });
}

/** Writes a new version over `version`. Refuses it when the record has moved on since (a lost update). */
export function changeRecord(
  store: Store,
  register: Register,
  id: string,
  version: number,
  input: RecordInput,
  context: WriteContext,
): Promise<Outcome<RecordEnvelope>> {
  return writeOnce(store, register, { kind: "change", ...input, id, version }, context, (transaction, put) =>
    putOne(transaction, put, store, register, { id, expected: version }, input, context),
  );
}

/** Retires a record: it leaves lists and counts, its history stays. Refuses it while others' words stand on it. */
export function retireRecord(
  store: Store,
  register: Register,
  id: string,
  version: number,
  reason: string | undefined,
  context: WriteContext,
): Promise<Outcome<RecordEnvelope>> {
  return writeOnce(
    store,
    register,
    { kind: "retire", id, version, reason },
    context,
    async (transaction, put) => {
      const current = await transaction.find(register, id);
      if (!current) return refused({ code: "not-found", data: { what: id } });
      if (register.lasting) return refused({ code: "said-once" });
      const stands = await refusalOfRetirement(transaction, register, current);
      if (stands) return refused(stands);
      const { body, scope } = current;
      const retired = { id, body, scope, holdsFrom: context.today, retired: true, expected: version };
      return put(register, retired, reason);
    },
  );
}

/** The day since which a record holds: as given, else by the register's own field, else from today. */
export function holdsFromOf(
  register: Register,
  body: Readonly<Record<string, unknown>>,
  given: string | undefined,
  today: CalendarDate,
): CalendarDate {
  const own = register.holdsFrom === undefined ? undefined : body[register.holdsFrom];
  return parseIsoDate(given ?? "") ?? parseIsoDate(typeof own === "string" ? own : "") ?? today;
}

type PutOne = WriteTransaction["putLast"];

async function putOne(
  transaction: WriteTransaction,
  put: PutOne,
  store: Store,
  register: Register,
  target: { readonly id: string; readonly expected: number },
  input: RecordInput,
  { acting, today }: WriteContext,
): Promise<Outcome<RecordEnvelope>> {
  const checked = validateBody(register, input.body);
  if (!checked.ok) return checked;
  // Said before any rule: whoever writes over what they have not seen learns that first, not what follows from it.
  const moved = refusalOfCurrent(await transaction.find(register, target.id), target.expected);
  if (moved) return refused(moved);
  if (input.holdsFrom !== undefined && input.holdsFrom > today) {
    return refused({ code: "date-in-future", path: "holdsFrom", data: { value: input.holdsFrom } });
  }
  const version: NewVersion = {
    ...target,
    body: checked.value,
    holdsFrom: holdsFromOf(register, checked.value, input.holdsFrom, today),
    scope: input.scope ?? register.scope,
  };
  const { registers } = store;
  const found = await refusalsOfNewVersions({
    transaction,
    registers,
    acting,
    register,
    versions: [version],
    today,
  });
  const refusals = found.get(0) ?? [];
  if (refusals.length > 0) return refused(...refusals);
  return put(register, version, input.reason);
}

function refusalOfCurrent(current: RecordEnvelope | undefined, expected: number): Refusal | undefined {
  if (!current || current.version === expected) return undefined;
  const { id, version } = current;
  return expected === 0
    ? { code: "already-exists", path: id, data: { id } }
    : { code: "version-conflict", path: id, data: { current: version, given: expected } };
}

function first(written: Outcome<readonly RecordEnvelope[]>): Outcome<RecordEnvelope> {
  if (!written.ok) return written;
  const [record] = written.value;
  if (!record) throw new Error("one version was written and none came back");
  return { ok: true, value: record };
}

/** Everything that makes one request another than the next. */
interface Request extends Partial<Omit<RecordInput, "reason">> {
  readonly kind: "add" | "change" | "retire";
  readonly reason?: string | undefined;
  readonly version?: number;
}

async function writeOnce(
  store: Store,
  register: Register,
  request: Request,
  context: WriteContext,
  work: (transaction: WriteTransaction, put: PutOne) => Promise<Outcome<RecordEnvelope>>,
): Promise<Outcome<RecordEnvelope>> {
  const { acting, idempotencyKey } = context;
  if (!mayWrite(acting, register))
    return refused({ code: acting.role === "public" ? "not-signed-in" : "forbidden" });
  const reason = refusalOfReason(request.reason);
  if (reason) return refused(reason);
  return store.write(acting, async (transaction) => {
    // With no answer to keep, the record is the last thing written.
    if (idempotencyKey === undefined) return work(transaction, (...one) => transaction.putLast(...one));
    return answerOnce(transaction, idempotencyKey, [register.name, request], () =>
      work(transaction, async (written, version, because) =>
        first(await transaction.put(written, [version], because)),
      ),
    );
  });
}

// A reason is kept beside the version it explains, so it may hold no more than a text field may.
function refusalOfReason(reason: string | undefined): Refusal | undefined {
  // oxlint-disable-next-line no-control-regex -- these very characters are what is refused
  if (reason === undefined || !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u.test(reason)) return undefined;
  return { code: "unsafe-text", path: "reason", data: { "field.vi": "Lý do", "field.en": "Reason" } };
}
