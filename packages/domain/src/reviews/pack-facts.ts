// What a review's pack is built from: the programme at the cut-off, already worked out, and what was said of the agreement.
import type { CalendarDate } from "../calendar-date.ts";
import type { PartClass, PartState } from "../promises/part-state.ts";
import type { Text } from "../text.ts";

export interface PackPart {
  readonly id: string;
  readonly title: string;
  readonly commitment: string;
  /** The locality that answers for it at the cut-off. */
  readonly locality: string;
  readonly sector: string;
  readonly class: PartClass;
  readonly phase: PartState["phase"];
  readonly dueDate?: CalendarDate;
  readonly doneOn?: CalendarDate;
  readonly daysOverdue?: number;
  readonly percent?: number;
  readonly illustrative: boolean;
}

export interface PackCommitment {
  readonly id: string;
  readonly title: string;
  readonly isDone: boolean;
  /** What the sides tell differently, as a sentence, and who tells it. */
  readonly disagreements: readonly { readonly sentence: Text; readonly localities: readonly string[] }[];
  readonly project?: string;
  readonly regulation?: string;
  readonly illustrative: boolean;
}

/** An obstacle that holds its part at the cut-off. */
export interface PackObstacle {
  readonly id: string;
  readonly title: string;
  readonly locality: string;
  readonly since: CalendarDate;
  readonly beyondAuthority: boolean;
  readonly illustrative: boolean;
}

/** A clause that binds somebody and repeats no other. */
export interface PackClause {
  readonly id: string;
  readonly content: string;
  readonly isConcrete: boolean;
  readonly parties: readonly string[];
}

export interface PackLimitation {
  readonly id: string;
  readonly content: string;
  readonly statedOn?: CalendarDate;
  readonly parties: readonly string[];
  readonly project?: string;
  readonly regulation?: string;
}

/** What the last conference of the agreement carried over. */
export interface PackCarriedOver {
  readonly id: string;
  readonly text: string;
  readonly responsible?: string;
  readonly agreedOn: CalendarDate;
  readonly illustrative: boolean;
}

export interface PackFacts {
  readonly agreement: string;
  readonly from?: CalendarDate;
  readonly cutOff: CalendarDate;
  /** The cut-off of the last review of the same agreement, where there was one. */
  readonly lastReview?: CalendarDate;
  readonly parts: readonly PackPart[];
  readonly commitments: readonly PackCommitment[];
  readonly obstacles: readonly PackObstacle[];
  readonly clauses: readonly PackClause[];
  readonly limitations: readonly PackLimitation[];
  readonly carriedOver: readonly PackCarriedOver[];
}
