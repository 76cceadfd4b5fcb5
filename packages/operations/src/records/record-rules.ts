// What must hold of a record besides its own declaration, by register: each rule stands in a file of its own in `rules/`
// and looks at many records at once.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import type { WriteTransaction } from "../ports/store.ts";
import { agencyOfOwnSide } from "./rules/agency-rules.ts";
import { clausesOfOwnAgreement } from "./rules/commitment-rules.ts";
import { answersOwnRequest, askedByParty, explanationsAreOfThePast } from "./rules/explanation-rules.ts";
import { decidedByRightSide, decidesOpenRequest, requestedLater } from "./rules/extension-rules.ts";
import { decidedByAssigner, decidesNewestReportOnce } from "./rules/confirmation-rules.ts";
import { ofConveningSide, ownAgency, partyOfConference } from "./rules/conference-rules.ts";
import { confirmedOnEvidence, evidenceFileIsHere } from "./rules/evidence-rules.ts";
import { dayHasCome } from "./rules/day-rules.ts";
import { directiveOfWhoWasAsked, ownObstacle } from "./rules/escalation-rules.ts";
import { ownPart } from "./rules/own-part.ts";
import { assignerStays, deadlineStays, partOfOwnSide, waitsWithoutCircle } from "./rules/part-rules.ts";
import {
  answersWhatWasSent,
  draftedByParty,
  obstaclesOfItsAgreement,
  partySignsPresentText,
  sentWhenAgreed,
} from "./rules/petition-rules.ts";
import type { RecordRule, RuleAsk } from "./rules/record-rule.ts";
import { referencesExist } from "./rules/references-exist.ts";
import { percentFallsWithReason, reportsAreOfThePast } from "./rules/report-rules.ts";
import { saysSomethingNew } from "./rules/says-something-new.ts";
import { ownWord, partyOfAgreement } from "./rules/own-word.ts";
import {
  positionInTurn,
  reviewStepsInTurn,
  signOffOfOwnFigures,
  snapshotOfOwnFigures,
} from "./rules/review-rules.ts";
import { saidOnce } from "./rules/said-once.ts";
import { takenOverOnce } from "./rules/take-over-rules.ts";

/** The rules of each register beside `referencesExist`, which holds for all. */
const rules: Readonly<Record<string, readonly RecordRule[]>> = {
  commitments: [clausesOfOwnAgreement],
  parts: [partOfOwnSide, deadlineStays, assignerStays, waitsWithoutCircle],
  reports: [ownPart, reportsAreOfThePast, percentFallsWithReason, saysSomethingNew],
  confirmations: [decidedByAssigner, decidesNewestReportOnce, confirmedOnEvidence],
  extensions: [decidedByRightSide, decidesOpenRequest],
  "extension-requests": [ownPart, requestedLater],
  "extension-refusals": [decidedByRightSide, decidesOpenRequest],
  "explanation-requests": [askedByParty, explanationsAreOfThePast],
  explanations: [answersOwnRequest, explanationsAreOfThePast],
  "evidence-items": [ownPart, evidenceFileIsHere],
  obstacles: [ownPart],
  escalations: [ownObstacle, agencyOfOwnSide("raisedBy"), dayHasCome("raisedOn")],
  directives: [directiveOfWhoWasAsked, dayHasCome("givenOn")],
  petitions: [draftedByParty, obstaclesOfItsAgreement, dayHasCome("draftedOn")],
  "petition-signatures": [partySignsPresentText, agencyOfOwnSide("agency"), dayHasCome("signedOn")],
  "petition-dispatches": [sentWhenAgreed, dayHasCome("sentOn")],
  "petition-answers": [answersWhatWasSent, dayHasCome("answeredOn")],
  reviews: [ownWord("convenedBy"), partyOfAgreement, reviewStepsInTurn],
  "review-positions": [ownWord("locality"), positionInTurn],
  "review-snapshots": [snapshotOfOwnFigures],
  "review-sign-offs": [ownWord("locality"), signOffOfOwnFigures],
  conferences: [ownWord("convenedBy"), partyOfAgreement],
  "agenda-items": [ofConveningSide],
  "conference-presences": [ownWord("locality"), ownAgency, partyOfConference],
  "conference-outcomes": [partyOfConference],
  "take-overs": [takenOverOnce],
};

/** For each version, by its place in the list, why it cannot be written; versions without a refusal are left out. */
export async function refusalsOfNewVersions(ask: RuleAsk): Promise<ReadonlyMap<number, readonly Refusal[]>> {
  const refusals = new Map<number, Refusal[]>();
  const refuse = (index: number, refusal: Refusal): void => {
    refusals.set(index, [...(refusals.get(index) ?? []), refusal]);
  };
  for (const rule of [referencesExist, ...rulesOf(ask.register)]) await rule(ask, refuse);
  return refusals;
}

/**
 * Takes at its beginning the turn that a write of many records may need later on: taken between two batches it could
 * wait for somebody who waits for the rows of the first.
 */
export async function takeTurnOf(transaction: WriteTransaction, register: Register): Promise<void> {
  if (register.name === parts.name) await transaction.takeTurn("waits");
  if (register.name === confirmations.name) await transaction.takeTurn("decisions");
  if (register.name === takeOvers.name) await transaction.takeTurn("take-overs");
  if (petitionRegisters.has(register.name)) await transaction.takeTurn("petitions");
  if (onceAtATimeOfReviews.has(register.name)) await transaction.takeTurn("reviews");
}

const petitionRegisters = new Set([
  "petitions",
  "petition-signatures",
  "petition-dispatches",
  "petition-answers",
]);

const onceAtATimeOfReviews = new Set(["review-snapshots", "review-sign-offs"]);

/**
 * Whether what holds for a record of this register may follow from other records written just before it: rows of a file
 * are then looked at one batch after the other is written. References to its own register are for the caller to see.
 */
export function mustSeeEarlierRows(register: Register): boolean {
  return decidesForLaterRows.has(register.name) || rulesOf(register).length > 0;
}

// A succession decides who answers for every record after it.
const decidesForLaterRows = new Set(["localities", "locality-successions"]);

function rulesOf({ name, lasting }: Register): readonly RecordRule[] {
  const own = Object.hasOwn(rules, name) ? (rules[name] ?? []) : [];
  return lasting ? [saidOnce, ...own] : own;
}
