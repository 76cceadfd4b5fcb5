// The map: what has a place, with its newest status and whether sources contradict; and the spans between localities
// that have commitments with each other, coloured by their state.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { statuses, statusStatements } from "@nhipcau/registers/cooperation/status-statements.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import { heritageDossiers } from "@nhipcau/registers/heritage/heritage-dossiers.ts";
import { gateClasses, gates } from "@nhipcau/registers/transport/gates.ts";
import { portKinds, ports } from "@nhipcau/registers/transport/ports.ts";
import { projectKinds, transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { figuresOf } from "./figures.ts";
import { type Programme, readProgramme } from "./programme.ts";
import type { RatedPart } from "./rated-parts.ts";
import { aboutOf, contradictions, type StatementRecord } from "./status-conflicts.ts";
import { coded, given, localityNamed } from "./views.ts";

export type MapView = ResponseOf<typeof routes.map>;
type Feature = MapView["features"][number];

interface Day {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

/** Everything with a place, and the spans, on a day. */
export function readMap(store: Store, acting: Acting, day: Day): Promise<MapView> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const statements = (await transaction.all(statusStatements)).filter(
      ({ body }) => (body.date ?? "") <= day.asOf,
    );
    const standing = standingStatuses(statements);
    const commitmentOf = await commitmentsByThing(transaction, programme);
    const day1 = programme.past ? day.asOf : undefined;
    const placed: Feature[] = [
      ...(await transaction.all(transportProjects, day1)).map((record) =>
        featureOf(record, "transport-projects", coded(projectKinds, record.body.kind), record.body.name),
      ),
      ...(await transaction.all(ports, day1)).map((record) =>
        featureOf(record, "ports", coded(portKinds, record.body.kind), record.body.name),
      ),
      ...(await transaction.all(gates, day1)).map((record) =>
        featureOf(record, "gates", coded(gateClasses, record.body.gateClass), record.body.name),
      ),
      ...(await transaction.all(heritageDossiers, day1)).map((record) =>
        featureOf(
          record,
          "heritage-dossiers",
          { code: "heritage", label: heritageDossiers.label },
          record.body.title,
        ),
      ),
    ].filter(({ geometry }) => geometry !== undefined);
    return {
      asOf: day.asOf,
      features: placed.map((feature) => ({
        ...feature,
        ...standing.get(feature.id),
        ...commitmentOf.get(feature.id),
      })),
      spans: await spansBetween(transaction, programme),
    };
  });
}

function featureOf(
  { id, body }: RecordEnvelope<{ readonly location?: unknown; readonly accuracyKm?: number }>,
  register: string,
  kind: Feature["kind"],
  name: string,
): Feature {
  return given({
    id,
    register,
    kind,
    name,
    geometry: body.location,
    accuracyKm: body.accuracyKm,
    conflict: false,
  }) as Feature;
}

/** The newest status of each thing, and whether any two statements about it contradict. */
function standingStatuses(
  statements: readonly StatementRecord[],
): Map<string, Pick<Feature, "status" | "statusDate" | "conflict">> {
  const against = contradictions(statements);
  const found = new Map<string, Pick<Feature, "status" | "statusDate" | "conflict">>();
  for (const [about, own] of Map.groupBy(statements, aboutOf)) {
    const newest = own.toSorted((a, b) => (b.body.date ?? "").localeCompare(a.body.date ?? "", "en"))[0];
    if (!newest) continue;
    found.set(about, {
      status: coded(statuses, newest.body.status),
      ...(newest.body.date === undefined ? {} : { statusDate: newest.body.date }),
      conflict: own.some(({ id }) => against.has(id)),
    });
  }
  return found;
}

async function commitmentsByThing(
  transaction: ReadTransaction,
  programme: Programme,
): Promise<Map<string, Pick<Feature, "commitment" | "class">>> {
  const found = new Map<string, Pick<Feature, "commitment" | "class">>();
  for (const { id, body } of await transaction.all(commitments)) {
    const rated = programme.commitments.get(id);
    if (!rated) continue;
    for (const thing of [body.project, body.dossier]) {
      if (thing !== undefined)
        found.set(thing, { commitment: { id, name: body.title }, class: rated.joint.class });
    }
  }
  return found;
}

async function spansBetween(transaction: ReadTransaction, programme: Programme): Promise<MapView["spans"]> {
  const places = new Map((await transaction.all(localities)).flatMap((record) => pointOf(record)));
  const pairs = new Map<
    string,
    { from: string; to: string; parts: Map<string, RatedPart>; commitments: number }
  >();
  for (const { parts } of programme.commitments.values()) {
    const sides = [...new Set(parts.map(({ steward }) => steward))].toSorted();
    for (const [i, from] of sides.entries()) {
      for (const to of sides.slice(i + 1)) {
        const pair = pairs.get(`${from}\n${to}`) ?? {
          from,
          to,
          parts: new Map<string, RatedPart>(),
          commitments: 0,
        };
        for (const part of parts)
          if (part.steward === from || part.steward === to) pair.parts.set(part.row.id, part);
        pairs.set(`${from}\n${to}`, { ...pair, commitments: pair.commitments + 1 });
      }
    }
  }
  return [...pairs.values()].flatMap(({ from, to, parts, commitments: count }) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return [];
    const figures = figuresOf([...parts.values()]);
    return [
      {
        from: localityNamed(programme, from),
        to: localityNamed(programme, to),
        coordinates: [start, end],
        figures,
        commitments: count,
        class:
          figures.openOverdue > 0
            ? "open-overdue"
            : figures.openInTerm > 0
              ? "open-in-term"
              : figures.rateable > 0
                ? "done"
                : "cannot-rate",
      },
    ];
  });
}

function pointOf({ id, body }: RecordEnvelope<BodyOf<typeof localities>>): [string, number[]][] {
  return body.location?.type === "Point" ? [[id, body.location.coordinates]] : [];
}
