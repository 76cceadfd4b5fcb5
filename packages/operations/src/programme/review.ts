// The interim review of an agreement at a cut-off: the figures of the overview, what was done, what is late, what stands
// in the way, what comes next. The same counting as on the page, so that the document and the page cannot differ.
import type { QueryOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "./programme.ts";
import { reviewContent } from "./review-content.ts";
import { given, localityNamed } from "./views.ts";
import { reportOfReview } from "../reviews/locked-report.ts";

type Asked = QueryOf<typeof routes.reviewPreview>;
type AgreementBody = BodyOf<typeof agreements>;
type AgencyRecord = RecordEnvelope<BodyOf<typeof agencies>>;

/** The review of one agreement. Refuses an agreement or an issuer that is not there, and a period that ends before it begins. */
export function readReview(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  asked: Asked,
): Promise<Outcome<Review>> {
  const cutOff = asked.cutOff as CalendarDate;
  if (asked.from !== undefined && asked.from > cutOff) {
    return Promise.resolve(
      refused({ code: "due-before-start", path: "cutOff", data: { due: cutOff, start: asked.from } }),
    );
  }
  return store.read(acting, async (transaction) => {
    const record = await transaction.find(agreements, asked.agreement);
    if (!record) return refused({ code: "not-found", data: { what: asked.agreement } });
    const body = record.body as AgreementBody;
    const programme = await readProgramme(transaction, cutOff, today);
    const issuers = await possibleIssuers(transaction, programme, body);
    const layoutOf =
      issuers.party.length > 0 && (body.signingAgencies ?? []).length > 0 ? "party" : "government";
    const layout = asked.layout ?? layoutOf;
    const offered = layout === "party" ? issuers.party : issuers.government;
    const issuer =
      asked.issuer === undefined
        ? preferred(offered, acting.locality, body.signingAgencies ?? [])
        : offered.find(({ id }) => id === asked.issuer);
    if (!issuer)
      return refused({ code: "not-found", path: "issuer", data: { what: asked.issuer ?? layout } });
    const room = await reportOfReview(transaction, asked, today);
    const content = room?.locked?.report ?? (await reviewContent(transaction, programme, asked, cutOff));
    return done(
      given({
        agreement: given({ id: record.id, title: body.title, signedOn: body.signedOn }),
        layout,
        layoutOf,
        issuer: issuerView(programme, issuer, issuers.all),
        issuers: offered.map(({ id, body: { name } }) => ({ id, name })),
        kind: room?.kind,
        signed: room?.locked?.signed,
        from: asked.from,
        cutOff,
        signatories: body.signatories.map((id) => localityNamed(programme, id)),
        parties: programme.partiesOf(body.signatories).parties.map(({ party, from }) => ({
          party: localityNamed(programme, party),
          continues: from.map((id) => localityNamed(programme, id)),
        })),
        ...content,
        recipients: recipientsOf(programme, body, layout, issuer),
      }) as Review,
    );
  });
}

interface Issuers {
  readonly party: readonly AgencyRecord[];
  readonly government: readonly AgencyRecord[];
  readonly all: readonly AgencyRecord[];
}

/** Today's Party committees that follow the signing ones, and the People's Committees of today's parties. */
async function possibleIssuers(
  transaction: ReadTransaction,
  programme: Programme,
  body: AgreementBody,
): Promise<Issuers> {
  const all = await transaction.all(agencies);
  const signed = new Set(body.signingAgencies ?? []);
  const byParty = all.some(({ id, body: agency }) => signed.has(id) && agency.kind === "party-committee");
  const places = new Set(programme.partiesOf(body.signatories).parties.map(({ party }) => party));
  const standing = (kind: string): AgencyRecord[] =>
    all.filter(
      ({ body: agency }) =>
        agency.kind === kind &&
        places.has(agency.locality ?? "") &&
        (agency.validTo === undefined || agency.validTo >= programme.asOf),
    );
  return {
    party: byParty ? standing("party-committee") : [],
    government: standing("peoples-committee"),
    all,
  };
}

// The body that signed, of the reader's own locality where there is one.
function preferred(
  offered: readonly AgencyRecord[],
  locality: string,
  signed: readonly string[],
): AgencyRecord | undefined {
  const own = offered.filter(({ body }) => body.locality === locality);
  const among = own.length > 0 ? own : offered;
  return among.find(({ id }) => signed.includes(id)) ?? among[0];
}

function issuerView(
  programme: Programme,
  { id, body }: AgencyRecord,
  all: readonly AgencyRecord[],
): Review["issuer"] {
  const superior = all.find((agency) => agency.id === body.superior);
  return given({
    id,
    name: body.name,
    symbol: body.symbol ?? (body.kind === "party-committee" ? "TU" : "UBND"),
    superior: superior?.body.name,
    locality: localityNamed(programme, body.locality ?? ""),
  }) as Review["issuer"];
}

function recipientsOf(
  programme: Programme,
  body: AgreementBody,
  layout: Review["layout"],
  issuer: AgencyRecord,
): string[] {
  const others = programme
    .partiesOf(body.signatories)
    .parties.filter(({ party }) => party !== issuer.body.locality);
  const titled = (party: string): string => {
    const name = programme.localityName(party);
    const isCity = ["Hải Phòng", "Hà Nội", "Đà Nẵng"].includes(name);
    if (layout === "party") return `${isCity ? "Thành ủy" : "Tỉnh ủy"} ${name}`;
    return `UBND ${isCity ? "thành phố" : "tỉnh"} ${name}`;
  };
  return [...others.map(({ party }) => titled(party)), "Các sở, ban, ngành liên quan"];
}
