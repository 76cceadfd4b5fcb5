// Which notices must have been given by each morning, foretold from the story in the plainest way: every step of the ladder
// is written down with its day, and each morning tells, of the steps reached since its readers were last told, the highest.
//
// A kind of duty is one entry of `kinds`: who has it, until when, whether it was asked for, and how it goes up.
import type { Happening, Side } from "./deeds.ts";
import { daysFrom, plus, workingDayAfter } from "./plain-days.ts";
import { agencyOn, obstaclesOn, partsOn, petitionsOn, saidBy, sideOfAgency } from "./told-story.ts";

export type Reader = "specialist" | "focal-point" | "leader";

/** Something a side is waited for on a day. */
interface PlainDuty {
  readonly kind: string;
  readonly id: string;
  readonly side: Side;
  readonly due: string;
  readonly agency: string | undefined;
  /** The day on which it was asked; absent where nobody asks. */
  readonly askedOn?: string;
  readonly done: boolean;
}

export interface PlainNotice {
  readonly kind: string;
  readonly id: string;
  readonly side: Side;
  readonly due: string;
  readonly reader: Reader;
  readonly agency: string;
  readonly step: string;
  readonly day: string;
}

export type PlainWithdrawal = "settled" | "deadline-moved" | "gone";

interface Step {
  readonly name: string;
  readonly reader: Reader;
  readonly day: string;
}

type Known = readonly Happening[];

interface Kind {
  /** After so many working days it is told to the head and to the Vice Chair. */
  readonly goesUp: readonly [head: number, viceChair: number];
  /** What there is of it on a day, done or not. */
  readonly on: (known: Known, day: string) => readonly Omit<PlainDuty, "kind">[];
}

const kinds: Readonly<Record<string, Kind>> = {
  part: {
    goesUp: [5, 15],
    on: (known, day) =>
      partsOn(known, day).flatMap(({ id, side, due, reportedOn, set: { agency } }) =>
        due === undefined ? [] : [{ id, side, due, agency, done: reportedOn !== undefined }],
      ),
  },
  // Who assigned a part has five working days; the agency that leads alone on that side is told, else the focal point.
  confirmation: {
    goesUp: [5, 15],
    on: (known, day) => {
      const parts = partsOn(known, day);
      return parts.flatMap(({ id, phase, claimedOn, set: { assigner, commitment } }) => {
        if (assigner === undefined || claimedOn === undefined) return [];
        const leading = parts.flatMap(({ side, set }) =>
          side === assigner && set.commitment === commitment ? (set.agency ?? []) : [],
        );
        const [agency, ...others] = new Set(leading.map((one) => agencyOn(known, one, day)));
        return [
          {
            id,
            side: assigner,
            due: workingDayAfter(claimedOn, 5),
            agency: others.length === 0 ? agency : undefined,
            askedOn: claimedOn,
            done: phase !== "awaiting-confirmation",
          },
        ];
      });
    },
  },
  // What only the centre can clear goes into a petition.
  obstacle: {
    goesUp: [5, 15],
    on: (known, day) =>
      obstaclesOn(known, day).flatMap(({ id, part: of, central, clearableBy, due, clearedOn }) => {
        const part = partsOn(known, day).find((one) => one.id === of);
        if (!part || due === undefined || central) return [];
        const agency = clearableBy ?? part.set.agency;
        const side = clearableBy === undefined ? part.side : sideOfAgency(clearableBy);
        return [{ id, side, due, agency, done: clearedOn !== undefined }];
      }),
  },
  explanation: {
    goesUp: [1, 5],
    on: (known, day) => {
      const said = saidBy(known, day);
      return said.flatMap(({ on, deed }) => {
        if (deed.does !== "ask-why") return [];
        const { id, part: of, days } = deed;
        const part = partsOn(known, day).find((one) => one.id === of);
        if (!part) return [];
        const done = said.some((line) => line.deed.does === "explain" && line.deed.request === id);
        const due = workingDayAfter(on, days);
        return [{ id, side: part.side, due, agency: part.set.agency, askedOn: on, done }];
      });
    },
  },
  // Whoever was asked here gives an opinion; of the centre the side that asked asks again.
  escalation: {
    goesUp: [1, 5],
    on: (known, day) =>
      escalationsOn(known, day).flatMap(({ id, on, done, deed: { level, to, answerDue } }) =>
        level === "central"
          ? []
          : [{ id, side: sideOfAgency(to), due: answerDue, agency: to, askedOn: on, done }],
      ),
  },
  "follow-up": {
    goesUp: [5, 15],
    on: (known, day) =>
      escalationsOn(known, day).flatMap(({ id, side, done, deed: { level, answerDue } }) =>
        level === "central" ? [{ id, side, due: answerDue, agency: `SXD-${side}`, done }] : [],
      ),
  },
  "petition-answer": {
    goesUp: [5, 15],
    on: (known, day) => {
      const said = saidBy(known, day);
      return petitionsOn(known, day).flatMap(({ id, answeredOn }) =>
        said.flatMap(({ side, deed }) =>
          deed.does === "draft-petition" && deed.id === id
            ? [{ id, side, due: deed.answerBy, agency: undefined, done: answeredOn !== undefined }]
            : [],
        ),
      );
    },
  },
};

