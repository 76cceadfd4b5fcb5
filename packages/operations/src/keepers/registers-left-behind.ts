// The registers with records of a locality that has become part of another: the successor answers for them by law, and a
// person says which of its agencies keeps them from now on. What hangs on a part follows the part.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { successionKinds } from "@nhipcau/registers/governance/successions.ts";
import type { TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { coded, localityNamed } from "../programme/views.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { agencyNameIn } from "./keeper-views.ts";
import type { EventOf, Look } from "./list-take-overs.ts";
import { onlyBody } from "./read-keepers.ts";

/** One thing for each register of each locality that is no more and whose successor is known. */
export async function registersLeftBehind(
  transaction: ReadTransaction,
  look: Look,
): Promise<readonly { readonly event: EventOf; readonly thing: TakeOverThing }[]> {
  const { programme, registers, today } = look;
  const merged = (await transaction.all(localitySuccessions))
    .filter(({ author, body }) => author === "VN" && body.date <= today)
    .flatMap((record) =>
      record.body.predecessors
        .filter((body) => programme.stewardOf(body) !== body)
        .map((locality) => ({ locality, record })),
    );
  const counts = await transaction.countsByAuthor(merged.map(({ locality }) => locality));
  return merged.flatMap(({ locality, record }) => {
    const { date, kind, predecessors, successors, legalBasis } = record.body;
    const event: EventOf = {
      id: record.id,
      register: "locality-successions",
      date,
      kind: coded(successionKinds, kind),
      before: predecessors.map((id) => localityNamed(programme, id)),
      after: successors.map((id) => localityNamed(programme, id)),
      ground: legalBasis,
      side: localityNamed(programme, programme.stewardOf(locality)),
    };
    return counts.flatMap(({ register: name, author, count }) => {
      const register = registers.get(name);
      if (author !== locality || !register || !isKept(register)) return [];
      return [{ event, thing: thingOf(look, { register, count, locality, date: date as CalendarDate }) }];
    });
  });
}

// A statement about a part is its side's; reference data is the centre's.
function isKept(register: Register): boolean {
  const follows = register.name === "parts" || findField(register, "part") !== undefined;
  return !follows && register.group !== "reference";
}

interface LeftBehind {
  readonly register: Register;
  readonly count: number;
  readonly locality: string;
  readonly date: CalendarDate;
}

function thingOf(look: Look, { register, count, locality, date }: LeftBehind): TakeOverThing {
  const { keepers, programme } = look;
  const said = keepers
    .takeOversOf(`register:${register.name}`)
    .find(({ body }) => body.fromLocality === locality);
  const named = (id: string): Named => ({ id, name: agencyNameIn(keepers, id) });
  return {
    kind: "register",
    id: register.name,
    title: register.label,
    capacity: "keeping",
    records: count,
    from: localityNamed(programme, locality),
    candidates: said ? [] : governmentOf(look, locality).map(named),
    day: date,
    illustrative: false,
    ...(said
      ? {
          confirmed: {
            id: said.id,
            to: named(said.body.toAgency),
            day: said.body.day,
            ground: said.body.ground,
          },
        }
      : {}),
  };
}

/** The body in which the government of a former locality lives on: where nothing else is said, what it kept is there. */
function governmentOf({ keepers }: Look, locality: string): readonly string[] {
  const governments = [...keepers.agencies].filter(
    ([, agency]) =>
      agency.locality === locality && agency.kind === "peoples-committee" && agency.superior === undefined,
  );
  const heirs = governments.flatMap(([id]) => onlyBody(keepers.byLaw(id)) ?? []);
  return [...new Set(heirs)];
}
