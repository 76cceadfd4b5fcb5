// What the review of an agreement says, whoever issues it: the figures of the overview, what was done, what is late, what
// stands in the way, what comes next. The preview, the document and the snapshot that is signed off all say this.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { limitations } from "@nhipcau/registers/cooperation/limitations.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { results } from "@nhipcau/registers/cooperation/results.ts";
import { sectors } from "@nhipcau/registers/governance/sectors.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import { isBinding, isConcrete, readClauseFacts } from "./clause-facts.ts";
import { figuresBy, figuresOf, partsOf, redFirst } from "./figures.ts";
import { worstFirst } from "./worst-first.ts";
import { isOpenOn, obstacleView, readAgencyNames } from "./programme-lists.ts";
import type { Programme } from "./programme.ts";
import type { RatedPart } from "./rated-parts.ts";
import { type AgencyName, coded, commitmentSummary, isContradiction, partView } from "./views.ts";

type Content = Omit<
  Review,
  | "agreement"
  | "layout"
  | "layoutOf"
  | "issuer"
  | "issuers"
  | "kind"
  | "signed"
  | "from"
  | "cutOff"
  | "signatories"
  | "parties"
  | "recipients"
>;

/** The content of the review of one agreement over a period, on a programme read as of the cut-off. */
export async function reviewContent(
  transaction: ReadTransaction,
  programme: Programme,
  asked: { readonly agreement: string; readonly from?: string | undefined },
  cutOff: CalendarDate,
): Promise<Content> {
  const parts = partsOf(programme, { agreement: asked.agreement }).toSorted(redFirst);
  const agencyName = await readAgencyNames(transaction);
  const viewsOf = (chosen: readonly RatedPart[]) =>
    chosen.map((part) => partView(programme, part, agencyName));
  const ofClass = (wanted: RatedPart["state"]["class"]) =>
    viewsOf(parts.filter(({ state }) => state.class === wanted));
  const within = (day: string | undefined): boolean =>
    day === undefined || ((asked.from ?? "") <= day && day <= cutOff);
  const done = parts.filter(({ state }) => state.doneOn !== undefined && within(state.doneOn));
  const open = parts.filter(({ state }) => state.doneOn === undefined);
  const nameOf = (id: string): Text => ({ vi: programme.localityName(id), en: programme.localityName(id) });
  const disagreed = [...programme.commitments.values()].filter(
    ({ facts, joint }) => facts.agreement === asked.agreement && joint.disagreements.some(isContradiction),
  );
  return {
    figures: figuresOf(parts),
    byLocality: figuresBy(parts, ({ steward }) => steward, nameOf),
    bySector: figuresBy(
      parts,
      ({ commitment }) => commitment.sector,
      (id) => coded(sectors, id).label,
    ),
    ...(await clausesOf(transaction, programme, asked.agreement)),
    done: viewsOf(done),
    overdue: ofClass("open-overdue"),
    inTerm: ofClass("open-in-term"),
    cannotRate: ofClass("cannot-rate"),
    results: statedWithin(await transaction.all(results), asked.agreement, within),
    limitations: statedWithin(await transaction.all(limitations), asked.agreement, within),
    obstacles: await openObstacles(transaction, programme, parts, agencyName),
    disagreements: worstFirst(disagreed).map((commitment) => commitmentSummary(programme, commitment)),
    next: viewsOf(open.toSorted(soonestDue)),
    illustrative: parts.some(({ row }) => row.illustrative),
  };
}

function soonestDue(a: RatedPart, b: RatedPart): number {
  return (a.state.dueDate ?? "~").localeCompare(b.state.dueDate ?? "~", "en");
}

async function clausesOf(
  transaction: ReadTransaction,
  programme: Programme,
  agreement: string,
): Promise<Pick<Content, "clauses" | "notConcrete">> {
  const facts = await readClauseFacts(transaction, programme);
  const binding = facts.records.filter((clause) => clause.body.agreement === agreement && isBinding(clause));
  const loose = binding.filter((clause) => !isConcrete(facts, clause));
  return {
    clauses: { total: binding.length, concrete: binding.length - loose.length },
    notConcrete: loose.map(({ id, body }) => ({ id, content: body.content })),
  };
}

interface Stated {
  readonly agreement?: string;
  readonly content: string;
  readonly statedOn?: string;
  readonly sameAs?: string;
}

// What repeats another statement is not said twice.
function statedWithin(
  records: readonly RecordEnvelope<Stated>[],
  agreement: string,
  within: (day: string | undefined) => boolean,
): Content["results"] {
  return records
    .filter(({ body }) => body.agreement === agreement && body.sameAs === undefined && within(body.statedOn))
    .map(({ id, body }) => ({ id, content: body.content }));
}

async function openObstacles(
  transaction: ReadTransaction,
  programme: Programme,
  parts: readonly RatedPart[],
  agencyName: AgencyName,
): Promise<Content["obstacles"]> {
  const shown = new Set(parts.map(({ row }) => row.id));
  return (await transaction.all(obstacles))
    .filter(({ body }) => shown.has(body.part) && isOpenOn(body, programme.asOf))
    .map((record) => obstacleView(programme, record, agencyName))
    .toSorted((a, b) => b.daysOpen - a.daysOpen);
}
