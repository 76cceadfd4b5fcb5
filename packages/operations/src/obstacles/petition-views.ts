// A petition as people see it: each party's word side by side, days waiting, obstacles settled and not.
import type { PartyWordView, PetitionSummary } from "@nhipcau/contract/shapes/petitions.ts";
import { currentParties } from "@nhipcau/domain/bodies/succession.ts";
import type { PartyWord } from "@nhipcau/domain/obstacles/party-words.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { signatureDecisions } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import type { ReadTransaction } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";
import { type AgencyName, coded, given, localityNamed } from "../programme/views.ts";
import type { ObstacleRecord } from "./obstacle-facts.ts";
import type { PetitionStanding } from "./petition-standing.ts";

/** The names that a petition's view needs. */
export interface PetitionNames {
  readonly programme: Programme;
  readonly agencyName: AgencyName;
  agreement(id: string): { readonly title: string; readonly signatories: readonly string[] };
  obstacle(id: string): ObstacleRecord | undefined;
}

export async function readPetitionNames(
  transaction: ReadTransaction,
  programme: Programme,
  agencyName: AgencyName,
): Promise<PetitionNames> {
  const signed = new Map((await transaction.all(agreements)).map(({ id, body }) => [id, body]));
  const known = new Map((await transaction.all(obstacles)).map((record) => [record.id, record]));
  return {
    programme,
    agencyName,
    agreement: (id) => signed.get(id) ?? { title: id, signatories: [] },
    obstacle: (id) => known.get(id),
  };
}

/** One petition on the programme's day. */
export function petitionSummary(standing: PetitionStanding, names: PetitionNames): PetitionSummary {
  const { programme, agencyName } = names;
  const { record, state } = standing;
  const { body } = record;
  const named = (id: string) => ({ id, name: agencyName(id) });
  return given({
    id: record.id,
    title: body.title,
    agreement: { id: body.agreement, name: names.agreement(body.agreement).title },
    addressee: named(body.addressee),
    drafter: localityNamed(programme, standing.drafter),
    draftedOn: body.draftedOn,
    answerBy: body.answerBy,
    phase: state.phase,
    parties: state.parties.map((word) => partyWordView(word, standing, names)),
    waiting: state.waiting,
    documentNumber: standing.dispatches.toSorted((a, b) => (a.body.sentOn < b.body.sentOn ? -1 : 1))[0]?.body
      .documentNumber,
    obstacles: body.obstacles.map((id) => coveredObstacle(id, standing, names)),
    answers: standing.answers
      .toSorted((a, b) => (a.body.answeredOn < b.body.answeredOn ? -1 : 1))
      .map((answer) =>
        given({
          id: answer.id,
          answeredOn: answer.body.answeredOn,
          answeredBy: named(answer.body.answeredBy),
          documentNumber: answer.body.documentNumber,
          answer: answer.body.answer,
          settles: answer.body.settles ?? [],
          illustrative: answer.body.illustrative === true,
        }),
      ),
    illustrative: body.illustrative === true,
  }) as PetitionSummary;
}

function coveredObstacle(
  id: string,
  { state }: PetitionStanding,
  names: PetitionNames,
): PetitionSummary["obstacles"][number] {
  const { programme } = names;
  const obstacle = names.obstacle(id);
  const locality = obstacle && programme.parts.get(obstacle.body.part)?.steward;
  const clearedOn = obstacle?.body.clearedOn;
  return given({
    id,
    title: obstacle?.body.title ?? id,
    locality: localityNamed(programme, locality ?? obstacle?.steward ?? ""),
    settled: state.settled.includes(id),
    clearedOn: clearedOn !== undefined && clearedOn <= programme.asOf ? clearedOn : undefined,
  }) as PetitionSummary["obstacles"][number];
}

function partyWordView(
  { party, word, signatures, voided }: PartyWord,
  { record, signatures: allSignatures }: PetitionStanding,
  names: PetitionNames,
): PartyWordView {
  const { programme, agencyName } = names;
  const { signatories } = names.agreement(record.body.agreement);
  const continued = currentParties(signatories, programme.successions, programme.asOf).parties.find(
    (one) => one.party === party,
  );
  const from = (continued?.from ?? []).filter((id) => id !== party);
  const standing = allSignatures
    .filter(({ id }) => signatures.includes(id))
    .toSorted((a, b) => Number(b.body.decision === word) - Number(a.body.decision === word))[0];
  const said = word === "none" ? undefined : standing?.body;
  return given({
    party: localityNamed(programme, party),
    continues: from.map((id) => localityNamed(programme, id)),
    word,
    signedOn: said?.signedOn,
    agency: said && { id: said.agency, name: agencyName(said.agency) },
    reason: said?.reason,
    voided: allSignatures
      .filter(({ id }) => voided.includes(id))
      .map(({ body }) => ({ decision: coded(signatureDecisions, body.decision), signedOn: body.signedOn })),
  }) as PartyWordView;
}
