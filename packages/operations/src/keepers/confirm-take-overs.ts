// Confirms for many things at once who takes over, on one ground: all of them in one transaction, or none.
import type { BodyOf as BodyOfRoute } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { Store, WriteTransaction } from "../ports/store.ts";
import { mayWrite } from "../records/permission.ts";
import { addRecords } from "../records/add-records.ts";
import { answerOnce } from "../records/answer-once.ts";
import type { WriteContext } from "../records/write-record.ts";

export type Confirmation = BodyOfRoute<typeof routes.confirmTakeOvers>;
type Item = Confirmation["items"][number];

/** Records a take-over for each item. Refuses all of them where one is refused, with the place of each that is. */
export function confirmTakeOvers(
  store: Store,
  asked: Confirmation,
  { acting, today, idempotencyKey, makeId }: WriteContext,
): Promise<Outcome<{ readonly recorded: number }>> {
  if (!mayWrite(acting, takeOvers)) return Promise.resolve(refused({ code: "forbidden" }));
  return store.write(acting, (transaction) =>
    answerOnce(transaction, idempotencyKey, asked, async () => {
      const marked = await illustrativeIds(transaction, asked.items);
      const bodies = asked.items.map((item) => bodyOf(item, asked.ground, marked));
      const { registers } = store;
      const adding = { registers, transaction, register: takeOvers, acting, today, makeId, atBody: atItem };
      const written = await addRecords(adding, bodies);
      if (!written.ok) return written;
      return done({ recorded: written.value.length });
    }),
  );
}

function bodyOf(
  { kind, id, from, to, day }: Item,
  ground: string,
  marked: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return {
    [kind]: id,
    [kind === "register" ? "fromLocality" : "fromAgency"]: from,
    toAgency: to,
    day,
    ground,
    ...(marked.has(`${kind}:${id}`) ? { illustrative: true } : {}),
  };
}

// What is said of an illustration is one too.
async function illustrativeIds(
  transaction: WriteTransaction,
  items: readonly Item[],
): Promise<ReadonlySet<string>> {
  const marked = new Set<string>();
  for (const [kind, register] of [["part", parts] as const, ["obstacle", obstacles] as const]) {
    const ids = items.filter((item) => item.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const { id, body } of (await transaction.findMany(register, ids)).values())
      if (body["illustrative"] === true) marked.add(`${kind}:${id}`);
  }
  return marked;
}

function atItem(index: number, refusal: Refusal): Refusal {
  return { ...refusal, path: `items.${index}${refusal.path === undefined ? "" : `.${refusal.path}`}` };
}
