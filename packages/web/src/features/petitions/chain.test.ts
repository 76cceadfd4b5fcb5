// Checks the steps of the way: what is behind, where it stands, what is ahead, and that the sentence says all of it.
import assert from "node:assert/strict";
import test from "node:test";
import type { ObstacleItem, PetitionSummary } from "@nhipcau/contract/shapes/petitions.ts";
import { petitions as messages } from "../../messages/vi/petitions.ts";
import { chainSentence, obstacleChain, petitionChain } from "./chain.ts";

const words = { messages, day: (iso: string) => iso, number: String };
const qn = { id: "QN", name: "Quảng Ninh" };
const hp = { id: "HP", name: "Hải Phòng" };
const level = { code: "central", label: { vi: "Trung ương", en: "Central" } };
const state: ObstacleItem["state"] = { phase: "open", heldAt: level, clearableAt: level, stays: [] };
const obstacle = { locality: qn, since: "2026-01-05", beyondAuthority: true, state };

function petition(changes: Partial<PetitionSummary> = {}): PetitionSummary {
  return {
    id: "KN",
    title: "Kiến nghị",
    agreement: { id: "A", name: "A" },
    addressee: { id: "BTC", name: "Bộ Tài chính" },
    drafter: qn,
    draftedOn: "2026-02-01",
    phase: "signing",
    parties: [
      { party: qn, continues: [], word: "agree", voided: [] },
      { party: hp, continues: [], word: "none", voided: [] },
    ],
    obstacles: [{ id: "V", title: "V", locality: qn, settled: false }],
    answers: [],
    illustrative: false,
    ...changes,
  };
}

const tones = (steps: readonly { readonly kind: string; readonly tone: string }[]) =>
  steps.map(({ kind, tone }) => `${kind} ${tone}`);

test("a new obstacle stands before its clearing", () => {
  assert.deepEqual(tones(obstacleChain(obstacle, [], undefined, words)), ["obstacle behind", "cleared here"]);
});

test("a petition half signed stands at the signing, an objection stops it there", () => {
  assert.deepEqual(tones(petitionChain(petition(), words)), [
    "obstacle behind",
    "petition behind",
    "signatures here",
    "sent ahead",
    "answer ahead",
    "cleared ahead",
  ]);
  const objected = petition({ parties: [{ party: hp, continues: [], word: "object", voided: [] }] });
  assert.equal(petitionChain(objected, words)[2]?.tone, "stopped");
});

test("a directive that never came does not hold up the petition that was sent after it", () => {
  const escalation = {
    id: "X",
    raisedOn: "2026-01-10",
    raisedBy: qn,
    toLevel: level,
    toAgency: { id: "BTC", name: "Bộ Tài chính" },
    question: "?",
    directives: [],
    mayDirect: false,
    illustrative: false,
  };
  const sent = petition({ phase: "sent", waiting: { since: "2026-04-21", days: 214 } });
  const steps = obstacleChain(obstacle, [escalation], sent, words);
  assert.deepEqual(tones(steps), [
    "obstacle behind",
    "escalation behind",
    "directive ahead",
    "petition behind",
    "signatures behind",
    "sent behind",
    "waiting here",
    "answer ahead",
    "cleared ahead",
  ]);
  const sentence = chainSentence(steps, messages);
  assert.match(sentence, /Chờ trả lời: 214 ngày/u);
  assert.match(sentence, /Quảng Ninh đồng ý, Hải Phòng chưa có ý kiến/u);
});

test("once it is cleared nothing of the way is where it stands", () => {
  const cleared = { ...obstacle, clearedOn: "2026-05-01" };
  assert.ok(obstacleChain(cleared, [], petition(), words).every(({ tone }) => tone !== "here"));
});
