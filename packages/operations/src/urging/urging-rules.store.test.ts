// Who may ask why, who answers, who asks for another deadline and who decides: each refused in its place, and nothing
// written; two who decide at one moment do not both decide.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import { extensionRefusals } from "@nhipcau/registers/cooperation/extension-refusals.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";

const node = await makeNode();
await loadRegion(node.store);
const { here, add, addWell, refusedWith } = makeRecordWriter(node);
const there = actor("HP", "focal-point");

// CK-09 is a commitment of Quảng Ninh and Hải Phòng; this part of Quảng Ninh is assigned and confirmed by Hải Phòng.
const assigned = await addWell(parts, {
  commitment: "CK-09",
  locality: "QN",
  assigner: "HP",
  task: "Lập danh mục hạ tầng",
  dueDate: "2027-01-31",
});
const unassigned = await addWell(parts, {
  commitment: "CK-09",
  locality: "QN",
  task: "Lập danh mục đất",
  dueDate: "2027-01-31",
});
const request = { askedOn: "2026-11-20", newDueDate: "2027-06-30", reason: "Chờ mặt bằng" };
const grant = { decidedOn: "2026-11-21", newDueDate: "2027-06-30", reason: "Đồng ý" };
const refusal = { refusedOn: "2026-11-21", reason: "Chưa đủ căn cứ" };
let year = 2027;
/** Each asks for a later day than those before: what was granted is in force. */
const requestOf = (part: string): Promise<{ readonly id: string }> =>
  addWell(extensionRequests, { part, ...request, newDueDate: `${(year += 1)}-06-30` });

test("a deadline is asked to be moved by the part's own side, to a later day, from a day that has come", async () => {
  const body = { part: assigned.id, ...request };
  await refusedWith("report-about-other-side", "part", () => add(extensionRequests, body, there));
  await refusedWith("date-in-future", "askedOn", () =>
    add(extensionRequests, { ...body, askedOn: "2026-11-22" }),
  );
  await refusedWith("extension-not-later", "newDueDate", () =>
    add(extensionRequests, { ...body, newDueDate: "2027-01-31" }),
  );
  await refusedWith("forbidden", undefined, () => add(extensionRequests, body, actor("QN", "leader")));
  assert.ok((await add(extensionRequests, body, actor("QN", "specialist"))).ok, "a specialist may ask");
});

test("an assigned part's deadline is decided by the side that assigned it, by a leader or focal point", async () => {
  const { id } = await requestOf(assigned.id);
  const body = { part: assigned.id, request: id, ...grant };
  await refusedWith("extension-by-assigner-only", "part", () => add(extensions, body));
  await refusedWith("extension-by-assigner-only", "request", () =>
    add(extensionRefusals, { request: id, ...refusal }),
  );
  await refusedWith("forbidden", undefined, () => add(extensions, body, actor("HP", "specialist")));
  assert.ok((await add(extensions, body, actor("HP", "leader"))).ok);
});

test("without an assigner its own side decides, and nobody without a request for that part", async () => {
  const { id } = await requestOf(unassigned.id);
  const body = { part: unassigned.id, ...grant };
  await refusedWith("report-about-other-side", "part", () =>
    add(extensions, { ...body, request: id }, there),
  );
  await refusedWith("extension-needs-request", "request", () => add(extensions, body));
  const other = await requestOf(assigned.id);
  await refusedWith("extension-of-another-part", "request", () =>
    add(extensions, { ...body, request: other.id }),
  );
  await refusedWith("date-in-future", "decidedOn", () =>
    add(extensions, { ...body, request: id, decidedOn: "2026-11-22" }),
  );
  assert.ok((await add(extensions, { ...body, request: id })).ok);
});

test("a request is decided once: also when a grant and a refusal are written at the same moment", async () => {
  const { id } = await requestOf(assigned.id);
  const outcomes = await Promise.all([
    add(extensions, { part: assigned.id, request: id, ...grant }, there),
    add(extensionRefusals, { request: id, ...refusal }, actor("HP", "leader")),
  ]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  await refusedWith("extension-request-decided", "request", () =>
    add(extensionRefusals, { request: id, ...refusal }, there),
  );
});

test("a withdrawn request is not granted", async () => {
  const { id } = await addWell(extensionRequests, {
    part: assigned.id,
    ...request,
    withdrawnOn: "2026-11-21",
  });
  await refusedWith("extension-request-decided", "request", () =>
    add(extensions, { part: assigned.id, request: id, ...grant }, there),
  );
});

test("an explanation is asked for by a leader or focal point of a party, and answered by the part's side", async () => {
  const asked = { part: "CK-02-QN", question: "Vì sao chậm?", askedOn: "2026-11-21", days: 5 };
  await refusedWith("not-party-to-ask", "part", () => add(explanationRequests, asked, actor("HN", "leader")));
  await refusedWith("forbidden", undefined, () => add(explanationRequests, asked, actor("HP", "specialist")));
  await refusedWith("date-in-future", "askedOn", () =>
    add(explanationRequests, { ...asked, askedOn: "2026-11-22" }),
  );
  await refusedWith("out-of-range", "days", () => add(explanationRequests, { ...asked, days: 0 }));
  const { id } = await addWell(explanationRequests, asked, there);
  const answer = { request: id, answer: "Chờ bàn giao mặt bằng", answeredOn: "2026-11-21" };
  await refusedWith("report-about-other-side", "request", () => add(explanations, answer, there));
  assert.ok((await add(explanations, answer, here)).ok);
  assert.ok((await add(explanationRequests, asked, actor("QN", "leader"))).ok, "its own leader may ask too");
});
