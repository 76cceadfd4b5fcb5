// Confirms for many things at once who takes over, on one ground: all of them in one transaction, or none.
import type { BodyOf as BodyOfRoute } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { NewVersion, Store, WriteTransaction } from "../ports/store.ts";
import { mayWrite } from "../records/permission.ts";
import { answerOnce } from "../records/answer-once.ts";
import { refusalsOfNewVersions } from "../records/record-rules.ts";
import { holdsFromOf, type WriteContext } from "../records/write-record.ts";

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
      const versions: NewVersion[] = [];
      const refusals: Refusal[] = [];
      for (const [index, item] of asked.items.entries()) {
        const body = bodyOf(item, asked.ground, marked);
        const checked = validateBody(takeOvers, body);
        if (!checked.ok) refusals.push(...checked.refusals.map((one) => atItem(index, one)));
        const holdsFrom = holdsFromOf(takeOvers, body, undefined, today);
        versions.push({ id: makeId(), expected: 0, body, holdsFrom, scope: takeOvers.scope });
      }
      if (refusals.length > 0) return refused(...refusals);
      const ask = { transaction, registers: store.registers, acting, register: takeOvers, versions, today };
      for (const [index, found] of await refusalsOfNewVersions(ask))
        refusals.push(...found.map((one) => atItem(index, one)));
      if (refusals.length > 0) return refused(...refusals);
      const written = await transaction.put(takeOvers, versions);
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
