// Turns what was worked out into the shapes people see: names beside ids, labels beside codes.
import type { Text } from "@nhipcau/domain/text.ts";
import type { Coded, Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type {
  CommitmentSummary,
  DisagreementView,
  PartView,
  SideView,
} from "@nhipcau/contract/shapes/programme.ts";
import { writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Disagreement } from "@nhipcau/domain/promises/disagreements.ts";
import { jointState } from "@nhipcau/domain/promises/joint-state.ts";
import type { Forecast } from "@nhipcau/domain/promises/waits.ts";
import type { CodeList } from "@nhipcau/registers/declaration/code-list.ts";
import { stages } from "@nhipcau/registers/cooperation/reports.ts";
import { sectors } from "@nhipcau/registers/governance/sectors.ts";
import { keeperViews } from "../keepers/keeper-views.ts";
import type { Keepers } from "../keepers/read-keepers.ts";
import type { Programme } from "./programme.ts";
import type { RatedCommitment, RatedPart } from "./rated-parts.ts";

/** Gives an agency's name for its id. */
export type AgencyName = (id: string) => string;

/** A code with its label; the code itself stands in where the list does not have it. */
export function coded(list: CodeList, code: string): Coded {
  return { code, label: (list.codes as Readonly<Record<string, Text>>)[code] ?? { vi: code, en: code } };
}

export function localityNamed(programme: Pick<Programme, "localityName">, id: string): Named {
  return { id, name: programme.localityName(id) };
}

/** Leaves out what is undefined, for shapes whose missing fields are absent. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** One part as people see it; with who works on it today where `keepers` are given. */
export function partView(
  programme: Programme,
  part: RatedPart,
  agencyName: AgencyName,
  keepers?: Keepers,
): PartView {
  const { row, commitment, state, forecast, steward } = part;
  return given({
    id: row.id,
    task: row.task,
    product: row.product,
    commitment: { id: commitment.id, name: commitment.title },
    agreement: { id: commitment.agreement, name: commitment.agreementTitle },
    sector: coded(sectors, commitment.sector),
    locality: localityNamed(programme, row.locality),
    steward: localityNamed(programme, steward),
    assigner:
      row.assigner === undefined ? undefined : localityNamed(programme, programme.stewardOf(row.assigner)),
    leadAgency:
      row.leadAgency === undefined ? undefined : { id: row.leadAgency, name: agencyName(row.leadAgency) },
    coordinatingAgencies: row.coordinatingAgencies.map((id) => ({ id, name: agencyName(id) })),
    keepers: keeperViews(keepers, `part:${row.id}`, [row.leadAgency, ...row.coordinatingAgencies]),
    assignedOn: row.assignedOn,
    startDate: row.startDate,
    firstDueDate: state.firstDueDate,
    dueDate: state.dueDate,
    class: state.class,
    phase: state.phase,
    percent: roundedPercent(state.percent),
    stage: state.stage === undefined ? undefined : coded(stages, state.stage),
    doneOn: state.doneOn,
    reportedDoneOn: state.reportedDoneOn,
    daysAwaiting: state.daysAwaiting,
    confirmedOn: state.confirmedOn,
    returned: state.returned && given({ on: state.returned.on, reason: state.returned.reason }),
    daysOverdue: state.daysOverdue,
    daysLeft: state.daysLeft,
    lastReportOn: state.latestReport?.date,
    forecast: forecastView(forecast),
    openObstacles: state.openObstacles,
    obstaclesBeyondAuthority: state.obstaclesBeyondAuthority,
    waitsFor: row.waitsFor.flatMap((id) => {
      const other = programme.parts.get(id);
      return other
        ? [
            {
              id,
              task: other.row.task,
              locality: localityNamed(programme, other.row.locality),
              class: other.state.class,
            },
          ]
        : [];
    }),
    illustrative: row.illustrative,
  }) as PartView;
}

/** A commitment with its sides, as lists and the span show it. */
export function commitmentSummary(programme: Programme, commitment: RatedCommitment): CommitmentSummary {
  const { facts, parts, joint } = commitment;
  const holding = new Set(joint.heldUpBy?.ends.map(({ locality }) => locality));
  const first = joint.heldUpBy?.ends[0];
  const byLocality = Map.groupBy(parts, ({ row }) => row.locality);
  return given({
    id: facts.id,
    title: facts.title,
    titleEn: facts.titleEn,
    agreement: { id: facts.agreement, name: facts.agreementTitle },
    sector: coded(sectors, facts.sector),
    sides: [...byLocality].map(([locality, own]) =>
      sideView(programme, locality, own, holding.has(locality)),
    ),
    class: joint.class,
    percent: roundedPercent(joint.percent),
    partsReported: joint.percentKnown,
    parts: joint.parts,
    forecast: joint.forecastDate,
    daysOverdue:
      Math.max(
        0,
        ...parts.map(({ state }) => (state.class === "open-overdue" ? (state.daysOverdue ?? 0) : 0)),
      ) || undefined,
    heldUpBy: first && localityNamed(programme, programme.stewardOf(first.locality)),
    disagreements: joint.disagreements.map((disagreement) => disagreementView(programme, disagreement)),
    illustrative: facts.illustrative,
  }) as CommitmentSummary;
}

function sideView(
  programme: Programme,
  locality: string,
  parts: readonly RatedPart[],
  holdsUp: boolean,
): SideView {
  const joint = jointState(parts.map(({ row, state, forecast }) => ({ part: row, state, forecast })));
  const steward = programme.stewardOf(locality);
  const latest = parts
    .map(({ forecast }) => forecast)
    .toSorted((a, b) => ((a.date ?? "~") < (b.date ?? "~") ? 1 : -1))[0];
  return given({
    locality: localityNamed(programme, steward),
    formerly: steward === locality ? undefined : localityNamed(programme, locality),
    parts: parts.length,
    percent: roundedPercent(joint.percent),
    class: joint.class,
    dueDate: parts
      .map(({ state }) => state.dueDate)
      .filter((date) => date !== undefined)
      .toSorted()
      .at(-1),
    forecast: latest ? forecastView(latest) : { basis: "unknown" as const },
    daysOverdue: Math.max(0, ...parts.map(({ state }) => state.daysOverdue ?? 0)) || undefined,
    openObstacles: parts.reduce((sum, { state }) => sum + state.openObstacles, 0),
    holdsUp,
    lastReportOn: parts
      .map(({ state }) => state.latestReport?.date)
      .filter((date) => date !== undefined)
      .toSorted()
      .at(-1),
  }) as SideView;
}

function forecastView({ date, basis, heldUpBy }: Forecast): PartView["forecast"] {
  return given({ date, basis, heldUpBy }) as PartView["forecast"];
}

function roundedPercent(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Math.round(percent);
}

/** Two sides' different stories as a sentence in both languages. */
export function disagreementView(programme: Programme, disagreement: Disagreement): DisagreementView {
  const name = (id: string): string => programme.localityName(id);
  const places = (ids: readonly string[]): Named[] => ids.map((id) => localityNamed(programme, id));
  switch (disagreement.kind) {
    case "forecasts-differ": {
      const said = disagreement.byLocality
        .map(({ locality, date }) => `${name(locality)} ${writtenDate(date)}`)
        .join(" · ");
      return {
        kind: disagreement.kind,
        sentence: {
          vi: `Các bên dự báo lệch nhau ${disagreement.days} ngày: ${said}.`,
          en: `The sides' forecasts differ by ${disagreement.days} days: ${said}.`,
        },
        localities: places(disagreement.byLocality.map(({ locality }) => locality)),
      };
    }
    case "one-side-done": {
      const [done, open] = [disagreement.done.map(name).join(", "), disagreement.open.map(name).join(", ")];
      return {
        kind: disagreement.kind,
        sentence: {
          vi: `${done} đã xong phần mình, ${open} chưa xong.`,
          en: `${done} has done its part, ${open} has not.`,
        },
        localities: places([...disagreement.done, ...disagreement.open]),
      };
    }
    case "waiting-for-other-who-is-not-late":
    case "waiting-for-other-who-is-done": {
      const [waiting, other] = [name(disagreement.waiting.locality), name(disagreement.waitsFor.locality)];
      const isDone = disagreement.kind === "waiting-for-other-who-is-done";
      return {
        kind: disagreement.kind,
        sentence: {
          vi: `${waiting} nói đang chờ ${other}; ${other} nói phần mình ${isDone ? "đã xong" : "vẫn trong hạn"}.`,
          en: `${waiting} says it waits for ${other}; ${other} says its part is ${isDone ? "done" : "in term"}.`,
        },
        localities: places([disagreement.waiting.locality, disagreement.waitsFor.locality]),
      };
    }
    case "done-but-returned": {
      const { end, on, reason } = disagreement;
      const assigner = programme.stewardOf(disagreement.assigner);
      const why = reason === undefined ? "" : `: ${reason.replace(/[.\s]+$/u, "")}`;
      return {
        kind: disagreement.kind,
        sentence: {
          vi: `${name(end.locality)} báo cáo đã xong; ${name(assigner)} trả lại ngày ${writtenDate(on)}${why}.`,
          en: `${name(end.locality)} reported it done; ${name(assigner)} returned it on ${writtenDate(on)}${why}.`,
        },
        localities: places([end.locality, assigner]),
      };
    }
  }
}

/** One side ready before the other is the normal course of a span, not two stories about it. */
export function isContradiction({ kind }: { readonly kind: string }): boolean {
  return kind !== "one-side-done";
}