function escalationsOn(known: Known, day: string) {
  const said = saidBy(known, day);
  return said.flatMap(({ on, side, deed }) => {
    if (deed.does !== "escalate") return [];
    const { id, obstacle } = deed;
    const done = said.some(
      (line) =>
        (line.deed.does === "direct" && line.deed.escalation === id) ||
        (line.deed.does === "clear-obstacle" && line.deed.obstacle === obstacle),
    );
    return [{ id, on, side, deed, done }];
  });
}

/** The steps of a duty until a day, in the order in which they are reached. */
function stepsOf({ kind, due, askedOn }: PlainDuty, day: string): readonly Step[] {
  const [head, viceChair] = kinds[kind]?.goesUp ?? [0, 0];
  const forSpecialist = (name: string, days: number): Step => ({
    name,
    reader: "specialist",
    day: plus(due, days),
  });
  const weeks = Math.max(0, Math.floor((daysFrom(due, day) - 1) / 7));
  return [
    ...(askedOn === undefined
      ? [forSpecialist("before-30", -30), forSpecialist("before-7", -7)]
      : [{ ...forSpecialist("asked", 0), day: askedOn }]),
    forSpecialist("before-1", -1),
    forSpecialist("on-the-day", 0),
    forSpecialist("overdue", 1),
    ...Array.from({ length: weeks }, (_, week) => forSpecialist(`overdue-weekly-${week + 1}`, 8 + 7 * week)),
    { name: "to-head", reader: "focal-point" as const, day: workingDayAfter(due, head) },
    { name: "to-vice-chair", reader: "leader" as const, day: workingDayAfter(due, viceChair) },
  ].filter((step) => step.day <= day);
}

export interface Morning {
  readonly given: readonly PlainNotice[];
  readonly withdrawn: readonly (PlainNotice & { readonly because: PlainWithdrawal })[];
}

/** The notices of one side's node, morning by morning; a morning on which the node stands still is left out. */
export class UrgingOracle {
  /** Those that stand. */
  standing: readonly PlainNotice[] = [];
  readonly all: PlainNotice[] = [];
  readonly #side: Side;

  constructor(side: Side) {
    this.#side = side;
  }

  /** What this morning must give and withdraw, with what the node knew in the evening before. */
  morning(known: Known, day: string): Morning {
    const own = Object.entries(kinds)
      .flatMap(([kind, { on }]) => on(known, day).map((duty) => ({ ...duty, kind })))
      .filter(({ side }) => side === this.#side);
    const withdrawn = this.standing.flatMap((notice) => {
      const because = whyWithdrawn(notice, own);
      return because === undefined ? [] : [{ ...notice, because }];
    });
    const lapsed = new Set(withdrawn.map(nameOf));
    this.standing = this.standing.filter((notice) => !lapsed.has(nameOf(notice)));
    const given = own.filter(({ done }) => !done).flatMap((duty) => this.#toTell(duty, known, day));
    this.all.push(...given);
    this.standing = [...this.standing, ...given];
    return { given, withdrawn };
  }

  #toTell(duty: PlainDuty, known: Known, day: string): readonly PlainNotice[] {
    const { kind, id, side, due } = duty;
    const agency = duty.agency === undefined ? undefined : agencyOn(known, duty.agency, day);
    // Without an agency the focal point is told in the specialists' place.
    const readerOf = (step: Step): Reader =>
      step.reader === "specialist" && agency === undefined ? "focal-point" : step.reader;
    const readers: readonly Reader[] = ["specialist", "focal-point", "leader"];
    return readers.flatMap((reader) => {
      const before = this.all.filter(
        (one) => one.kind === kind && one.id === id && one.due === due && one.reader === reader,
      );
      const lastTold = before.at(-1)?.day ?? "";
      const reached = stepsOf(duty, day).filter((step) => readerOf(step) === reader && step.day > lastTold);
      const highest = reached.findLast(({ name }) => name === "to-head") ?? reached.at(-1);
      if (!highest) return [];
      const of = reader === "specialist" && agency !== undefined ? agency : "";
      return [{ kind, id, side, due, reader, agency: of, step: highest.name, day }];
    });
  }
}

function whyWithdrawn(notice: PlainNotice, own: readonly PlainDuty[]): PlainWithdrawal | undefined {
  const duty = own.find(({ kind, id }) => kind === notice.kind && id === notice.id);
  if (!duty) return "gone";
  if (duty.done) return "settled";
  return duty.due === notice.due ? undefined : "deadline-moved";
}

/** The one name of a notice. */
export function nameOf({ kind, id, due, reader, agency, step, day }: PlainNotice): string {
  return [day, kind, id, step, `due ${due}`, "to", agency === "" ? reader : `${reader} of ${agency}`].join(
    " ",
  );
}
