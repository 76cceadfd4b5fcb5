// What is true of the programme on a day, reckoned from the lines of its story in the plainest way: one walk over what had
// been said by then, nothing remembered and nothing shared with the code under test. A line counts on the day it is about.
import type { Happening, PartDeed, Side } from "./deeds.ts";
import { daysFrom } from "./plain-days.ts";

export type PlainClass = "done-on-time" | "done-late" | "open-in-term" | "open-overdue" | "cannot-rate";
export type PlainPhase = "open" | "awaiting-confirmation" | "returned" | "done";

export interface PlainPart {
  readonly id: string;
  readonly side: Side;
  readonly set: PartDeed;
  readonly setOn: string;
  readonly phase: PlainPhase;
  readonly class: PlainClass;
  /** The deadline by which it is judged. */
  readonly due: string | undefined;
  /** Days it is late, or was when it was reported done. */
  readonly late: number;
  /** Reported done on, while nobody says otherwise. */
  readonly reportedOn: string | undefined;
  /** The day of the report that says it is done, whatever was decided of it since. */
  readonly claimedOn: string | undefined;
  /** Its last report, or the day it was sent back; undefined before. */
  readonly heardOn: string | undefined;
  readonly percent: number | undefined;
}

/** The lines that had happened by the end of a day, as they are known now: of lines about earlier days, those too. */
export function saidBy(known: readonly Happening[], day: string): readonly Happening[] {
  return known
    .filter((line) => line.refused === undefined && aboutDay(line) <= day)
    .toSorted((a, b) => (aboutDay(a) < aboutDay(b) ? -1 : aboutDay(a) > aboutDay(b) ? 1 : 0));
}

/** Every part that had been set, as it stands at the end of a day. */
export function partsOn(known: readonly Happening[], day: string): readonly PlainPart[] {
  const said = saidBy(known, day);
  return said.flatMap(({ side, on, deed }) =>
    deed.does === "set-part" ? [partOn(said, { side, set: deed, setOn: on }, day)] : [],
  );
}

export interface PlainCounts {
  readonly total: number;
  readonly rateable: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly openInTerm: number;
  readonly openOverdue: number;
  readonly cannotRate: number;
  readonly awaitingConfirmation: number;
}

/** The five numbers, and what cannot be judged. */
export function countsOf(parts: readonly PlainPart[]): PlainCounts {
  const of = (wanted: PlainClass): number => parts.filter((part) => part.class === wanted).length;
  const cannotRate = of("cannot-rate");
  return {
    total: parts.length,
    rateable: parts.length - cannotRate,
    doneOnTime: of("done-on-time"),
    doneLate: of("done-late"),
    openInTerm: of("open-in-term"),
    openOverdue: of("open-overdue"),
    cannotRate,
    awaitingConfirmation: parts.filter(({ phase }) => phase === "awaiting-confirmation").length,
  };
}

export interface PlainObstacle {
  readonly id: string;
  readonly part: string;
  readonly since: string;
  readonly central: boolean;
  readonly clearableBy: string | undefined;
  readonly due: string | undefined;
  readonly clearedOn: string | undefined;
}

/** Every obstacle that had been met by the end of a day. */
export function obstaclesOn(known: readonly Happening[], day: string): readonly PlainObstacle[] {
  const said = saidBy(known, day);
  return said.flatMap(({ on, deed }) => {
    if (deed.does !== "meet-obstacle") return [];
    const { id, part, authority, clearableBy, due } = deed;
    const cleared = said.find((line) => line.deed.does === "clear-obstacle" && line.deed.obstacle === id);
    const clearedOn = cleared?.on;
    return [{ id, part, since: on, central: authority === "central", clearableBy, due, clearedOn }];
  });
}

export interface PlainPetition {
  readonly id: string;
  readonly sentOn: string;
  readonly answeredOn: string | undefined;
  /** Days from its sending to its answer, or until the day. */
  readonly waited: number;
}

/** Every petition that had been sent by the end of a day. */
export function petitionsOn(known: readonly Happening[], day: string): readonly PlainPetition[] {
  const said = saidBy(known, day);
  return said.flatMap(({ on, deed }) => {
    if (deed.does !== "send-petition") return [];
    const answer = said.find(
      (line) => line.deed.does === "answer-petition" && line.deed.petition === deed.petition,
    );
    const waited = daysFrom(on, answer?.on ?? day);
    return [{ id: deed.petition, sentOn: on, answeredOn: answer?.on, waited }];
  });
}

/** The agency that does on a day what another did. */
export function agencyOn(known: readonly Happening[], agency: string, day: string): string {
  const merger = known.find(
    ({ deed }) => deed.does === "merge-agencies" && deed.from <= day && deed.before.includes(agency),
  );
  return merger?.deed.does === "merge-agencies" ? merger.deed.after : agency;
}

/** The side of an agency, which its name ends with. */
export function sideOfAgency(agency: string): Side {
  return agency.endsWith("-QN") ? "QN" : "HP";
}

function aboutDay({ on, deed }: Happening): string {
  return deed.does === "report" ? (deed.dated ?? on) : on;
}

function partOn(
  said: readonly Happening[],
  { side, set, setOn }: Pick<PlainPart, "side" | "set" | "setOn">,
  day: string,
): PlainPart {
  let phase: PlainPhase = "open";
  let reportedOn: string | undefined;
  let claimedOn: string | undefined;
  let heardOn: string | undefined;
  let percent: number | undefined;
  const deadlines: { from: string; due: string }[] = [];
  for (const line of said) {
    const { deed } = line;
    if (deed.does === "report" && deed.part === set.id) {
      heardOn = aboutDay(line);
      percent = deed.percent;
      if (deed.stage !== "done") [phase, reportedOn, claimedOn] = ["open", undefined, undefined];
      else if (phase === "open" || phase === "returned") {
        phase = set.assigner === undefined ? "done" : "awaiting-confirmation";
        reportedOn = claimedOn = aboutDay(line);
      }
    }
    if (deed.does === "decide" && deed.part === set.id) {
      if (deed.verdict === "confirmed") phase = "done";
      else [phase, reportedOn, heardOn] = ["returned", undefined, line.on];
    }
    if (deed.does === "reopen" && deed.part === set.id)
      [phase, reportedOn, heardOn] = ["returned", undefined, line.on];
    if (deed.does === "grant-extension") {
      const request = said.find((one) => one.deed.does === "ask-extension" && one.deed.id === deed.request);
      if (request?.deed.does === "ask-extension" && request.deed.part === set.id)
        deadlines.push({ from: line.on, due: request.deed.until });
    }
  }
  const judgedOn = reportedOn ?? day;
  const due = deadlines.findLast(({ from }) => from <= judgedOn)?.due ?? set.due;
  const late = due === undefined ? 0 : Math.max(0, daysFrom(due, judgedOn));
  const rated = due === undefined ? "cannot-rate" : classOf(phase, late);
  const heard = { reportedOn, claimedOn, heardOn, percent };
  return { id: set.id, side, set, setOn, phase, class: rated, due, late, ...heard };
}

function classOf(phase: PlainPhase, late: number): PlainClass {
  if (phase === "done") return late > 0 ? "done-late" : "done-on-time";
  return late > 0 ? "open-overdue" : "open-in-term";
}
