// One petition whole: its text, each party's word, its sending and answers, and what the person who asks may do with it.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import { given } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import {
  ownSignature,
  refusalOfAmending,
  refusalOfAnswering,
  refusalOfSending,
  refusalOfWord,
} from "./may-petition.ts";
import { readStandings } from "./obstacle-facts.ts";
import type { PetitionStanding } from "./petition-standing.ts";
import { petitionSummary, readPetitionNames } from "./petition-views.ts";
import { readSpeakingBodies } from "./speaking-bodies.ts";

export type PetitionDetail = ResponseOf<typeof routes.petition>;

interface Day {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

/** A petition on a day. Refuses an id that is not there, or was not yet. */
export function readPetition(
  store: Store,
  acting: Acting,
  day: Day,
  id: string,
): Promise<Outcome<PetitionDetail>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const standing = (await readStandings(transaction, programme)).get(id);
    if (!standing) return refused({ code: "not-found", data: { what: id } });
    const bodies = await readSpeakingBodies(transaction, programme, acting);
    const agencyName = (agency: string): string => bodies.all.get(agency)?.body.name ?? agency;
    const names = await readPetitionNames(transaction, programme, agencyName);
    const { record, digest } = standing;
    const { signatories } = names.agreement(record.body.agreement);
    const own = ownSignature(standing, acting.locality);
    return done(
      given({
        asOf: day.asOf,
        petition: petitionSummary(standing, names),
        text: record.body.text,
        digest,
        version: record.version,
        sentTo: [...new Set(standing.dispatches.flatMap(({ body }) => body.sentTo))].map((agency) => ({
          id: agency,
          name: agencyName(agency),
        })),
        mayDo: mayDoWith(standing, signatories, programme, acting),
        ownSignature: own && { id: own.id, version: own.version },
        speakAs: [...bodies.own],
        addressees: [...bodies.central],
      }) as PetitionDetail,
    );
  });
}

/** The petitions on a day: those that wait the longest first, then what is on its way, then what was answered. */
export function listPetitions(
  store: Store,
  acting: Acting,
  day: Day,
  filter: { readonly agreement?: string | undefined; readonly waiting?: boolean | undefined },
): Promise<ResponseOf<typeof routes.petitions>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const standings = [...(await readStandings(transaction, programme)).values()].filter(
      ({ record, state }) =>
        (filter.agreement === undefined || record.body.agreement === filter.agreement) &&
        (filter.waiting === undefined || (state.phase === "sent") === filter.waiting),
    );
    const bodies = await readSpeakingBodies(transaction, programme, acting);
    const names = await readPetitionNames(
      transaction,
      programme,
      (agency) => bodies.all.get(agency)?.body.name ?? agency,
    );
    const sorted = standings.toSorted(longestWaitingFirst);
    return {
      asOf: day.asOf,
      total: sorted.length,
      petitions: sorted.map((standing) => petitionSummary(standing, names)),
    };
  });
}

const order = { sent: 0, agreed: 1, objected: 2, signing: 3, draft: 4, answered: 5 } as const;

function longestWaitingFirst(a: PetitionStanding, b: PetitionStanding): number {
  return (
    order[a.state.phase] - order[b.state.phase] ||
    (b.state.waiting?.days ?? 0) - (a.state.waiting?.days ?? 0) ||
    (a.record.body.draftedOn < b.record.body.draftedOn ? 1 : -1)
  );
}

// Only on the present day: what stood on another cannot be acted upon.
function mayDoWith(
  standing: PetitionStanding,
  signatories: readonly string[],
  programme: Programme,
  acting: Acting,
): PetitionDetail["mayDo"] {
  const ask = { locality: acting.locality, bodies: programme, today: programme.asOf };
  const isNow = !programme.past;
  const ownWord = standing.state.parties.find(({ party }) => party === acting.locality)?.word;
  const record = ownSignature(standing, acting.locality)?.id;
  // Saying the same again changes nothing, so it is not offered although changing one's own record is allowed.
  const maySay = (decision: "agree" | "object"): boolean =>
    isNow &&
    mayWrite(acting, petitionSignatures) &&
    ownWord !== decision &&
    refusalOfWord(
      standing,
      signatories,
      { decision, digest: standing.digest, ...(record === undefined ? {} : { record }) },
      ask,
    ) === undefined;
  return {
    amend: isNow && mayWrite(acting, petitions) && refusalOfAmending(standing, ask) === undefined,
    agree: maySay("agree"),
    object: maySay("object"),
    send: isNow && mayWrite(acting, petitionDispatches) && refusalOfSending(standing, ask) === undefined,
    answer: isNow && mayWrite(acting, petitionAnswers) && refusalOfAnswering(standing, ask) === undefined,
  };
}
