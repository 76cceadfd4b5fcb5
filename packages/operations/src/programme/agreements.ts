// Agreements: parties as signed beside parties today, and the way from clause to commitment to part and back.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agreementForms, agreements, dateCertainties } from "@nhipcau/registers/cooperation/agreements.ts";
import { limitations } from "@nhipcau/registers/cooperation/limitations.ts";
import { results } from "@nhipcau/registers/cooperation/results.ts";
import { sectors } from "@nhipcau/registers/governance/sectors.ts";
import { sources } from "@nhipcau/registers/governance/sources.ts";
import { agencyNameIn } from "../keepers/keeper-views.ts";
import { readKeepers } from "../keepers/read-keepers.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { type ClauseFacts, clauseViews, isBinding, isConcrete, readClauseFacts } from "./clause-facts.ts";
import { figuresOf, partsOf, redFirst } from "./figures.ts";
import { type Programme, readProgramme } from "./programme.ts";
import { coded, commitmentSummary, given, localityNamed, partView } from "./views.ts";
import { worstFirst } from "./worst-first.ts";

type AgreementRecord = RecordEnvelope<BodyOf<typeof agreements>>;
type AgreementSummary = ResponseOf<typeof routes.agreements>["agreements"][number];
export type AgreementDetail = ResponseOf<typeof routes.agreement>;

interface Day {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

/** All agreements that held on the day, newest first, those without a date last. */
export function listAgreements(
  store: Store,
  acting: Acting,
  day: Day,
): Promise<ResponseOf<typeof routes.agreements>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const clauses = await readClauseFacts(transaction, programme);
    const records = await transaction.all(agreements, programme.past ? day.asOf : undefined);
    const sorted = records.toSorted(
      (a, b) => (b.body.signedOn ?? "").localeCompare(a.body.signedOn ?? "", "en") || (a.id < b.id ? -1 : 1),
    );
    return {
      asOf: day.asOf,
      agreements: sorted.map((record) => agreementSummary(programme, clauses, record)),
    };
  });
}

/** One agreement with everything that follows from it. */
export function readAgreement(
  store: Store,
  acting: Acting,
  day: Day,
  id: string,
): Promise<Outcome<AgreementDetail>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const facts = await readClauseFacts(transaction, programme);
    const all = await transaction.all(agreements, programme.past ? day.asOf : undefined);
    const record = all.find((agreement) => agreement.id === id);
    if (!record) return refused({ code: "not-found", data: { what: id } });
    const { body } = record;
    const keepers = await readKeepers(transaction, programme, day.asOf);
    const agencyName = (agency: string): string => agencyNameIn(keepers, agency);
    const titles = new Map(all.map((agreement) => [agreement.id, agreement.body.title]));
    const own = facts.records.filter((clause) => clause.body.agreement === id);
    const stated = ({ body: said }: { readonly body: { agreement?: string; statedOn?: string } }): boolean =>
      said.agreement === id && (said.statedOn ?? "") <= day.asOf;
    return done(
      given({
        asOf: day.asOf,
        agreement: agreementSummary(programme, facts, record),
        signingAgencies: (body.signingAgencies ?? []).map((agency) => ({
          id: agency,
          name: agencyName(agency),
        })),
        place: body.place,
        termFrom: body.termFrom,
        termTo: body.termTo,
        motto: body.motto,
        documentNumber: body.documentNumber,
        source: await namedSource(transaction, body.source),
        locator: body.locator,
        note: body.note,
        clauses: await clauseViews(
          transaction,
          programme,
          facts,
          own,
          (agreement) => titles.get(agreement) ?? agreement,
        ),
        commitments: worstFirst(
          [...programme.commitments.values()].filter((commitment) => commitment.facts.agreement === id),
        ).map((commitment) => commitmentSummary(programme, commitment)),
        parts: partsOf(programme, { agreement: id })
          .toSorted(redFirst)
          .map((part) => partView(programme, part, agencyName, keepers)),
        results: (await transaction.all(results))
          .filter((result) => stated(result) && result.body.sameAs === undefined)
          .map(statementView),
        limitations: (await transaction.all(limitations)).filter(stated).map(statementView),
      }) as AgreementDetail,
    );
  });
}

async function namedSource(
  transaction: ReadTransaction,
  source: string | undefined,
): Promise<Named | undefined> {
  if (source === undefined) return undefined;
  const names = await transaction.names(sources, [source]);
  return { id: source, name: names.get(source) ?? source };
}

function statementView({
  id,
  body,
}: RecordEnvelope<{
  content: string;
  contentEn?: string;
  sector: string;
}>): AgreementDetail["results"][number] {
  return given({
    id,
    content: body.content,
    contentEn: body.contentEn,
    sector: coded(sectors, body.sector),
  }) as AgreementDetail["results"][number];
}

function agreementSummary(
  programme: Programme,
  clauses: ClauseFacts,
  { id, body }: AgreementRecord,
): AgreementSummary {
  const { parties, internal } = programme.partiesOf(body.signatories);
  const counted = clauses.records.filter(
    (clause) => clause.body.agreement === id && clause.body.sameAs === undefined,
  );
  const binding = counted.filter(isBinding);
  return given({
    id,
    title: body.title,
    titleEn: body.titleEn,
    form: coded(agreementForms, body.form),
    signedOn: body.signedOn,
    dateCertainty: body.dateCertainty === undefined ? undefined : coded(dateCertainties, body.dateCertainty),
    signatories: body.signatories.map((locality) => localityNamed(programme, locality)),
    parties: parties.map(({ party, from }) => ({
      party: localityNamed(programme, party),
      continues: from.map((locality) => localityNamed(programme, locality)),
    })),
    internal: internal && body.signatories.length > 1,
    clauses: counted.length,
    clausesNotConcrete: binding.filter((clause) => !isConcrete(clauses, clause)).length,
    commitments: [...programme.commitments.values()].filter(({ facts }) => facts.agreement === id).length,
    figures: figuresOf(partsOf(programme, { agreement: id })),
  }) as AgreementSummary;
}
