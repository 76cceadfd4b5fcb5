// What is refused of a petition, on a real database: signing twice or what has changed, objecting without a word, sending too
// early, answering for what was not asked, and speaking for a locality that is no party or no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome } from "@nhipcau/testkit/put-records.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { refusalsOfRows } from "@nhipcau/testkit/rows-of-one-file.ts";
import type { Acting } from "../ports/acting.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";
import { changeRecord } from "../records/write-record.ts";
import { petitionDigest } from "./petition-digest.ts";
import { type PetitionRecord, readPetitionStanding } from "./petition-standing.ts";

const node = await makeNode();
await loadRegion(node.store);
const { here, contextOf, add, addWell, refusedWith } = makeRecordWriter(node);
const there = actor("HP", "leader");
const { today } = contextOf(here);
const body = {
  title: "Kiến nghị tháo gỡ vướng mắc",
  agreement: "A06",
  addressee: "BTC",
  text: "Kính đề nghị xem xét.",
  obstacles: ["VM-05-QN-1", "VM-01-HP-1"],
  draftedOn: "2026-11-20",
};

const digestOf = ({ body: own }: RecordEnvelope) => petitionDigest(own as PetitionRecord["body"]);

function word(petition: RecordEnvelope, acting: Acting, more: Record<string, unknown> = {}) {
  return {
    petition: petition.id,
    decision: "agree",
    signedOn: "2026-11-21",
    agency: `UBND-${acting.locality}`,
    textDigest: digestOf(petition),
    ...more,
  };
}

async function phaseOf(petition: RecordEnvelope): Promise<string | undefined> {
  const standing = await node.store.read(here, async (transaction) =>
    readPetitionStanding(transaction, petition.id, await readBodies(transaction, today), today),
  );
  return standing?.state.phase;
}

async function agreedPetition(): Promise<RecordEnvelope> {
  const petition = await addWell(petitions, body);
  await addWell(petitionSignatures, word(petition, here));
  await addWell(petitionSignatures, word(petition, there), there);
  assert.equal(await phaseOf(petition), "agreed");
  return petition;
}

const dispatch = (petition: RecordEnvelope) => ({
  petition: petition.id,
  sentOn: "2026-11-21",
  documentNumber: "99/TTr-UBND",
  sentTo: ["BTC"],
});

function rewrite(petition: RecordEnvelope, text: string, acting: Acting = here) {
  const input = { body: { ...petition.body, text } };
  return changeRecord(node.store, petitions, petition.id, petition.version, input, contextOf(acting));
}

test("only a party drafts, from open obstacles of the petition's own agreement", async () => {
  const stranger = actor("HN", "focal-point");
  await refusedWith("not-a-party", undefined, () => add(petitions, body, stranger));
  const foreign = { ...body, obstacles: ["VM-12-HD-1"] };
  await refusedWith("obstacle-of-another-agreement", "obstacles", () => add(petitions, foreign));
  const cleared = { ...body, obstacles: ["VM-04-QN-1"] };
  await refusedWith("obstacle-cleared", "obstacles", () => add(petitions, cleared));
  await refusedWith("required", "obstacles", () => add(petitions, { ...body, obstacles: [] }));
  await refusedWith("forbidden", undefined, () => add(petitions, body, actor("QN", "leader")));
});

test("nobody signs twice, nor through another's body, nor objects without saying why", async () => {
  const petition = await addWell(petitions, body);
  const others = word(petition, here, { agency: "UBND-HP" });
  await refusedWith("agency-of-other-side", "agency", () => add(petitionSignatures, others));
  await addWell(petitionSignatures, word(petition, here));
  await refusedWith("petition-already-signed", "petition", () =>
    add(petitionSignatures, word(petition, here)),
  );
  const objection = word(petition, there, { decision: "object" });
  await refusedWith("required", "reason", () => add(petitionSignatures, objection, there));
  await refusedWith("forbidden", undefined, () =>
    add(petitionSignatures, word(petition, there), actor("HP", "specialist")),
  );
});

test("a signature to a text that changed meanwhile is refused, and one given before no longer counts", async () => {
  const petition = await addWell(petitions, body);
  await addWell(petitionSignatures, word(petition, here));
  const changed = await rewrite(petition, "Kính đề nghị xem xét, quyết định.");
  assert.ok(changed.ok);
  await refusedWith("petition-text-changed", "textDigest", () =>
    add(petitionSignatures, word(petition, there), there),
  );
  assert.equal(await phaseOf(petition), "draft");
  await addWell(petitionSignatures, word(changed.value, there), there);
  assert.equal(await phaseOf(petition), "signing");
  await addWell(petitionSignatures, word(changed.value, here));
  assert.equal(await phaseOf(petition), "agreed");
});

test("a party changes its mind in the record in which it spoke", async () => {
  const petition = await addWell(petitions, body);
  const objection = { decision: "object", reason: "Thiếu căn cứ." };
  const { id, version } = await addWell(petitionSignatures, word(petition, there, objection), there);
  await refusedWith("petition-already-signed", "petition", () =>
    add(petitionSignatures, word(petition, there), there),
  );
  const input = { body: word(petition, there) };
  const changed = await changeRecord(node.store, petitionSignatures, id, version, input, contextOf(there));
  assert.equal(codesOfOutcome(changed), "done");
  assert.equal(await phaseOf(petition), "signing");
});

