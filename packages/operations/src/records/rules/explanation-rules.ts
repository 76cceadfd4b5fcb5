// Who asks for an explanation and who gives it: a party of the part's agreement asks, the part's own side answers.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { readBodies } from "../../programme/programme.ts";
import type { RecordEnvelope, RuleTransaction } from "../../ports/store.ts";
import { idsIn, idsOfVersions, type RecordRule } from "./record-rule.ts";

export const askedByParty: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const known = await transaction.findMany(parts, idsOfVersions(versions, "part"));
  const agreementOf = await agreementsOfParts(transaction, known);
  const { stewardOf, partiesOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const part = known.get(String(body["part"]));
    if (!part) continue; // said by referencesExist
    const signed = idsIn(agreementOf.get(part.id)?.body["signatories"]);
    const parties = new Set(partiesOf(signed).parties.map(({ party }) => party));
    parties.add(stewardOf(String(part.body["locality"])));
    if (parties.has(acting.locality)) continue;
    const data = { parties: [...parties].map(localityName).join(", ") };
    refuse(index, { code: "not-party-to-ask", path: "part", data });
  }
};

/** What is answered is answered by the side whose part it is (law 1). */
export const answersOwnRequest: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const asked = await transaction.findMany(explanationRequests, idsOfVersions(versions, "request"));
  const known = await transaction.findMany(
    parts,
    [...asked.values()].map(({ body }) => String(body["part"])),
  );
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const part = known.get(String(asked.get(String(body["request"]))?.body["part"]));
    if (!part) continue;
    const side = stewardOf(String(part.body["locality"]));
    if (side === acting.locality) continue;
    refuse(index, {
      code: "report-about-other-side",
      path: "request",
      data: { locality: localityName(side) },
    });
  }
};

export const explanationsAreOfThePast: RecordRule = async ({ acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  for (const [index, { body }] of versions.entries()) {
    for (const path of ["askedOn", "answeredOn", "withdrawnOn"]) {
      const value = body[path];
      if (typeof value === "string" && value > today)
        refuse(index, { code: "date-in-future", path, data: { value } });
    }
  }
};

async function agreementsOfParts(
  transaction: RuleTransaction,
  known: ReadonlyMap<string, RecordEnvelope>,
): Promise<ReadonlyMap<string, RecordEnvelope>> {
  const own = await transaction.findMany(commitments, idsOf(known, "commitment"));
  const signed = await transaction.findMany(agreements, idsOf(own, "agreement"));
  const found = new Map<string, RecordEnvelope>();
  for (const [id, { body }] of known) {
    const agreement = signed.get(String(own.get(String(body["commitment"]))?.body["agreement"]));
    if (agreement) found.set(id, agreement);
  }
  return found;
}

function idsOf(records: ReadonlyMap<string, RecordEnvelope>, field: string): string[] {
  return [...new Set([...records.values()].flatMap(({ body }) => idsIn(body[field])))];
}
