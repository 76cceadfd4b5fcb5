// Who speaks in a record that names the side speaking: that side and no other (law 1), and only a party of today (law 9).
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsIn, idsOfVersions, type RecordRule, type RuleAsk } from "./record-rule.ts";

/** For registers whose records name in `field` the locality whose word they are. */
export function ownWord(field: string): RecordRule {
  return async ({ transaction, acting, versions, today }, refuse) => {
    if (acting.role === "system") return;
    const { stewardOf, localityName } = await readBodies(transaction, today);
    for (const [index, { body }] of versions.entries()) {
      const side = String(body[field]);
      if (stewardOf(side) === acting.locality) continue;
      refuse(index, {
        code: "statement-of-other-side",
        path: field,
        data: { locality: localityName(side) },
      });
    }
  };
}

/** For registers whose records name their agreement: only a party of today writes them. */
export const partyOfAgreement: RecordRule = async (ask, refuse) => {
  const known = await ask.transaction.findMany(agreements, idsOfVersions(ask.versions, "agreement"));
  for (const [index, { body }] of ask.versions.entries()) {
    const agreement = known.get(String(body["agreement"]));
    if (!agreement) continue;
    const refusal = await refusalOfStranger(ask, idsIn(agreement.body["signatories"]));
    if (refusal) refuse(index, { ...refusal, path: "agreement" });
  }
};

/** Why who acts is no party of an agreement with these signatories; undefined when it is one. */
export async function refusalOfStranger(
  { transaction, acting, today }: Pick<RuleAsk, "transaction" | "acting" | "today">,
  signatories: readonly string[],
): Promise<Refusal | undefined> {
  if (acting.role === "system") return undefined;
  const { partiesOf, localityName } = await readBodies(transaction, today);
  const isParty = partiesOf(signatories).parties.some(({ party }) => party === acting.locality);
  return isParty
    ? undefined
    : { code: "not-party-to-review", data: { locality: localityName(acting.locality) } };
}
