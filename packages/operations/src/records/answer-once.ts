// A request with an idempotency key is carried out once, and its answer kept in the same transaction.
import { createHash } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { WriteTransaction } from "../ports/store.ts";

/**
 * Does the work and keeps its answer under the key; asked the same again, gives that answer and does nothing. Refuses a key
 * that was used for something else. Without a key the work is simply done.
 */
export async function answerOnce<T>(
  transaction: WriteTransaction,
  key: string | undefined,
  asked: unknown,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (key === undefined) return work();
  const request = createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
  const before = await transaction.findAnswer(key);
  if (before)
    return before.request === request
      ? done(before.answer as T)
      : refused({ code: "idempotency-key-reused" });
  const outcome = await work();
  if (outcome.ok) await transaction.keepAnswer(key, request, outcome.value);
  return outcome;
}
