// What each of today's parties has said about the present text of a petition (law 9). A statement speaks for the
// signatories whom its author stood for on the day it was given: one of a locality that merged later goes on counting for
// what that locality signed, and never for its new companions, who must give their own.
import { bodiesToday, currentParties, type Succession } from "../bodies/succession.ts";
import type { CalendarDate } from "../calendar-date.ts";

export interface SignatureFacts {
  readonly id: string;
  /** The locality that gave it. */
  readonly locality: string;
  readonly digest: string;
  readonly decision: "agree" | "object";
  readonly signedOn: CalendarDate;
}

export interface PartyWord {
  readonly party: string;
  readonly word: "agree" | "object" | "none";
  /** The statements that make its word, for the present text. */
  readonly signatures: readonly string[];
  /** Statements of its own, or of those it continues, about a text that has changed since; they do not count. */
  readonly voided: readonly string[];
}

export interface PartyWordsAsk {
  readonly digest: string;
  readonly signatories: readonly string[];
  readonly successions: readonly Succession[];
  readonly signatures: readonly SignatureFacts[];
}

/** The word of every party of the day, sorted by party. */
export function partyWords(ask: PartyWordsAsk, today: CalendarDate): readonly PartyWord[] {
  const { digest, signatories, successions } = ask;
  const given = ask.signatures.filter(({ signedOn }) => signedOn <= today).toSorted(byDay);
  const spokenFor = new Map(given.map((one) => [one, signatoriesOf(one, signatories, successions)]));
  return currentParties(signatories, successions, today).parties.map(({ party, from }) => {
    const own = given.filter((one) => from.some((signatory) => spokenFor.get(one)?.has(signatory)));
    const present = own.filter((one) => one.digest === digest);
    const standing = from.map((signatory) => present.findLast((one) => spokenFor.get(one)?.has(signatory)));
    return {
      party,
      word: wordOf(standing),
      signatures: [...new Set(standing.flatMap((one) => one?.id ?? []))].toSorted(),
      voided: own.filter((one) => one.digest !== digest).map(({ id }) => id),
    };
  });
}

function wordOf(standing: readonly (SignatureFacts | undefined)[]): PartyWord["word"] {
  if (standing.some((one) => one?.decision === "object")) return "object";
  return standing.every((one) => one?.decision === "agree") ? "agree" : "none";
}

function signatoriesOf(
  { locality, signedOn }: SignatureFacts,
  signatories: readonly string[],
  successions: readonly Succession[],
): ReadonlySet<string> {
  return new Set(
    signatories.filter((signatory) => bodiesToday([signatory], successions, signedOn).includes(locality)),
  );
}

// Of two statements of one day the objection counts as the later: whoever doubts on the same day has not agreed.
function byDay(a: SignatureFacts, b: SignatureFacts): number {
  return (
    compare(a.signedOn, b.signedOn) ||
    Number(a.decision === "object") - Number(b.decision === "object") ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
