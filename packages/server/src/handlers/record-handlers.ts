// The registers over HTTP: lists, records, history, search.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { noteRead } from "@nhipcau/operations/exchange/note-read.ts";
import { readCatalogue, readQuality, searchAll } from "@nhipcau/operations/records/catalogue.ts";
import {
  listRecords,
  readHistory,
  readRecord,
  readReferrers,
} from "@nhipcau/operations/records/read-records.ts";
import {
  addRecord,
  changeRecord,
  type RecordInput,
  retireRecord,
} from "@nhipcau/operations/records/write-record.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import type { Register, Scope } from "@nhipcau/registers/declaration/register.ts";
import type { Asked, Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { contextOf } from "./write-context.ts";

type RecordHandlers = Pick<
  Handlers,
  | "registers"
  | "quality"
  | "records"
  | "record"
  | "createRecord"
  | "changeRecord"
  | "retireRecord"
  | "history"
  | "referrers"
  | "search"
>;

export function recordHandlers({ store, makeId, exchange }: Services): RecordHandlers {
  return {
    registers: async ({ acting }) => done(await readCatalogue(store, acting)),
    quality: ({ acting, params, today }) =>
      withRegister(store, params.register, async (register) =>
        done(await readQuality(store, acting, register, today)),
      ),
    records: ({ acting, params, query, today }) =>
      withRegister(store, params.register, (register) => listRecords(store, acting, register, query, today)),
    record: ({ acting, params, query, today }) =>
      withRegister(store, params.register, async (register) => {
        const day = parseIsoDate(query.asOf ?? "");
        const past = day !== undefined && day < today ? day : undefined;
        const found = await readRecord(store, acting, register, params.id, past);
        // Kept before the answer goes: nobody reads a partner's record unnoted.
        if (found.ok && exchange) await noteRead(exchange.node, acting, register.name, found.value.record);
        return found;
      }),
    createRecord: (asked) =>
      withRegister(store, asked.params.register, async (register) =>
        recordOf(await addRecord(store, register, inputOf(asked.body), contextOf(asked, makeId))),
      ),
    changeRecord: (asked) =>
      withRegister(store, asked.params.register, async (register) => {
        if (asked.version === undefined) return refused({ code: "version-required" });
        const { id } = asked.params;
        return recordOf(
          await changeRecord(
            store,
            register,
            id,
            asked.version,
            inputOf(asked.body),
            contextOf(asked, makeId),
          ),
        );
      }),
    retireRecord: (asked) =>
      withRegister(store, asked.params.register, async (register) => {
        if (asked.version === undefined) return refused({ code: "version-required" });
        return recordOf(
          await retireRecord(
            store,
            register,
            asked.params.id,
            asked.version,
            asked.query.reason,
            contextOf(asked, makeId),
          ),
        );
      }),
    history: ({ acting, params }) =>
      withRegister(store, params.register, (register) => readHistory(store, acting, register, params.id)),
    referrers: ({ acting, params }) =>
      withRegister(store, params.register, (register) => readReferrers(store, acting, register, params.id)),
    search: async ({ acting, query }) => done(await searchAll(store, acting, query.q, query.exact === true)),
  };
}

/** Does something with a register by name, or says that there is none. */
export async function withRegister<T>(
  store: Services["store"],
  name: string,
  work: (register: Register) => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const register = store.registers.get(name);
  return register ? work(register) : refused({ code: "not-found", path: "register", data: { what: name } });
}

type Save = Asked<"createRecord">["body"];

function inputOf(body: Save | Asked<"changeRecord">["body"]): RecordInput {
  const { holdsFrom, reason, scope } = body;
  return {
    ...("id" in body && body.id !== undefined ? { id: body.id } : {}),
    body: body.body,
    ...(holdsFrom === undefined ? {} : { holdsFrom }),
    ...(reason === undefined ? {} : { reason }),
    ...(scope === undefined ? {} : { scope: scope as Scope }),
  };
}

function recordOf(outcome: Outcome<RecordEnvelope>): Outcome<{ record: RecordEnvelope }> {
  return outcome.ok ? done({ record: outcome.value }) : outcome;
}
