// Checks what is said of a peer: the word, and the sentence with since when.
import assert from "node:assert/strict";
import test from "node:test";
import { connections as en } from "../../messages/en/connections.ts";
import { connections as vi } from "../../messages/vi/connections.ts";
import { haiDuong, haiPhong, haNoi, network, peerView } from "./network.fixture.ts";
import { agoText, conditionOf, dataUntil, momentText, peerSentence } from "./peer-condition.ts";

const now = Date.parse("2026-11-21T02:15:00Z");
const { flows } = network;

test("a peer whose grants are up to date says how long ago", () => {
  assert.equal(conditionOf(haiPhong), "fresh");
  assert.equal(peerSentence(haiPhong, flows, now, vi), "cập nhật 12 giây trước");
  assert.equal(peerSentence(haiPhong, flows, now, en), "up to date 12 s ago");
});

test("a peer that cannot be reached says since when, by Vietnam's clock", () => {
  assert.equal(conditionOf(haNoi), "lost");
  assert.equal(peerSentence(haNoi, flows, now, vi), "mất liên lạc từ 08:15 ngày 21/11");
});

test("a peer that answers something wrong is in trouble and not lost", () => {
  const trouble = { code: "bad-page", text: { vi: "…", en: "…" } };
  assert.equal(conditionOf({ ...haiPhong, trouble }), "trouble");
});

test("a slow peer says up to when its data goes", () => {
  const late = { ...haiPhong, lagSeconds: 600 };
  assert.equal(conditionOf(late), "late");
  assert.equal(peerSentence(late, flows, now, vi), "dữ liệu đến 08:14 ngày 21/11");
});

test("a peer that shares nothing with us is connected, and says when it was last heard", () => {
  const quiet = peerView("00000000-0000-4000-8000-000000000009", "Hải Dương");
  assert.equal(conditionOf(quiet), "quiet");
  assert.equal(peerSentence(quiet, [], now, vi), "liên lạc gần nhất 1 giờ trước");
});

test("who has to do the next step is told from the stage", () => {
  assert.equal(conditionOf(haiDuong), "our-turn");
  assert.equal(conditionOf({ ...haiDuong, stage: "accepted-by-us" }), "their-turn");
  assert.equal(conditionOf({ ...haiDuong, stage: "retired" }), "ended");
  assert.equal(conditionOf({ ...haiPhong, contested: true }), "contested");
});

test("the data of a peer is whole up to the oldest of its feeds", () => {
  assert.equal(dataUntil(haiPhong, flows), "2026-11-21T01:14:48Z");
  const older = flows.map((flow) => ({ ...flow, syncedAt: flow.syncedAt ?? "2026-11-20T00:00:00Z" }));
  assert.equal(dataUntil(haiDuong, older), undefined);
});

test("a length of time is said in its largest whole unit", () => {
  const said = [0, 59.9, 60, 3599, 3600, 86_399, 86_400].map((seconds) => agoText(seconds, vi));
  assert.deepEqual(said, [
    "vừa xong",
    "59 giây trước",
    "1 phút trước",
    "59 phút trước",
    "1 giờ trước",
    "23 giờ trước",
    "1 ngày trước",
  ]);
});

test("a moment of another year has its year", () => {
  assert.equal(momentText("2025-12-31T18:30:00Z", now, vi), "01:30 ngày 01/01");
  assert.equal(momentText("2025-12-30T18:30:00Z", now, vi), "01:30 ngày 31/12/2025");
  assert.equal(momentText("hôm qua", now, vi), "hôm qua");
});
