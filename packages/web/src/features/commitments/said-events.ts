// What each side said, newest first, as one list: reports, obstacles that arose and were cleared, extensions. Every entry
// knows its side, so that it can stand on the left or on the right.
import type { Answer } from "../../app/request.ts";
import type { DecisionView, ObstacleView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { sideIndexOf } from "../span/side-places.ts";

type Commitment = Answer<"commitment">;
type Extension = Commitment["extensions"][number];

export type SaidEvent = { readonly date: string; readonly part: string; readonly side: number } & (
  | { readonly kind: "report"; readonly report: ReportView }
  | { readonly kind: "decision"; readonly decision: DecisionView }
  | { readonly kind: "obstacle"; readonly obstacle: ObstacleView }
  | { readonly kind: "cleared"; readonly obstacle: ObstacleView }
  | { readonly kind: "extension"; readonly extension: Extension }
);

/** Everything said about the parts of a commitment, newest first. */
export function saidEvents(commitment: Commitment): readonly SaidEvent[] {
  const sideOfPart = new Map(
    commitment.parts.map((part) => [part.id, sideIndexOf(commitment.commitment.sides, part)]),
  );
  const side = (part: string) => sideOfPart.get(part) ?? 0;
  const sideOf = (locality: string): number | undefined => {
    const index = commitment.commitment.sides.findIndex((one) => one.locality.id === locality);
    return index < 0 ? undefined : index;
  };
  const events: readonly SaidEvent[] = [
    ...commitment.reports.map((report): SaidEvent => ({
      kind: "report",
      date: report.date,
      part: report.part,
      side: side(report.part),
      report,
    })),
    ...commitment.decisions.map((decision): SaidEvent => ({
      kind: "decision",
      date: decision.decidedOn,
      part: decision.part,
      side: sideOf(decision.locality.id) ?? side(decision.part),
      decision,
    })),
    ...commitment.obstacles.flatMap((obstacle) => obstacleEvents(obstacle, side(obstacle.part))),
    ...commitment.extensions.map((extension): SaidEvent => ({
      kind: "extension",
      date: extension.decidedOn,
      part: extension.part,
      side: side(extension.part),
      extension,
    })),
  ];
  return events.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** The latest report of a part; undefined when it never reported. */
export function lastReportOf(part: string, reports: readonly ReportView[]): ReportView | undefined {
  return reports
    .filter((report) => report.part === part)
    .toSorted((a, b) =>
      a.date === b.date ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.date < b.date ? 1 : -1,
    )[0];
}

function obstacleEvents(obstacle: ObstacleView, side: number): readonly SaidEvent[] {
  const common = { part: obstacle.part, side, obstacle };
  return [
    { ...common, kind: "obstacle", date: obstacle.since },
    ...(obstacle.clearedOn === undefined
      ? []
      : [{ ...common, kind: "cleared", date: obstacle.clearedOn } as const]),
  ];
}
