// The parts about which a person may ask why: open ones, when their locality is a party of the agreement, or the part's own.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";
import type { RatedCommitment, RatedPart } from "../programme/rated-parts.ts";
import { mayWrite } from "../records/permission.ts";
import { idsIn } from "../records/rules/record-rule.ts";

export interface Asking {
  readonly transaction: Pick<ReadTransaction, "findMany">;
  readonly programme: Programme;
  readonly acting: Acting;
}

/** For each commitment its open parts that the person may ask about; one look for all of them. */
export async function partsToAskAbout(
  { transaction, programme, acting }: Asking,
  commitments: readonly RatedCommitment[],
): Promise<ReadonlyMap<RatedCommitment, readonly RatedPart[]>> {
  if (!mayWrite(acting, explanationRequests)) return new Map();
  const ids = [...new Set(commitments.map(({ facts }) => facts.agreement))];
  const known = await transaction.findMany(agreements, ids);
  const isParty = (agreement: string): boolean =>
    programme
      .partiesOf(idsIn(known.get(agreement)?.body["signatories"]))
      .parties.some(({ party }) => party === acting.locality);
  return new Map(
    commitments.map((commitment) => [
      commitment,
      openParts(commitment).filter(
        ({ steward }) => steward === acting.locality || isParty(commitment.facts.agreement),
      ),
    ]),
  );
}

export function openParts({ parts }: Pick<RatedCommitment, "parts">): readonly RatedPart[] {
  return parts.filter(({ state }) => state.doneOn === undefined);
}
