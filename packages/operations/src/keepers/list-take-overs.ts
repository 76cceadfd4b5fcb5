// What waits, after each merger, split or renaming, for a person's word of who takes over; and what has been said. Parts that
// are done and obstacles that are cleared have nobody working on them, so nothing of them has to be taken over.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { TakeOverEvent, TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { bodiesOfKeeper, standsOn } from "@nhipcau/domain/bodies/keeper.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { successionKinds } from "@nhipcau/registers/governance/successions.ts";
import { sources } from "@nhipcau/registers/governance/sources.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import { isOpenOn } from "../programme/programme-lists.ts";
import { coded, localityNamed } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import { agencyNameIn } from "./keeper-views.ts";
import { type Keepers, readKeepers, type Subject, statedTakeOver } from "./read-keepers.ts";
import { registersLeftBehind } from "./registers-left-behind.ts";

type TakeOverList = ResponseOf<typeof routes.takeOvers>;

/** A thing with the body whose end it belongs to. */
interface Found {
  readonly event: EventOf;
  readonly thing: TakeOverThing;
}

/** What happened to a body: known by the record that says so. */
export type EventOf = Omit<TakeOverEvent, "waiting" | "things" | "isOurs" | "source"> & {
  /** The id of the source that tells of it. */
  readonly source?: string | undefined;
};

export interface Look {
  readonly programme: Programme;
  readonly keepers: Keepers;
  readonly today: CalendarDate;
  readonly registers: ReadonlyMap<string, Register>;
}

/** Everything that waits or was confirmed, by what happened; our side's first, then what waits most. */
export function listTakeOvers(store: Store, acting: Acting, today: CalendarDate): Promise<TakeOverList> {
  return store.read(acting, async (transaction) => {
    const look = await lookAt(store, transaction, today);
    const found = await findAll(transaction, look);
    const events = [...Map.groupBy(found, ({ event }) => event.id).values()].flatMap((own) =>
      own[0] ? [{ event: own[0].event, things: own.map(({ thing }) => thing) }] : [],
    );
    const titles = await transaction.names(
      sources,
      events.flatMap(({ event }) => event.source ?? []),
    );
    const views = events.map(({ event: { source, ...event }, things }): TakeOverEvent => {
      const waiting = things.filter(({ confirmed }) => !confirmed).length;
      const isOurs = acting.locality !== "" && event.side.id === acting.locality;
      const told = source === undefined ? {} : { source: titles.get(source) ?? source };
      return { ...event, ...told, isOurs, waiting, things };
    });
    return {
      asOf: today,
      waiting: sum(views.filter(({ isOurs }) => isOurs)),
      mayConfirm: mayWrite(acting, takeOvers),
      agencies: agenciesOf(look, acting.locality),
      events: views.toSorted(
        (a, b) =>
          Number(b.isOurs) - Number(a.isOurs) ||
          Number(b.waiting > 0) - Number(a.waiting > 0) ||
          b.date.localeCompare(a.date, "en") ||
          b.waiting - a.waiting ||
          a.id.localeCompare(b.id, "en"),
      ),
    };
  });
}

/** How much waits for somebody's own side; nothing for who could not confirm it. */
export function countTakeOvers(
  store: Store,
  acting: Acting,
  today: CalendarDate,
): Promise<ResponseOf<typeof routes.takeOversWaiting>> {
  if (!mayWrite(acting, takeOvers)) return Promise.resolve({ asOf: today, waiting: 0 });
  return store.read(acting, async (transaction) => {
    const found = await findAll(transaction, await lookAt(store, transaction, today));
    const waiting = found.filter(({ event, thing }) => event.side.id === acting.locality && !thing.confirmed);
    return { asOf: today, waiting: waiting.length };
  });
}

async function lookAt(
  { registers }: Store,
  transaction: ReadTransaction,
  today: CalendarDate,
): Promise<Look> {
  const programme = await readProgramme(transaction, today, today);
  return { programme, keepers: await readKeepers(transaction, programme, today), today, registers };
}

async function findAll(transaction: ReadTransaction, look: Look): Promise<readonly Found[]> {
  return [
    ...ofParts(look),
    ...(await ofObstacles(transaction, look)),
    ...(await registersLeftBehind(transaction, look)),
  ];
}

