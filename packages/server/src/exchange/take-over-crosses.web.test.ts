// Who takes over a part after a merger is said on the side of that part and known on the other: the word crosses with the
// programme, a changed one as well, and goes when the grant ends.
import assert from "node:assert/strict";
import test from "node:test";
import type { Keeper } from "@nhipcau/domain/bodies/keeper.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { readProgrammeFiles } from "@nhipcau/cli/node/region-data.ts";
import { cooperationTerms } from "@nhipcau/cli/demonstration/cooperation-terms.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { revokeGrant } from "@nhipcau/operations/exchange/grants.ts";
import { confirmTakeOvers } from "@nhipcau/operations/keepers/confirm-take-overs.ts";
import { readKeepers } from "@nhipcau/operations/keepers/read-keepers.ts";
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { readBodies } from "@nhipcau/operations/programme/programme.ts";
import { changeRecord } from "@nhipcau/operations/records/write-record.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import {
  connect,
  follow,
  grantTo,
  makeExchangingNode,
  wellDone,
} from "@nhipcau/testkit/exchange/exchanging-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";

const today = calendarDate("2026-11-21");
const acting = actor("QN");
const [owner, partner] = [await makeExchangingNode("QN"), await makeExchangingNode("HP")];
wellDone(await loadProgramme(owner.store, readProgrammeFiles({ factsOnly: true, authors: ["VN", "QN"] })));
wellDone(await loadProgramme(partner.store, readProgrammeFiles({ factsOnly: true, authors: ["VN", "HP"] })));
await putWell(owner.store, acting, parts, [
  {
    id: "TN-QN",
    body: {
      commitment: "CK-01",
      locality: "QN",
      task: "Việc cũ",
      leadAgency: "SGTVT-QN",
      dueDate: "2026-10-01",
    },
    scope: "public",
  },
]);
await connect(owner, partner);
const grants = new Map<string, string>();
for (const register of [agencies, agencySuccessions, parts, takeOvers])
  grants.set(register.name, await grantTo(owner, partner, cooperationTerms(register, ["QN"], today)));

async function seenByPartner() {
  for (const grant of grants.values()) wellDone(await follow(partner, grant));
  return partner.store.read(actor("HP"), async (transaction) => {
    const keepers = await readKeepers(transaction, await readBodies(transaction, today), today);
    return keepers.of("part:TN-QN", "SGTVT-QN");
  });
}

function confirmedBody(keeper: Keeper): string | undefined {
  return keeper.kind === "confirmed" ? keeper.body : undefined;
}

test("L-09: the partner knows the heir by law, then who a person said it is, and again the heir when the grant has ended", async () => {
  const byLaw = await seenByPartner();
  assert.notEqual(byLaw.kind, "confirmed");
  assert.notEqual(byLaw.kind, "named");
  const context = { acting, today, makeId: () => "TN-1" };
  const items = [{ kind: "part", id: "TN-QN", from: "SGTVT-QN", to: "SXD-QN", day: "2025-07-01" }] as const;
  const ground = "Quyết định số 15/QĐ-UBND ngày 01/3/2025";
  wellDone(await confirmTakeOvers(owner.store, { ground, items: [...items] }, context));
  assert.deepEqual(confirmedBody(await seenByPartner()), "SXD-QN");

  const [said] = await owner.store.read(acting, (transaction) => transaction.all(takeOvers));
  assert.ok(said, "nothing was said");
  const body = { ...said.body, toAgency: "STC-QN" };
  wellDone(await changeRecord(owner.store, takeOvers, said.id, said.version, { body }, context));
  assert.deepEqual(confirmedBody(await seenByPartner()), "STC-QN");

  const part = await partner.store.read(actor("HP"), (transaction) => transaction.find(parts, "TN-QN"));
  assert.equal(part?.body.leadAgency, "SGTVT-QN", "the signed name stays");

  wellDone(await revokeGrant(owner.node, grants.get("take-overs") ?? "", "Hết nhiệm vụ"));
  await deliverStatements(owner.node);
  grants.delete("take-overs");
  assert.deepEqual(await seenByPartner(), byLaw);
});
