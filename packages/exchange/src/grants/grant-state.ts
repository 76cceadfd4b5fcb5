// What a grant is now: a pure function of the set of its statements, so that both sides compute the same whatever order
// they heard them in. Owner's wordings are gone through by number; an answer of the partner counts for the number
// it names. Where the set leaves a doubt the answer is the one that delivers less.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { GrantOffer, GrantStatement } from "../statements/grant-statements.ts";
import type { GrantStage } from "./grant-table.ts";
import { isWithin, type Terms } from "./grant-terms.ts";

/** A statement and the side whose key verified it. */
export interface SaidOfGrant {
  readonly statement: GrantStatement;
  readonly signedBy: "owner" | "partner";
}

export interface NumberedTerms {
  readonly n: number;
  readonly terms: Terms;
}

/** Terms that wait; the partner accepts or refuses by the number `answers`. */
export interface WaitingTerms extends NumberedTerms {
  readonly answers: number;
}

/** Why a statement counts, or why not: `waits` for a lower number, `void` says what it may not say. */
export type Bearing = "counts" | "waits" | "void" | "wrong-side" | "contradicted";

export interface GrantState {
  readonly stage: GrantStage;
  readonly inForce?: NumberedTerms;
  readonly waiting?: WaitingTerms;
  readonly offer?: GrantOffer;
  /** The statement that ended it. */
  readonly endedBy?: GrantStatement;
  /** The number under which the owner said two different things: nothing is delivered until the grant is revoked. */
  readonly contradiction?: number;
  /** Each statement once, by time, with what became of it. */
  readonly history: readonly { readonly said: SaidOfGrant; readonly bearing: Bearing }[];
}

type Wording = Extract<GrantStatement, { readonly terms: unknown }>;

interface Words {
  readonly inForce?: NumberedTerms;
  readonly waiting?: WaitingTerms;
}

/** The state of one grant out of everything said of it, in any order, with or without duplicates. */
export function foldGrant(said: readonly SaidOfGrant[]): GrantState {
  const all = distinct(said);
  const counting = all.filter(isOfRightSide).map(({ statement }) => statement);
  const { wordings, contradiction } = inOrder(counting.filter(isWording));
  const voided = new Set<GrantStatement>();
  const answers = readAnswers(counting);
  const words = contradiction === undefined ? foldWordings(wordings, answers, voided) : {};
  const endedBy = findEnd(counting);
  const offer = wordings.find((wording) => wording.type === "grant.offer");
  const stage = endedBy ? ends[endedBy.type] : stageOf(words, offer);
  const bearing = (one: SaidOfGrant): Bearing => {
    if (!isOfRightSide(one)) return "wrong-side";
    if (voided.has(one.statement)) return "void";
    if (!isWording(one.statement) || wordings.includes(one.statement)) return "counts";
    return contradiction !== undefined && one.statement.n === contradiction ? "contradicted" : "waits";
  };
  return {
    stage,
    ...(endedBy ? { endedBy } : words),
    ...(offer && { offer }),
    ...(contradiction !== undefined && { contradiction }),
    history: all.map((one) => ({ said: one, bearing: bearing(one) })),
  };
}

/** Whether the grant lets rows out on a day (in Vietnam), given whether its partner is connected. */
export function deliversOn(state: GrantState, today: CalendarDate, peerConnected: boolean): boolean {
  if (!peerConnected || !state.inForce) return false;
  const { validFrom, validUntil } = state.inForce.terms;
  return validFrom <= today && today <= validUntil;
}

/** Whether it has ended on a day: by word of either side, or because its days, waiting ones too, are over. */
export function hasEnded(state: GrantState, today: CalendarDate): boolean {
  if (state.endedBy) return true;
  const last = [state.inForce, state.waiting].map((words) => words?.terms.validUntil ?? "");
  return state.stage !== "none" && state.contradiction === undefined && last.every((day) => day < today);
}

/**
 * A new offer beside the grants of the same owner to the same partner. Refuses a second one for a register while the
 * first has not ended (`grant-exists`, X-36).
 */
export function decideOffer(
  offer: GrantOffer,
  others: readonly GrantState[],
  today: CalendarDate,
): Outcome<GrantOffer> {
  const { register } = offer.terms;
  const open = others.find(
    (other) =>
      other.offer !== undefined &&
      other.offer.grant !== offer.grant &&
      other.offer.terms.register === register &&
      !hasEnded(other, today),
  );
  return open?.offer
    ? refused({ code: "grant-exists", path: "terms.register", data: { grant: open.offer.grant, register } })
    : done(offer);
}

/** The number the owner's next statement of a grant bears. */
export function nextNumber(said: readonly SaidOfGrant[]): number {
  const numbers = said.map(({ statement, signedBy }) =>
    signedBy === "owner" && "n" in statement ? statement.n : 0,
  );
  return Math.max(0, ...numbers) + 1;
}

