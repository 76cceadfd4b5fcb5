// What a write is given of the request that asks for it.
import type { WriteContext } from "@nhipcau/operations/records/write-record.ts";
import type { Asked } from "../http/handler.ts";

/** Who, on which day, under which key; `makeId` makes the ids of new records. */
export function contextOf(
  asked: Pick<Asked<"createRecord">, "acting" | "today" | "idempotencyKey">,
  makeId: () => string,
): WriteContext {
  const { acting, today, idempotencyKey } = asked;
  return { acting, today, makeId, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
}
