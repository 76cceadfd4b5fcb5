// The programme of a signed agreement offered to one of its parties in one step: the registers in which the cooperation
// runs, without personal fields, narrowed to the agreement where a register knows it.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { addDays, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import { extensionRefusals } from "@nhipcau/registers/cooperation/extension-refusals.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { limitations } from "@nhipcau/registers/cooperation/limitations.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { results } from "@nhipcau/registers/cooperation/results.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { agendaItems } from "@nhipcau/registers/reviews/agenda-items.ts";
import { conferenceOutcomes } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferencePresences } from "@nhipcau/registers/reviews/conference-presences.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import { reviewPositions } from "@nhipcau/registers/reviews/review-positions.ts";
import { reviewSignOffs } from "@nhipcau/registers/reviews/review-sign-offs.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { systemOf } from "../ports/acting.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { exchangePermission } from "../records/exchange-permission.ts";
import { todayOf } from "./derive.ts";
import { readExchangeFacts } from "./exchange-facts.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { termsView } from "./grant-views.ts";
import { offerGrants, previewGrant } from "./grants.ts";

/** In the order in which a reader needs them: what is referred to comes before what refers to it. */
const programmeRegisters: readonly Register[] = [
  agreements,
  clauses,
  commitments,
  parts,
  reports,
  extensionRequests,
  confirmations,
  extensions,
  extensionRefusals,
  explanationRequests,
  explanations,
  obstacles,
  takeOvers,
  evidenceItems,
  escalations,
  directives,
  petitions,
  petitionSignatures,
  petitionDispatches,
  petitionAnswers,
  results,
  limitations,
  reviews,
  reviewPositions,
  reviewSnapshots,
  reviewSignOffs,
  conferences,
  agendaItems,
  conferencePresences,
  conferenceOutcomes,
];

const usualDays = 5 * 365;

export interface AgreementOffer {
  readonly ground?: string;
  readonly validFrom?: CalendarDate;
  readonly validUntil?: CalendarDate;
}

type Planned = ResponseOf<typeof routes.plannedAgreement>["registers"];

/** The registers with the terms that would be offered and how many records they cover; with the grant that is open already. */
export async function planAgreement(
  node: ExchangeNode,
  peer: string,
  agreement: string,
): Promise<Outcome<{ readonly registers: Planned }>> {
  const planned = await planRegisters(node, peer, agreement, {});
  if (!planned.ok) return planned;
  const registers: Planned = [];
  for (const { register, terms, grant } of planned.value) {
    if (grant !== undefined) {
      registers.push({ register, grant });
      continue;
    }
    const preview = await previewGrant(node, terms);
    if (!preview.ok) return preview;
    registers.push({ register, terms: termsView(terms), count: preview.value.count });
  }
  return done({ registers });
}

/** Offers what is not granted yet: all of it or nothing. Refuses an unknown agreement and an unconnected peer. */
export async function offerAgreement(
  node: ExchangeNode,
  peer: string,
  agreement: string,
  offer: AgreementOffer,
): Promise<Outcome<ResponseOf<typeof routes.offerAgreement>>> {
  const planned = await planRegisters(node, peer, agreement, offer);
  if (!planned.ok) return planned;
  const open = planned.value.filter(({ grant }) => grant === undefined);
  const offered = await offerGrants(
    node,
    open.map(({ terms }) => ({ peer, terms, agreement })),
  );
  if (!offered.ok) return offered;
  return done({
    offered: open.map(({ register, terms }, index) => ({
      register,
      terms: termsView(terms),
      ...(offered.value[index] ? { grant: offered.value[index].grant } : {}),
    })),
    skipped: planned.value.flatMap(({ register, grant }) =>
      grant === undefined ? [] : [{ register, grant }],
    ),
  });
}

interface PlannedRegister {
  readonly register: string;
  readonly terms: Terms;
  /** The grant of this register to this peer that is open. */
  readonly grant?: string;
}

async function planRegisters(
  node: ExchangeNode,
  peer: string,
  agreement: string,
  offer: AgreementOffer,
): Promise<Outcome<readonly PlannedRegister[]>> {
  const record = await node.records.read(systemOf(node.localities[0] ?? ""), (transaction) =>
    transaction.find(agreements, agreement),
  );
  if (!record || record.retired)
    return refused({ code: "not-found", path: "agreement", data: { what: agreement } });
  const open = await node.exchange.read(async (transaction) => {
    const facts = await readExchangeFacts(node, transaction, exchangePermission(systemOf(""), []));
    return new Map(
      facts.grants
        .filter(({ kept, ended }) => kept.peer === peer && kept.direction === "out" && !ended)
        .map(({ kept }) => [kept.register, kept.id]),
    );
  });
  return done(
    programmeRegisters.map((register) => {
      const grant = open.get(register.name);
      const terms = agreementTerms(register, record, {
        from: node.localities,
        today: todayOf(node),
        ...offer,
      });
      return { register: register.name, terms, ...(grant === undefined ? {} : { grant }) };
    }),
  );
}

/** Terms of one register of an agreement's programme: every field that is not personal. */
export function agreementTerms(
  register: Register,
  agreement: Pick<RecordEnvelope, "id" | "body">,
  given: AgreementOffer & { readonly from: readonly string[]; readonly today: CalendarDate },
): Terms {
  const fields = Object.entries(register.fields as Fields);
  const narrowing = fields.find(
    ([name, { register: target, filterable }]) =>
      name === "agreement" && target === agreements.name && filterable === true,
  );
  const validFrom = given.validFrom ?? given.today;
  return {
    register: register.name,
    from: [...given.from],
    rows: narrowing ? [{ field: "agreement", op: "eq", values: [agreement.id] }] : [],
    fields: fields.flatMap(([name, { personal }]) => (personal === true ? [] : [name])),
    personal: [],
    purpose: "",
    ground: given.ground ?? groundOf(agreement),
    validFrom,
    validUntil: given.validUntil ?? addDays(validFrom, usualDays),
  };
}

function groundOf({ id, body }: Pick<RecordEnvelope, "id" | "body">): string {
  const title = body["title"];
  return typeof title === "string" && title.trim() !== "" ? title.slice(0, 2000) : id;
}
