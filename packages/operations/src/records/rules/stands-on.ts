// What is not retired while others' words stand on it: a report that was decided about, a petition that was signed or sent, a
// sending that was answered, a review of which a snapshot was taken. Each can still be changed, where its own rules let it.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import type { ReadTransaction, RecordEnvelope } from "../../ports/store.ts";
import { recordsThatRefer } from "../../urging/records-that-refer.ts";

interface Standing {
  readonly register: Register;
  /** The field by which it refers. */
  readonly field: string;
  /** What it refers to, when that is not the record itself. */
  readonly through?: string;
}

const standing: Readonly<Record<string, readonly Standing[]>> = {
  reports: [{ register: confirmations, field: "report" }],
  petitions: [
    { register: petitionSignatures, field: "petition" },
    { register: petitionDispatches, field: "petition" },
  ],
  "petition-dispatches": [{ register: petitionAnswers, field: "petition", through: "petition" }],
  reviews: [{ register: reviewSnapshots, field: "review" }],
};

/** Why a record is not retired; undefined when nothing stands on it. */
export async function refusalOfRetirement(
  transaction: Pick<ReadTransaction, "stream">,
  { name }: Register,
  { id, body }: RecordEnvelope,
): Promise<Refusal | undefined> {
  for (const { register, field, through } of standing[name] ?? []) {
    const target = through === undefined ? id : String(body[through]);
    if ((await recordsThatRefer(transaction, register, field, [target])).length === 0) continue;
    const { vi, en } = register.label;
    return { code: "others-stand-on-it", data: { "what.vi": vi.toLowerCase(), "what.en": en.toLowerCase() } };
  }
  return undefined;
}
