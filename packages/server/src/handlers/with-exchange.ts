// What every handler about other nodes begins with: the exchange is there, and the asker may do this.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { termsShape } from "@nhipcau/exchange/grants/grant-terms.ts";
import { badStatement } from "@nhipcau/exchange/signing/strict-json.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import {
  type ExchangePermission,
  exchangePermission,
} from "@nhipcau/operations/records/exchange-permission.ts";
import type { Services, ServingExchange } from "../services.ts";

/** For whoever may ask at all; without the exchange `no-exchange`. */
export async function withExchange<T>(
  { exchange }: Services,
  acting: Acting,
  work: (exchange: ServingExchange, permission: ExchangePermission) => Promise<T>,
): Promise<T | Outcome<never>> {
  if (!exchange) return refused({ code: "no-exchange" });
  return work(exchange, exchangePermission(acting, exchange.node.localities));
}

/** For who is signed in. */
export function seeing<T>(
  services: Services,
  acting: Acting,
  work: (exchange: ServingExchange, permission: ExchangePermission) => Promise<T>,
): Promise<T | Outcome<never>> {
  return withExchange(services, acting, async (exchange, permission) =>
    permission.see ? work(exchange, permission) : refused({ code: "not-signed-in" }),
  );
}

/** For a data officer of this node. What was said goes out at once. */
export function managing<T>(
  services: Services,
  acting: Acting,
  work: (exchange: ServingExchange, permission: ExchangePermission) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return withExchange(services, acting, async (exchange, permission) => {
    if (!permission.manage) return refused({ code: permission.see ? "forbidden" : "not-signed-in" });
    const outcome = await work(exchange, permission);
    if (outcome.ok) exchange.nudge();
    return outcome;
  });
}

/** The answer of what gives none. */
export function nothing(outcome: Outcome<unknown>): Outcome<Record<never, never>> {
  return outcome.ok ? done({}) : outcome;
}

/** Terms as they came. Refuses what the protocol does not take, with its place (`bad-statement`). */
export function parseTerms(given: unknown): Outcome<Terms> {
  const flaw = termsShape.findFlaw(given, "terms");
  return flaw ? refused({ ...badStatement(flaw.reason), path: flaw.path }) : done(given as Terms);
}
