// The minutes of a conference as data, from which the document is made.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";

export interface MinutesOutcome {
  readonly kind: string;
  readonly text: string;
  readonly responsible?: string;
  readonly dueDate?: string;
}

export interface Minutes {
  readonly id: string;
  readonly title: string;
  readonly date: CalendarDate;
  readonly place?: string;
  readonly agreement: string;
  readonly review?: { readonly title: string; readonly signed?: NonNullable<Review["signed"]> };
  /** The body of the convening side that issues the minutes. */
  readonly issuer: Review["issuer"];
  readonly chairs: readonly string[];
  /** The parties of today, each with its agencies that were there. */
  readonly parties: readonly { readonly name: string; readonly present: readonly string[] }[];
  readonly agenda: readonly {
    readonly title: string;
    readonly said: readonly string[];
    readonly outcomes: readonly MinutesOutcome[];
  }[];
  /** What was concluded outside the agenda. */
  readonly others: readonly MinutesOutcome[];
  readonly recipients: readonly string[];
  readonly illustrative: boolean;
}
