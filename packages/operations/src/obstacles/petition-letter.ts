// What goes out when a petition is sent, or would: the letter as data, for whoever makes a document of it.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import { given, localityNamed } from "../programme/views.ts";
import { readStandings } from "./obstacle-facts.ts";
import type { PetitionStanding } from "./petition-standing.ts";
import { readPetitionNames } from "./petition-views.ts";
import { readSpeakingBodies, type SpeakingBodies } from "./speaking-bodies.ts";

export interface LetterParty {
  readonly issuer: Review["issuer"];
  /** The day on which it agreed to the text; absent while it has not. */
  readonly agreedOn?: CalendarDate;
}

export interface PetitionLetter {
  /** The drafting side first; the number is its own. */
  readonly parties: readonly LetterParty[];
  readonly addressee: string;
  readonly title: string;
  readonly text: string;
  readonly draftedOn: CalendarDate;
  readonly sentOn?: CalendarDate;
  readonly documentNumber?: string;
  readonly recipients: readonly string[];
  readonly illustrative: boolean;
}

/** The letter of a petition on a day. Refuses an id that is not there. */
export function readPetitionLetter(
  store: Store,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  id: string,
): Promise<Outcome<PetitionLetter>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const standing = (await readStandings(transaction, programme)).get(id);
    if (!standing) return refused({ code: "not-found", data: { what: id } });
    const bodies = await readSpeakingBodies(transaction, programme, acting);
    const agencyName = (agency: string): string => bodies.all.get(agency)?.body.name ?? agency;
    const { body } = standing.record;
    const names = await readPetitionNames(transaction, programme, agencyName);
    const [dispatch] = standing.dispatches.toSorted((a, b) => (a.body.sentOn < b.body.sentOn ? -1 : 1));
    return done(
      given({
        parties: partiesOf(standing, programme, bodies),
        addressee: agencyName(body.addressee),
        title: body.title,
        text: body.text,
        draftedOn: body.draftedOn as CalendarDate,
        sentOn: dispatch?.body.sentOn as CalendarDate | undefined,
        documentNumber: dispatch?.body.documentNumber,
        recipients: recipientsOf(standing, agencyName, names.agreement(body.agreement).title),
        illustrative: body.illustrative === true,
      }) as PetitionLetter,
    );
  });
}

function partiesOf(
  { drafter, state, signatures }: PetitionStanding,
  programme: Programme,
  bodies: SpeakingBodies,
): readonly LetterParty[] {
  return state.parties
    .toSorted((a, b) => Number(b.party === drafter) - Number(a.party === drafter))
    .map(({ party, word, signatures: own }) => {
      const agreedOn = signatures
        .filter(({ id }) => word === "agree" && own.includes(id))
        .map(({ body }) => body.signedOn as CalendarDate)
        .toSorted()
        .at(-1);
      const committee = [...bodies.all.values()].find(
        ({ body }) =>
          body.kind === "peoples-committee" && body.locality === party && body.validTo === undefined,
      );
      const issuer = {
        id: committee?.id ?? party,
        name: committee?.body.name ?? programme.localityName(party),
        symbol: committee?.body.symbol ?? "UBND",
        locality: localityNamed(programme, party),
      };
      return agreedOn === undefined ? { issuer } : { issuer, agreedOn };
    });
}

// Beside the addressee, who stands first as “Như trên”: whoever else it was sent to.
function recipientsOf(
  { dispatches, record }: PetitionStanding,
  agencyName: (id: string) => string,
  agreement: string,
): readonly string[] {
  const others = new Set(dispatches.flatMap(({ body }) => body.sentTo));
  others.delete(record.body.addressee);
  return [...[...others].map(agencyName), `Các cơ quan phối hợp thực hiện “${agreement}”`];
}
