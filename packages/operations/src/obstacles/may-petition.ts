// Who may do what with a petition now, as the refusal of what may not be done. Rules ask here when somebody writes, pages
// when they decide what to offer.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type PetitionEvent, petitionTable } from "@nhipcau/domain/obstacles/petition-table.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Bodies } from "../programme/programme.ts";
import type { PetitionStanding } from "./petition-standing.ts";

/** Who asks, in which world, on which day. */
export interface PetitionAsk {
  readonly locality: string;
  readonly bodies: Bodies;
  readonly today: CalendarDate;
}

/** Refuses who is no party of the agreement today, and who has become part of another locality. */
export function refusalOfParty(
  signatories: readonly string[],
  { locality, bodies, today }: PetitionAsk,
): Refusal | undefined {
  const { parties } = bodies.partiesOf(signatories);
  if (parties.some(({ party }) => party === locality)) return undefined;
  const heir = bodies.stewardOf(locality);
  const name = bodies.localityName(locality);
  if (heir !== locality && parties.some(({ party }) => party === heir)) {
    return { code: "party-merged", data: { locality: name, successor: bodies.localityName(heir) } };
  }
  return { code: "not-a-party", data: { locality: name, day: today } };
}

/** Refuses a change of the text by another side, and of one that went out. */
export function refusalOfAmending(standing: PetitionStanding, ask: PetitionAsk): Refusal | undefined {
  return refusalOfDrafter(standing, ask) ?? refusalOfEvent(standing, "amend", ask);
}

/** What a party wants to say, to the text whose digest it read; `record` when it changes what it said before. */
export interface WordSaid {
  readonly decision: "agree" | "object";
  readonly digest: string;
  readonly record?: string;
}

/** Refuses a word by who is no party, on a petition sent, to another text, or a second record about the same text. */
export function refusalOfWord(
  standing: PetitionStanding,
  signatories: readonly string[],
  said: WordSaid,
  ask: PetitionAsk,
): Refusal | undefined {
  const { locality, bodies } = ask;
  const refusal =
    refusalOfParty(signatories, ask) ??
    refusalOfEvent(standing, said.decision === "object" ? "object" : "sign", ask);
  if (refusal) return refusal;
  if (said.digest !== standing.digest) return { code: "petition-text-changed", path: "textDigest" };
  const own = ownSignature(standing, locality);
  if (!own || own.id === said.record) return undefined;
  const data = { locality: bodies.localityName(locality), day: own.body.signedOn };
  return { code: "petition-already-signed", path: "petition", data };
}

/** The record in which a locality has said its standing word about the present text; changing its mind changes this. */
export function ownSignature(standing: PetitionStanding, locality: string) {
  const own = standing.state.parties.find(({ party }) => party === locality);
  if (!own || own.word === "none") return undefined;
  return standing.signatures.find(({ id, author }) => author === locality && own.signatures.includes(id));
}

/** Refuses sending by another side, before all have agreed, and twice. */
export function refusalOfSending(standing: PetitionStanding, ask: PetitionAsk): Refusal | undefined {
  return refusalOfDrafter(standing, ask) ?? refusalOfEvent(standing, "send", ask);
}

/** Refuses an answer recorded by another side, or to what was not sent. */
export function refusalOfAnswering(standing: PetitionStanding, ask: PetitionAsk): Refusal | undefined {
  return refusalOfDrafter(standing, ask) ?? refusalOfEvent(standing, "answer", ask);
}

function refusalOfDrafter(
  { drafter }: PetitionStanding,
  { locality, bodies }: PetitionAsk,
): Refusal | undefined {
  if (drafter === locality) return undefined;
  return { code: "petition-of-other-side", data: { locality: bodies.localityName(drafter) } };
}

function refusalOfEvent(
  { state }: PetitionStanding,
  event: PetitionEvent,
  { bodies, today }: PetitionAsk,
): Refusal | undefined {
  const { refused } = petitionTable[state.phase][event];
  if (!refused) return undefined;
  const missing = state.parties
    .filter(({ word }) => word !== "agree")
    .map(({ party }) => bodies.localityName(party));
  return {
    code: refused,
    path: "petition",
    data: { missing: missing.join(", "), day: state.waiting?.since ?? today },
  };
}
