// Reads what a review's pack is built from, on a programme that stands as of the cut-off.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { PackFacts } from "@nhipcau/domain/reviews/pack-facts.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { limitations } from "@nhipcau/registers/cooperation/limitations.ts";
import { conferenceOutcomes } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { isBinding, isConcrete, readClauseFacts } from "../programme/clause-facts.ts";
import { partsOf } from "../programme/figures.ts";
import type { Programme } from "../programme/programme.ts";
import { isBeyondAuthority, type RatedPart } from "../programme/rated-parts.ts";
import { disagreementView, given, isContradiction } from "../programme/views.ts";

interface OfReview {
  readonly id: string;
  readonly review: BodyOf<typeof reviews>;
}

/** Everything a pack says of the review's agreement; `programme` is of the day the pack is of. */
export async function readPackFacts(
  transaction: ReadTransaction,
  programme: Programme,
  asked: OfReview,
): Promise<PackFacts> {
  const { agreement, from } = asked.review;
  const cutOff = programme.asOf;
  const parts = partsOf(programme, { agreement });
  const shown = new Set(parts.map(({ row }) => row.id));
  return given({
    agreement,
    from: from as CalendarDate | undefined,
    cutOff,
    lastReview: await cutOffOfLastReview(transaction, asked),
    parts: parts.map(packPart),
    commitments: await packCommitments(transaction, programme, agreement),
    obstacles: programme.obstacles
      .filter(({ part, clearedOn }) => shown.has(part) && (clearedOn === undefined || clearedOn > cutOff))
      .map((obstacle) => {
        const part = programme.parts.get(obstacle.part);
        return {
          id: obstacle.id,
          title: obstacle.title,
          locality: part?.steward ?? "",
          since: obstacle.since,
          beyondAuthority: isBeyondAuthority(obstacle),
          illustrative: part?.row.illustrative ?? false,
        };
      }),
    clauses: await packClauses(transaction, programme, agreement),
    limitations: await packLimitations(transaction, agreement, cutOff),
    carriedOver: await carriedOver(transaction, asked, cutOff),
  }) as PackFacts;
}

function packPart({ row, commitment, state, steward }: RatedPart): PackFacts["parts"][number] {
  return given({
    id: row.id,
    title: row.task,
    commitment: commitment.id,
    locality: steward,
    sector: commitment.sector,
    class: state.class,
    phase: state.phase,
    dueDate: state.dueDate,
    doneOn: state.doneOn,
    daysOverdue: state.daysOverdue,
    percent: state.percent === undefined ? undefined : Math.round(state.percent),
    illustrative: row.illustrative,
  }) as PackFacts["parts"][number];
}

async function packCommitments(
  transaction: ReadTransaction,
  programme: Programme,
  agreement: string,
): Promise<PackFacts["commitments"]> {
  const bodies = new Map(
    (await transaction.all(commitments, programme.asOf)).map(({ id, body }) => [id, body]),
  );
  return [...programme.commitments.values()]
    .filter(({ facts }) => facts.agreement === agreement)
    .map(({ facts, joint, parts }) => {
      const body = bodies.get(facts.id);
      return given({
        id: facts.id,
        title: facts.title,
        isDone: parts.length > 0 && parts.every(({ state }) => state.doneOn !== undefined),
        disagreements: joint.disagreements.filter(isContradiction).map((found) => {
          const { sentence, localities } = disagreementView(programme, found);
          return { sentence, localities: localities.map(({ id }) => programme.stewardOf(id)) };
        }),
        project: body?.project,
        regulation: body?.regulation,
        illustrative: facts.illustrative,
      }) as PackFacts["commitments"][number];
    });
}

async function packClauses(
  transaction: ReadTransaction,
  programme: Programme,
  agreement: string,
): Promise<PackFacts["clauses"]> {
  const facts = await readClauseFacts(transaction, programme);
  return facts.records
    .filter((clause) => clause.body.agreement === agreement && isBinding(clause))
    .map((clause) => ({
      id: clause.id,
      content: clause.body.content,
      isConcrete: isConcrete(facts, clause),
      parties: stewards(programme, clause.body.parties),
    }));
}

async function packLimitations(
  transaction: ReadTransaction,
  agreement: string,
  cutOff: CalendarDate,
): Promise<PackFacts["limitations"]> {
  return (await transaction.all(limitations))
    .filter(({ body }) => body.agreement === agreement && (body.statedOn ?? "") <= cutOff)
    .map(({ id, body }) => {
      const { content, parties = [], project, regulation } = body;
      const statedOn = body.statedOn as CalendarDate | undefined;
      return given({
        id,
        content,
        statedOn,
        parties,
        project,
        regulation,
      }) as PackFacts["limitations"][number];
    });
}

async function cutOffOfLastReview(
  transaction: ReadTransaction,
  { id, review }: OfReview,
): Promise<CalendarDate | undefined> {
  const earlier = (await transaction.all(reviews))
    .filter((other) => other.id !== id && other.body.agreement === review.agreement)
    .map(({ body }) => body.cutOff)
    .filter((cutOff) => cutOff < review.cutOff);
  return earlier.toSorted().at(-1) as CalendarDate | undefined;
}

// The last conference is the one of the latest day before the cut-off that was not held over this very review.
async function carriedOver(
  transaction: ReadTransaction,
  { id, review }: OfReview,
  cutOff: CalendarDate,
): Promise<PackFacts["carriedOver"]> {
  const held = (await transaction.all(conferences))
    .filter(({ body }) => body.agreement === review.agreement && body.review !== id && body.date <= cutOff)
    .toSorted((a, b) => (a.body.date + a.id < b.body.date + b.id ? -1 : 1));
  const last = held.at(-1);
  if (!last) return [];
  return (await transaction.all(conferenceOutcomes))
    .filter(({ body }) => body.conference === last.id && body.kind === "carried-over")
    .map((outcome) => {
      const { text, responsible } = outcome.body;
      return given({
        id: outcome.id,
        text,
        responsible,
        agreedOn: last.body.date as CalendarDate,
        illustrative: outcome.body.illustrative === true,
      }) as PackFacts["carriedOver"][number];
    });
}

function stewards(programme: Programme, parties: readonly string[] | undefined): string[] {
  return [...new Set((parties ?? []).map((party) => programme.stewardOf(party)))].toSorted();
}
