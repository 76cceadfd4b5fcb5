// What can happen in the year of a programme, as a line of its story: on a day, one side does one thing. Both who performs
// the story on a node and who foretells what must follow (`oracle.ts`) read these lines, and nothing else of each other.

export type Side = "QN" | "HP";

/** The other of the two. */
export function otherSide(side: Side): Side {
  return side === "QN" ? "HP" : "QN";
}

export interface PartDeed {
  readonly does: "set-part";
  readonly id: string;
  readonly commitment: string;
  readonly task: string;
  /** The lead agency; without one nobody in particular leads. */
  readonly agency?: string;
  /** The side that confirms the result. */
  readonly assigner?: Side;
  readonly due?: string;
  readonly waitsFor?: string;
}

export interface ReportDeed {
  readonly does: "report";
  readonly part: string;
  readonly stage: "preparing" | "in-progress" | "waiting" | "done";
  readonly percent: number;
  readonly words: string;
  /** Says itself that nothing changed, and why. */
  readonly noChange?: string;
  /** The day it is about, where that is not the day it is written. */
  readonly dated?: string;
}

export interface ObstacleDeed {
  readonly does: "meet-obstacle";
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly authority: "department" | "peoples-committee" | "central";
  readonly clearableBy?: string;
  readonly due?: string;
}

export interface ReviewDeed {
  readonly does: "convene-review";
  readonly id: string;
  readonly kind: "interim" | "yearly";
  readonly title: string;
  readonly from: string;
  readonly cutOff: string;
}

export type Deed =
  | {
      readonly does: "commit";
      readonly id: string;
      readonly title: string;
      readonly clause: string;
      readonly sector: string;
    }
  | PartDeed
  | ReportDeed
  | {
      readonly does: "decide";
      readonly part: string;
      readonly verdict: "confirmed" | "returned";
      readonly reason?: string;
    }
  /** The assigner takes its confirmation back. */
  | { readonly does: "reopen"; readonly part: string; readonly reason: string }
  | {
      readonly does: "ask-extension";
      readonly id: string;
      readonly part: string;
      readonly until: string;
      readonly reason: string;
    }
  | { readonly does: "grant-extension"; readonly request: string; readonly reason: string }
  | { readonly does: "refuse-extension"; readonly request: string; readonly reason: string }
  | {
      readonly does: "ask-why";
      readonly id: string;
      readonly part: string;
      readonly question: string;
      readonly days: number;
    }
  | { readonly does: "explain"; readonly request: string; readonly answer: string }
  | ObstacleDeed
  | {
      readonly does: "escalate";
      readonly id: string;
      readonly obstacle: string;
      readonly to: string;
      readonly level: "peoples-committee" | "central";
      readonly question: string;
      readonly answerDue: string;
    }
  | { readonly does: "direct"; readonly escalation: string; readonly by: string; readonly opinion: string }
  | { readonly does: "clear-obstacle"; readonly obstacle: string; readonly answer: string }
  | {
      readonly does: "draft-petition";
      readonly id: string;
      readonly title: string;
      readonly text: string;
      readonly to: string;
      readonly obstacles: readonly string[];
      readonly answerBy: string;
    }
  | { readonly does: "sign-petition"; readonly petition: string }
  | {
      readonly does: "send-petition";
      readonly petition: string;
      readonly number: string;
      readonly to: string;
    }
  | {
      readonly does: "answer-petition";
      readonly petition: string;
      readonly by: string;
      readonly answer: string;
      readonly settles: readonly string[];
    }
  | ReviewDeed
  | { readonly does: "open-review"; readonly review: string }
  | {
      readonly does: "take-position";
      readonly review: string;
      readonly item: string;
      readonly objects?: string;
    }
  | { readonly does: "take-snapshot"; readonly review: string }
  | { readonly does: "sign-off"; readonly review: string }
  | {
      readonly does: "merge-agencies";
      readonly before: readonly string[];
      readonly after: string;
      readonly functions: string;
      /** The day it is in force. */
      readonly from: string;
    }
  /** Its node stands still: no run, no exchange, until it starts again. */
  | { readonly does: "stop-node" }
  | { readonly does: "start-node" };

/** One line of the story. */
export interface Happening {
  readonly on: string;
  readonly side: Side;
  readonly deed: Deed;
  /** The refusal it meets; then nothing has happened. */
  readonly refused?: string;
}

/** A line as the table is written: day, side, what it does, and the refusal where it is refused. */
export type Line = readonly [on: string, side: Side, deed: Deed, refused?: string];

/** The lines as happenings, which must stand in the order of their days. */
export function happeningsOf(lines: readonly Line[]): readonly Happening[] {
  const happenings = lines.map(([on, side, deed, refused]) => ({
    on,
    side,
    deed,
    ...(refused === undefined ? {} : { refused }),
  }));
  const early = happenings.find(({ on }, index) => on < (happenings[index - 1]?.on ?? ""));
  if (early) throw new Error(`${early.on} ${early.side} ${early.deed.does} stands after a later day`);
  return happenings;
}
