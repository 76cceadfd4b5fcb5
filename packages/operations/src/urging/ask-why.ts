// A leader's one tap: asking every side whose part of a commitment is overdue why, with one question and one clock. Whoever was
// asked by the same side and has not answered is not asked twice.
import type { BodyOf as BodyOfRoute, ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { awaitsAnswer } from "@nhipcau/domain/urging/explanation-state.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, Store } from "../ports/store.ts";
import { readProgramme } from "../programme/programme.ts";
import type { RatedCommitment, RatedPart } from "../programme/rated-parts.ts";
import { localityNamed } from "../programme/views.ts";
import { readCalendar } from "../programme/work-calendar.ts";
import { mayWrite } from "../records/permission.ts";
import { addRecords } from "../records/add-records.ts";
import { answerOnce } from "../records/answer-once.ts";
import type { WriteContext } from "../records/write-record.ts";
import { type ExplanationAsked, readExplanations } from "./explanations-asked.ts";
import { type Asking, partsToAskAbout } from "./parts-to-ask-about.ts";

type OverdueToAsk = ResponseOf<typeof routes.overdueToAsk>;

interface Found {
  readonly commitment: RatedCommitment;
  /** Overdue, and not asked about by this side without an answer. */
  readonly toAsk: readonly RatedPart[];
  /** What this side asked about overdue parts and waits for. */
  readonly waiting: readonly ExplanationAsked[];
}

/** The overdue commitments about which somebody may ask why, or has; nothing for who may not ask. */
export function readOverdueToAsk(store: Store, acting: Acting, today: CalendarDate): Promise<OverdueToAsk> {
  if (!mayWrite(acting, explanationRequests)) return Promise.resolve({ asOf: today, commitments: [] });
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, today, today);
    const found = await findOverdue({ transaction, programme, acting });
    const commitments = found.map(({ commitment, toAsk, waiting }) => ({
      commitment: commitment.facts.id,
      sides: sidesOf(toAsk).map((id) => localityNamed(programme, id)),
      waiting: waiting.map(({ id, part, state }) => ({
        request: id,
        side: localityNamed(programme, programme.parts.get(part)?.steward ?? ""),
        due: state.due,
      })),
    }));
    return { asOf: today, commitments };
  });
}

/**
 * Asks about every overdue part of a commitment, in one transaction. Refuses who may not ask, an id that is not there, and when
 * nothing overdue is left to ask about.
 */
export function askWhy(
  store: Store,
  id: string,
  { question, days }: BodyOfRoute<typeof routes.askWhy>,
  { acting, today, makeId, idempotencyKey }: WriteContext,
): Promise<Outcome<{ readonly asked: number }>> {
  if (!mayWrite(acting, explanationRequests)) return Promise.resolve(refused({ code: "forbidden" }));
  return store.write(acting, async (transaction) => {
    // Else two leaders of one side would both find it not asked, and one request that came twice not answered.
    await transaction.takeTurn("explanations");
    return answerOnce(transaction, idempotencyKey, { id, question, days }, async () => {
      const programme = await readProgramme(transaction, today, today);
      if (!programme.commitments.has(id)) return refused({ code: "not-found", data: { what: id } });
      const found = await findOverdue({ transaction, programme, acting }, id);
      const toAsk = found.flatMap((one) => one.toAsk);
      if (toAsk.length === 0) return refused({ code: "nothing-overdue-to-ask" });
      const bodies = toAsk.map(({ row }) => {
        const marked = row.illustrative ? { illustrative: true } : {};
        return { part: row.id, question, askedOn: today, days, ...marked };
      });
      const { registers } = store;
      const adding = { registers, transaction, register: explanationRequests, acting, today, makeId };
      const written = await addRecords(adding, bodies);
      return written.ok ? done({ asked: written.value.length }) : written;
    });
  });
}

async function findOverdue(
  asking: Asking & { readonly transaction: ReadTransaction },
  only?: string,
): Promise<readonly Found[]> {
  const { transaction, programme, acting } = asking;
  const commitments = [...programme.commitments.values()].filter(
    ({ facts, parts }) =>
      (only === undefined || facts.id === only) && parts.some(({ state }) => state.class === "open-overdue"),
  );
  const overdue = [...(await partsToAskAbout(asking, commitments))].map(([commitment, parts]) => ({
    commitment,
    parts: parts.filter(({ state }) => state.class === "open-overdue"),
  }));
  const ids = overdue.flatMap(({ parts }) => parts.map(({ row }) => row.id));
  const calendar = await readCalendar(transaction);
  const open = (await readExplanations(transaction, ids, calendar, programme.asOf)).filter(
    ({ askedBy, state }) => askedBy === acting.locality && awaitsAnswer(state.stage),
  );
  const asked = Map.groupBy(open, ({ part }) => part);
  return overdue
    .filter(({ parts }) => parts.length > 0)
    .map(({ commitment, parts }) => ({
      commitment,
      toAsk: parts.filter(({ row }) => !asked.has(row.id)),
      waiting: parts.flatMap(({ row }) => asked.get(row.id) ?? []),
    }));
}

function sidesOf(parts: readonly RatedPart[]): readonly string[] {
  return [...new Set(parts.map(({ steward }) => steward))].toSorted();
}