function ofParts(look: Look): readonly Found[] {
  return [...look.programme.parts.values()].flatMap(({ row, commitment, state }) => {
    if (state.phase === "done") return [];
    const { id, task, leadAgency, coordinatingAgencies, illustrative } = row;
    const about = {
      kind: "part" as const,
      id,
      title: { vi: task, en: task },
      commitment: { id: commitment.id, name: commitment.title },
      illustrative,
    };
    return [
      ...(leadAgency === undefined ? [] : ofAgency(look, { ...about, capacity: "lead" }, leadAgency)),
      ...coordinatingAgencies
        .filter((agency) => agency !== leadAgency)
        .flatMap((agency) => ofAgency(look, { ...about, capacity: "coordinating" }, agency)),
    ];
  });
}

async function ofObstacles(transaction: ReadTransaction, look: Look): Promise<readonly Found[]> {
  return (await transaction.all(obstacles)).flatMap(({ id, body }) => {
    const part = look.programme.parts.get(body.part);
    if (!part || body.clearableBy === undefined || !isOpenOn(body, look.today)) return [];
    const about = {
      kind: "obstacle" as const,
      id,
      title: { vi: body.title, en: body.title },
      capacity: "clearing" as const,
      commitment: { id: part.commitment.id, name: part.commitment.title },
      illustrative: body.illustrative === true,
    };
    return ofAgency(look, about, body.clearableBy);
  });
}

type About = Omit<TakeOverThing, "from" | "candidates" | "day" | "confirmed">;

// One line for each confirmation on the way, and one for what still waits at its end.
function ofAgency(look: Look, about: About, agency: string): readonly Found[] {
  const { keepers } = look;
  const keeper = keepers.of(subject(about), agency);
  const lines: Found[] = keeper.steps.flatMap((step) => {
    const record = keepers
      .takeOversOf(subject(about))
      .find((one) => statedTakeOver(one).from === step.from && one.body.day === step.day);
    const event = eventOfAgency(look, step.from, step.day);
    if (!record || !event) return [];
    const { id, body } = record;
    const to = named(look, step.to);
    const confirmed = { id, to, day: body.day, ground: body.ground };
    return [
      { event, thing: { ...about, from: named(look, step.from), candidates: [], day: body.day, confirmed } },
    ];
  });
  if (keeper.kind === "named" || keeper.kind === "confirmed") return lines;
  const event = eventOfAgency(look, keeper.from, look.today);
  if (!event) return lines;
  const from = named(look, keeper.from);
  // An heir of another side is not this side's to name.
  const candidates = bodiesOfKeeper(keeper)
    .filter((id) => sideOf(look, id) === sideOf(look, keeper.from))
    .map((id) => named(look, id));
  return [...lines, { event, thing: { ...about, from, candidates, day: keeper.settled } }];
}

function subject({ kind, id }: Pick<About, "kind" | "id">): Subject {
  return `${kind}:${id}`;
}

/** What ended an agency by a day: its first succession, or the last day it is given. */
function eventOfAgency(look: Look, agency: string, day: CalendarDate): EventOf | undefined {
  const { keepers, programme } = look;
  const side = localityNamed(programme, sideOf(look, agency) ?? "");
  const [record] = keepers.successions
    .filter(({ body }) => body.date <= day && body.predecessors.includes(agency))
    .filter(({ body }) => body.successors.length > 1 || !body.successors.includes(agency))
    .toSorted((a, b) => a.body.date.localeCompare(b.body.date, "en"));
  if (record) {
    const { date, kind, predecessors, successors, source } = record.body;
    return {
      id: record.id,
      register: "agency-successions",
      date,
      kind: coded(successionKinds, kind),
      before: predecessors.map((id) => named(look, id)),
      after: successors.map((id) => named(look, id)),
      side,
      source,
    };
  }
  const known = keepers.agencies.get(agency);
  if (known?.validTo === undefined) return undefined;
  return {
    id: agency,
    register: "agencies",
    date: known.validTo,
    before: [named(look, agency)],
    after: [],
    side,
    source: known.source,
  };
}

function agenciesOf(look: Look, locality: string): Named[] {
  if (locality === "") return [];
  const standing = [...look.keepers.agencies].filter(
    ([id, { validFrom }]) =>
      sideOf(look, id) === locality &&
      standsOn(id, validFrom as CalendarDate | undefined, look.keepers.facts, look.today),
  );
  return standing
    .map(([id, { name }]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "vi"));
}

function sideOf(
  { keepers, programme }: Pick<Look, "keepers" | "programme">,
  agency: string,
): string | undefined {
  const locality = keepers.agencies.get(agency)?.locality;
  return locality === undefined ? undefined : programme.stewardOf(locality);
}

function named({ keepers }: Pick<Look, "keepers">, id: string): Named {
  return { id, name: agencyNameIn(keepers, id) };
}

function sum(events: readonly { readonly waiting: number }[]): number {
  return events.reduce((total, { waiting }) => total + waiting, 0);
}