test("it is sent once all have agreed, once, by the side that drafted it, and then stands as it is", async () => {
  const petition = await addWell(petitions, body);
  await addWell(petitionSignatures, word(petition, here));
  await refusedWith("petition-not-agreed", "petition", () => add(petitionDispatches, dispatch(petition)));
  await addWell(petitionSignatures, word(petition, there), there);
  await refusedWith("petition-of-other-side", undefined, () =>
    add(petitionDispatches, dispatch(petition), actor("HP", "focal-point")),
  );
  await refusedWith("forbidden", undefined, () =>
    add(petitionDispatches, dispatch(petition), actor("QN", "leader")),
  );
  await addWell(petitionDispatches, dispatch(petition));
  await refusedWith("petition-already-sent", "petition", () => add(petitionDispatches, dispatch(petition)));
  await refusedWith("petition-already-sent", "petition", () => rewrite(petition, "Khác."));
  const late = word(petition, there, { decision: "object", reason: "Muộn." });
  await refusedWith("petition-already-sent", "petition", () => add(petitionSignatures, late, there));
});

test("an answer comes after the sending and settles only what the petition covers", async () => {
  const petition = await agreedPetition();
  const answer = {
    petition: petition.id,
    answeredOn: "2026-11-21",
    answeredBy: "BTC",
    answer: "Đồng ý.",
    settles: ["VM-05-QN-1"],
  };
  await refusedWith("petition-not-sent", "petition", () => add(petitionAnswers, answer));
  await addWell(petitionDispatches, dispatch(petition));
  const outside = { ...answer, settles: ["VM-03-QN-1"] };
  await refusedWith("settles-outside-petition", "settles", () => add(petitionAnswers, outside));
  const before = { ...answer, answeredOn: "2026-11-20" };
  await refusedWith("answered-before-sent", "answeredOn", () => add(petitionAnswers, before));
  await refusedWith("petition-of-other-side", undefined, () => add(petitionAnswers, answer, there));
  await addWell(petitionAnswers, answer);
  assert.equal(await phaseOf(petition), "answered");
});

test("of two people of one side who sign, or send, at the same moment one is told that it is done", async () => {
  const petition = await addWell(petitions, body);
  const both = await Promise.all([
    add(petitionSignatures, word(petition, here)),
    add(petitionSignatures, word(petition, here), actor("QN", "leader")),
  ]);
  assert.deepEqual(both.map(codesOfOutcome).map(String).toSorted(), ["done", "petition-already-signed"]);
  const ready = await agreedPetition();
  const sent = await Promise.all([
    add(petitionDispatches, dispatch(ready)),
    add(petitionDispatches, dispatch(ready), { ...here, person: "another-focal-point" }),
  ]);
  assert.deepEqual(sent.map(codesOfOutcome).map(String).toSorted(), ["done", "petition-already-sent"]);
});

test("two rows of one file do not sign twice, nor send twice", async () => {
  const unsigned = await addWell(petitions, body);
  const ready = await agreedPetition();
  const found = async (register: Register, ...bodies: readonly Readonly<Record<string, unknown>>[]) =>
    refusalsOfRows(node.store, { acting: here, register, bodies, today });
  const signature = word(unsigned, here);
  assert.deepEqual(await found(petitionSignatures, signature, signature), [[1, ["petition-already-signed"]]]);
  const stale = { ...signature, textDigest: "another text's" };
  assert.deepEqual(await found(petitionSignatures, stale, signature), [[0, ["petition-text-changed"]]]);
  const sending = dispatch(ready);
  assert.deepEqual(await found(petitionDispatches, sending, sending), [[1, ["petition-already-sent"]]]);
});

test("of a text that changes while it is being signed either the change voids the signature or the signature is refused", async () => {
  for (let round = 0; round < 10; round += 1) {
    const petition = await addWell(petitions, body);
    const [changed, signed] = await Promise.all([
      rewrite(petition, `Lần ${round}.`),
      add(petitionSignatures, word(petition, there), there),
    ]);
    assert.ok(changed.ok);
    assert.ok(["done", "petition-text-changed"].includes(String(codesOfOutcome(signed))));
    assert.equal(await phaseOf(petition), "draft", "nobody has agreed to the present text");
  }
});

test("L-09 a party that merged is told who signs instead, and its successor's word is needed", async () => {
  const old = actor("HD", "leader");
  const petition = await addWell(petitions, {
    ...body,
    agreement: "A08",
    addressee: "BVHTTDL",
    obstacles: ["VM-12-HD-1"],
  });
  await refusedWith("party-merged", undefined, () => add(petitionSignatures, word(petition, old), old));
  await addWell(petitionSignatures, word(petition, here));
  await addWell(petitionSignatures, word(petition, there), there);
  assert.equal(await phaseOf(petition), "agreed", "Hải Phòng speaks for Hải Dương as well");
  const centre = { ...actor("VN", "focal-point"), role: "system" as const };
  await addWell(
    localitySuccessions,
    {
      date: "2026-11-21",
      kind: "merge",
      predecessors: ["HP"],
      successors: ["QN"],
      legalBasis: "Nghị quyết giả định của phép thử",
    },
    centre,
  );
  await refusedWith("party-merged", undefined, () => add(petitionSignatures, word(petition, there), there));
});
