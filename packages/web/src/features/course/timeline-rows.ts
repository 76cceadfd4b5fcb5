// The timeline as rows of one height each, so that thousands can be scrolled and a line can be drawn between two of
// them without measuring: a row for each commitment, and under it one for each side's part.
import type { TimelineBar, TimelineView } from "@nhipcau/contract/shapes/course.ts";

type Commitment = TimelineView["commitments"][number];

export type TimelineRow =
  | { readonly kind: "commitment"; readonly commitment: Commitment }
  | { readonly kind: "part"; readonly commitment: Commitment; readonly bar: TimelineBar };

/** A wait to be drawn: from the row waited for to the row that waits. */
export interface WaitLine {
  readonly from: number;
  readonly to: number;
}

export function timelineRows({ commitments }: TimelineView): readonly TimelineRow[] {
  return commitments.flatMap((commitment): TimelineRow[] => [
    { kind: "commitment", commitment },
    ...commitment.bars.map((bar): TimelineRow => ({ kind: "part", commitment, bar })),
  ]);
}

/** Where each row begins, in pixels from the first; one more than there are rows: the last is where they end. */
export function rowOffsets(rows: readonly TimelineRow[], isNarrow: boolean): readonly number[] {
  const heights = isNarrow ? narrowHeights : heightsOf;
  const offsets = [0];
  for (const { kind } of rows) offsets.push((offsets.at(-1) ?? 0) + heights[kind]);
  return offsets;
}

const heightsOf: Readonly<Record<TimelineRow["kind"], number>> = { commitment: 38, part: 32 };
// On a phone names take several lines, and a part's words stand above its bar.
const narrowHeights: Readonly<Record<TimelineRow["kind"], number>> = { commitment: 66, part: 54 };

/** Every wait between two rows. */
export function waitLines(rows: readonly TimelineRow[]): readonly WaitLine[] {
  const rowOf = new Map(rows.flatMap((row, index) => (row.kind === "part" ? [[row.bar.part, index]] : [])));
  return rows.flatMap((row, to) =>
    row.kind === "part"
      ? row.bar.waitsFor.flatMap((part) => {
          const from = rowOf.get(part);
          return from === undefined ? [] : [{ from, to }];
        })
      : [],
  );
}

/** Every day that a bar touches, and the day it is asked about. */
export function daysOf({ asOf, commitments }: TimelineView): readonly string[] {
  const days = commitments.flatMap(({ bars }) =>
    bars.flatMap(({ begins, firstDueDate, dueDate, forecastDate, doneOn }) =>
      [begins, firstDueDate, dueDate, forecastDate, doneOn].filter((day) => day !== undefined),
    ),
  );
  return [asOf, ...days];
}

/** Where a bar begins and ends: as planned, else as far as anything is known of it. */
export function extentOf(bar: TimelineBar, asOf: string): { readonly begins: string; readonly ends: string } {
  const { dueDate, forecastDate, doneOn } = bar;
  const ends = dueDate ?? doneOn ?? forecastDate ?? asOf;
  const begins = bar.begins ?? ends;
  return begins <= ends ? { begins, ends } : { begins: ends, ends };
}

/** The day at which a part is ready for who waits for it. */
export function readyOn({ doneOn, forecastDate, dueDate }: TimelineBar, asOf: string): string {
  return doneOn ?? forecastDate ?? dueDate ?? asOf;
}
