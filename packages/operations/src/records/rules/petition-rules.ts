// What holds between a petition and what is said about it: a party drafts, from open obstacles of its own agreement; each
// party signs the text it read, once; the drafting side sends what all have agreed to and records the answer. All of them
// take the turn "petitions", so that a text cannot change under a signature that is on its way, nor go out twice.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import type { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import type { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import {
  type PetitionAsk,
  refusalOfAmending,
  refusalOfAnswering,
  refusalOfParty,
  refusalOfSending,
  refusalOfWord,
} from "../../obstacles/may-petition.ts";
import { petitionDigest } from "../../obstacles/petition-digest.ts";
import { type PetitionStanding, readPetitionStanding } from "../../obstacles/petition-standing.ts";
import type { NewVersion, ReadTransaction } from "../../ports/store.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsOfVersions, type RecordRule, type Refuse, type RuleAsk } from "./record-rule.ts";

export const draftedByParty: RecordRule = async (ask, refuse) => {
  if (ask.acting.role === "system") return;
  const { transaction, versions } = ask;
  const petitionAsk = await petitionAskOf(ask);
  const signed = await transaction.findMany(agreements, idsOfVersions(versions, "agreement"));
  for (const [index, { id, body }] of versions.entries()) {
    const standing = await readPetitionStanding(transaction, id, petitionAsk.bodies, ask.today);
    const isSame = standing?.digest === petitionDigest(body as BodyOf<typeof petitions>);
    const agreement = signed.get(String(body["agreement"]))?.body as BodyOf<typeof agreements> | undefined;
    const refusal = standing
      ? !isSame && refusalOfAmending(standing, petitionAsk)
      : agreement && refusalOfParty(agreement.signatories, petitionAsk);
    if (refusal) refuse(index, refusal);
  }
};

export const obstaclesOfItsAgreement: RecordRule = async ({ transaction, versions, today }, refuse) => {
  const known = await transaction.findMany(obstacles, idsOfVersions(versions, "obstacles"));
  const before = await transaction.findMany(
    petitions,
    versions.map(({ id }) => id),
  );
  const agreementOf = await agreementsOfParts(
    transaction,
    [...known.values()].map(({ body }) => String(body["part"])),
  );
  for (const [index, { id, body }] of versions.entries()) {
    const had = new Set((before.get(id)?.body as BodyOf<typeof petitions> | undefined)?.obstacles);
    for (const one of (body as BodyOf<typeof petitions>).obstacles) {
      const obstacle = known.get(one)?.body as BodyOf<typeof obstacles> | undefined;
      if (!obstacle || had.has(one)) continue;
      const { title, clearedOn } = obstacle;
      if (agreementOf.get(obstacle.part) !== body["agreement"])
        refuse(index, {
          code: "obstacle-of-another-agreement",
          path: "obstacles",
          data: { obstacle: title },
        });
      else if (clearedOn !== undefined && clearedOn <= today)
        refuse(index, {
          code: "obstacle-cleared",
          path: "obstacles",
          data: { obstacle: title, day: clearedOn },
        });
    }
  }
};

export const partySignsPresentText: RecordRule = (ask, refuse) =>
  onPetitions<typeof petitionSignatures>(
    ask,
    refuse,
    ({ standing, signatories, earlier }, { id, body }, petitionAsk) => {
      const said = { decision: body.decision, digest: body.textDigest, record: id };
      const locality = petitionAsk.bodies.localityName(petitionAsk.locality);
      return [
        refusalOfWord(standing, signatories, said, petitionAsk) ??
          (earlier && {
            code: "petition-already-signed",
            path: "petition",
            data: { locality, day: earlier.body.signedOn },
          }),
      ];
    },
  );

export const sentWhenAgreed: RecordRule = (ask, refuse) =>
  onPetitions<typeof petitionDispatches>(ask, refuse, ({ standing, earlier }, { id }, petitionAsk) => {
    if (standing.dispatches.some((dispatch) => dispatch.id === id)) return []; // its own number or day is set right
    return [
      refusalOfSending(standing, petitionAsk) ??
        (earlier && { code: "petition-already-sent", path: "petition", data: { day: earlier.body.sentOn } }),
    ];
  });

export const answersWhatWasSent: RecordRule = (ask, refuse) =>
  onPetitions<typeof petitionAnswers>(ask, refuse, ({ standing }, { body }, petitionAsk) => {
    const covered = new Set(standing.record.body.obstacles);
    const outside = (body.settles ?? []).find((obstacle) => !covered.has(obstacle));
    const sent = standing.state.waiting?.since;
    return [
      refusalOfAnswering(standing, petitionAsk),
      outside === undefined
        ? undefined
        : { code: "settles-outside-petition", path: "settles", data: { obstacle: outside } },
      sent === undefined || body.answeredOn >= sent
        ? undefined
        : { code: "answered-before-sent", path: "answeredOn", data: { answered: body.answeredOn, sent } },
    ];
  });

interface PetitionAbout<R> {
  readonly standing: PetitionStanding;
  readonly signatories: readonly string[];
  /** What the same file or request says of the petition before: two rows would not see each other in the database. */
  readonly earlier: VersionOf<R> | undefined;
}

type VersionOf<R> = Omit<NewVersion, "body"> & { readonly body: BodyOf<R> };

// For registers whose records name the petition they speak about; what was refused already (no such petition) is left.
async function onPetitions<R>(
  ask: RuleAsk,
  refuse: Refuse,
  decide: (
    about: PetitionAbout<R>,
    version: VersionOf<R>,
    petitionAsk: PetitionAsk,
  ) => readonly (Parameters<Refuse>[1] | undefined)[],
): Promise<void> {
  if (ask.acting.role === "system") return;
  const petitionAsk = await petitionAskOf(ask);
  const first = new Map<string, VersionOf<R>>();
  for (const [index, given] of ask.versions.entries()) {
    const version = given as unknown as VersionOf<R>;
    const petition = String(given.body["petition"]);
    const earlier = first.get(petition);
    const standing = await readPetitionStanding(ask.transaction, petition, petitionAsk.bodies, ask.today);
    const signed = standing && (await ask.transaction.find(agreements, standing.record.body.agreement));
    if (!standing || !signed) continue;
    const { signatories } = signed.body as BodyOf<typeof agreements>;
    const refusals = decide({ standing, signatories, earlier }, version, petitionAsk);
    for (const refusal of refusals) if (refusal) refuse(index, refusal);
    if (!earlier && refusals.every((refusal) => refusal === undefined)) first.set(petition, version);
  }
}

async function petitionAskOf({ transaction, acting, today }: RuleAsk): Promise<PetitionAsk> {
  await transaction.takeTurn?.("petitions");
  return { locality: acting.locality, bodies: await readBodies(transaction, today), today };
}

/** The agreement of each part, through its commitment. */
async function agreementsOfParts(
  transaction: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await transaction.findMany(parts, [...new Set(ids)]);
  const commitmentIds = [...found.values()].map(({ body }) => String(body["commitment"]));
  const made = await transaction.findMany(commitments, [...new Set(commitmentIds)]);
  return new Map(
    [...found].map(([id, { body }]) => [
      id,
      String(made.get(String(body["commitment"]))?.body["agreement"] ?? ""),
    ]),
  );
}
