// A commitment makes clauses of its own agreement concrete.
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { idsIn, idsOfVersions, type RecordRule } from "./record-rule.ts";

export const clausesOfOwnAgreement: RecordRule = async ({ transaction, versions }, refuse) => {
  const known = await transaction.findMany(clauses, idsOfVersions(versions, "clauses"));
  for (const [index, { body }] of versions.entries()) {
    const foreign = idsIn(body["clauses"]).find((id) => {
      const clause = known.get(id);
      return clause !== undefined && clause.body["agreement"] !== body["agreement"];
    });
    if (foreign !== undefined) {
      const data = { clause: foreign, agreement: String(body["agreement"]) };
      refuse(index, { code: "clause-of-another-agreement", path: "clauses", data });
    }
  }
};
