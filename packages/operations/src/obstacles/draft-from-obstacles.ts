// The first wording of a petition, out of obstacles that somebody chose: their records, the agreement and the bodies that
// stand for its parties today.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { draftPetition } from "@nhipcau/domain/obstacles/petition-draft.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import type { RatedPart } from "../programme/rated-parts.ts";
import { given } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import { refusalOfParty } from "./may-petition.ts";
import type { ObstacleRecord } from "./obstacle-facts.ts";
import { readSpeakingBodies, type SpeakingBodies } from "./speaking-bodies.ts";

export type DraftFromObstacles = ResponseOf<typeof routes.petitionDraft>;

/** Words a petition from obstacles of one agreement. Refuses who may not draft it, and obstacles of two agreements. */
export function draftFromObstacles(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  asked: { readonly obstacles: readonly string[]; readonly addressee?: string | undefined },
): Promise<Outcome<DraftFromObstacles>> {
  return store.read(acting, async (transaction) => {
    if (!mayWrite(acting, petitions)) return refused({ code: "forbidden" });
    const programme = await readProgramme(transaction, today, today);
    const found = await transaction.findMany(obstacles, asked.obstacles);
    const chosen: Chosen[] = [];
    for (const id of asked.obstacles) {
      const record = found.get(id) as ObstacleRecord | undefined;
      const part = record && programme.parts.get(record.body.part);
      if (!record || !part) return refused({ code: "not-found", path: "obstacles", data: { what: id } });
      chosen.push({ record, part });
    }
    const agreement = chosen[0]?.part.commitment.agreement ?? "";
    const foreign = chosen.find(({ part }) => part.commitment.agreement !== agreement);
    if (foreign) {
      const data = { obstacle: foreign.record.body.title };
      return refused({ code: "obstacle-of-another-agreement", path: "obstacles", data });
    }
    const signed = await transaction.find(agreements, agreement);
    if (!signed) return refused({ code: "not-found", path: "agreement", data: { what: agreement } });
    const body = signed.body as BodyOf<typeof agreements>;
    const stranger = refusalOfParty(body.signatories, {
      locality: acting.locality,
      bodies: programme,
      today,
    });
    if (stranger) return refused(stranger);
    const bodies = await readSpeakingBodies(transaction, programme, acting);
    return done(drafted(programme, bodies, { id: agreement, body }, chosen, acting, asked.addressee));
  });
}

interface Chosen {
  readonly record: ObstacleRecord;
  readonly part: RatedPart;
}

function drafted(
  programme: Programme,
  bodies: SpeakingBodies,
  agreement: { readonly id: string; readonly body: BodyOf<typeof agreements> },
  chosen: readonly Chosen[],
  acting: Acting,
  wished: string | undefined,
): DraftFromObstacles {
  const { body } = agreement;
  // The drafting side is named first.
  const parties = programme
    .partiesOf(body.signatories)
    .parties.map(({ party }) => party)
    .toSorted((a, b) => Number(b === acting.locality) - Number(a === acting.locality));
  const competent = chosen.find(
    ({ record }) => bodies.all.get(record.body.clearableBy ?? "")?.body.kind === "central",
  );
  const whom = bodies.all.get(wished ?? competent?.record.body.clearableBy ?? "");
  const words = draftPetition(
    given({
      agreement: given({ title: body.title, signedOn: body.signedOn as CalendarDate | undefined }),
      bodies: parties.map((party) => peoplesCommittee(bodies, party) ?? programme.localityName(party)),
      localities: parties.map((party) => programme.localityName(party)),
      addressee: whom?.body.name,
      obstacles: chosen.map(({ record, part }) =>
        given({
          title: record.body.title,
          description: record.body.description,
          since: record.body.since as CalendarDate,
          side: programme.localityName(part.steward),
          commitment: part.commitment.title,
        }),
      ),
    }),
  );
  return given({
    agreement: { id: agreement.id, name: body.title },
    obstacles: chosen.map(({ record }) => ({ id: record.id, name: record.body.title })),
    addressee: whom && { id: whom.id, name: whom.body.name },
    addressees: [...bodies.central],
    illustrative: chosen.some(({ record }) => record.body.illustrative === true),
    ...words,
  }) as DraftFromObstacles;
}

/** The name of the People's Committee of a locality, the body that petitions. */
export function peoplesCommittee(bodies: Pick<SpeakingBodies, "all">, locality: string): string | undefined {
  for (const { body } of bodies.all.values())
    if (body.kind === "peoples-committee" && body.locality === locality && body.validTo === undefined)
      return body.name;
  return undefined;
}
