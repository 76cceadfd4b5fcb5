// How far a part is between the side that does it and the side that assigned it: a total table of what can be said in
// each phase and what it makes of the part. The phase itself is never stored: `decision.ts` works it out of the
// statements, and a test walks both side by side. Buttons, refusals and the picture in the documents are made from here.

/**
 * `open`: not reported done. `awaiting-confirmation`: its side says it is done, the assigner has not answered. `returned`:
 * the assigner answered that it is not. `done`: the assigner confirmed it.
 */
export type PartPhase = "open" | "awaiting-confirmation" | "returned" | "done";

/**
 * `report`: its side says it is under way. `report-done`: its side says it is done. `confirm`, `return`: the assigner's
 * answer to the newest report that says so. `reopen`: the assigner takes its confirmation back.
 */
export type PartEvent = "report" | "report-done" | "confirm" | "return" | "reopen";

/** The phase after an event; `impossible` where it cannot be said. */
export type PartTransition = PartPhase | "impossible";

/** Of parts with an assigner; without one a part is done as soon as it is reported done (`phaseAfter`). */
export const partTable: Readonly<Record<PartPhase, Readonly<Record<PartEvent, PartTransition>>>> = {
  open: {
    report: "open",
    "report-done": "awaiting-confirmation",
    confirm: "impossible",
    return: "impossible",
    reopen: "impossible",
  },
  "awaiting-confirmation": {
    report: "open",
    "report-done": "awaiting-confirmation",
    confirm: "done",
    return: "returned",
    reopen: "impossible",
  },
  returned: {
    report: "open",
    "report-done": "awaiting-confirmation",
    confirm: "done",
    return: "impossible",
    reopen: "impossible",
  },
  done: {
    report: "open",
    "report-done": "done",
    confirm: "impossible",
    return: "impossible",
    reopen: "returned",
  },
};

/** What follows an event on a part, with or without an assigner. */
export function phaseAfter(phase: PartPhase, event: PartEvent, hasAssigner: boolean): PartTransition {
  if (hasAssigner) return partTable[phase][event];
  if (event === "report") return "open";
  return event === "report-done" ? "done" : "impossible";
}

/** Whose word somebody may give about a part: that of the side that does it, that of the side that assigned it. */
export interface PartSides {
  readonly reports: boolean;
  readonly decides: boolean;
}

/** Everything that somebody may say of a part in a phase, in the order of the table. */
export function eventsOpenTo(phase: PartPhase, hasAssigner: boolean, sides: PartSides): readonly PartEvent[] {
  return partEvents.filter(
    (event) =>
      phaseAfter(phase, event, hasAssigner) !== "impossible" &&
      (isOfReporter[event] ? sides.reports : sides.decides),
  );
}

const isOfReporter: Readonly<Record<PartEvent, boolean>> = {
  report: true,
  "report-done": true,
  confirm: false,
  return: false,
  reopen: false,
};

export const partEvents = Object.keys(isOfReporter) as readonly PartEvent[];