/** Whether a narrowing may be signed now: it must be within all that is in force or waits. */
export function mayNarrow(state: GrantState, terms: Terms): boolean {
  const known = [state.inForce, state.waiting].filter((words) => words !== undefined);
  return known.length > 0 && known.every((words) => isWithin(terms, words.terms));
}

const ends = {
  "grant.revoke": "revoked",
  "grant.renounce": "renounced",
  "grant.refuse": "refused",
} as const satisfies Partial<Record<GrantStatement["type"], GrantStage>>;

type Ending = Extract<GrantStatement, { readonly type: keyof typeof ends }>;

interface Answers {
  readonly accepted: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
}

function foldWordings(wordings: readonly Wording[], answers: Answers, voided: Set<GrantStatement>): Words {
  let words: Words = {};
  for (const wording of wordings) {
    const next = wording.type === "grant.narrow" ? narrowed(words, wording) : asked(words, wording, answers);
    if (next) words = next;
    else voided.add(wording);
  }
  return words;
}

/** Offers and extensions ask: accepted, they are in force; refused, as if never said; else they wait. */
function asked(words: Words, { n, terms }: Wording, answers: Answers): Words {
  // Who both accepted and refused gets less.
  if (answers.refused.has(n)) return words;
  if (answers.accepted.has(n)) return { inForce: { n, terms } };
  return { ...words, waiting: { n, answers: n, terms } };
}

/** Narrowings do not ask, so they must be within what they replace; undefined when they are not. */
function narrowed({ inForce, waiting }: Words, { n, terms }: Wording): Words | undefined {
  const fitsInForce = inForce !== undefined && isWithin(terms, inForce.terms);
  const fitsWaiting = waiting !== undefined && isWithin(terms, waiting.terms);
  if (fitsInForce && (fitsWaiting || !waiting)) return { inForce: { n, terms } };
  if (!fitsWaiting) return undefined;
  return { ...(inForce && { inForce }), waiting: { n, terms, answers: waiting.answers } };
}

/** Wordings from 1 up to the first gap, or to the first number that was used twice. */
function inOrder(all: readonly Wording[]): {
  readonly wordings: readonly Wording[];
  readonly contradiction?: number;
} {
  const byNumber = Map.groupBy(all, ({ n }) => n);
  const contradiction = [...byNumber].filter(([, same]) => same.length > 1).map(([n]) => n);
  const wordings: Wording[] = [];
  for (let n = 1; ; n += 1) {
    const [one, ...more] = byNumber.get(n) ?? [];
    if (!one || more.length > 0) break;
    wordings.push(one);
  }
  return contradiction.length > 0 ? { wordings, contradiction: Math.min(...contradiction) } : { wordings };
}

function readAnswers(statements: readonly GrantStatement[]): Answers {
  const numbers = (type: "grant.accept" | "grant.refuse"): ReadonlySet<number> =>
    new Set(statements.flatMap((statement) => (statement.type === type ? [statement.n] : [])));
  return { accepted: numbers("grant.accept"), refused: numbers("grant.refuse") };
}

/** What ended the grant; of several, the strongest word, and of those the first. */
function findEnd(statements: readonly GrantStatement[]): Ending | undefined {
  const of = (type: Ending["type"]): Ending | undefined =>
    statements.find(
      (statement): statement is Ending =>
        statement.type === type && (statement.type !== "grant.refuse" || statement.n === 1),
    );
  return of("grant.revoke") ?? of("grant.renounce") ?? of("grant.refuse");
}

function stageOf({ inForce, waiting }: Words, offer: GrantOffer | undefined): GrantStage {
  if (inForce) return waiting ? "extending" : "active";
  return offer ? "offered" : "none";
}

/** Each statement once, by time and id, so that nothing depends on the order of the set. */
function distinct(said: readonly SaidOfGrant[]): readonly SaidOfGrant[] {
  const keyed = new Map(
    said.map((one) => {
      const { at, id } = one.statement;
      return [`${at} ${id} ${one.signedBy} ${JSON.stringify(one.statement)}`, one] as const;
    }),
  );
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function isOfRightSide({ statement, signedBy }: SaidOfGrant): boolean {
  return signedBy === sideOf[statement.type];
}

const sideOf = {
  "grant.offer": "owner",
  "grant.narrow": "owner",
  "grant.extend": "owner",
  "grant.revoke": "owner",
  "grant.accept": "partner",
  "grant.refuse": "partner",
  "grant.renounce": "partner",
} as const satisfies Record<GrantStatement["type"], SaidOfGrant["signedBy"]>;

function isWording(statement: GrantStatement): statement is Wording {
  return "terms" in statement;
}
