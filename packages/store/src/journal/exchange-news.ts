// What the exchange did that the journal does not tell: something was said between nodes, or copies went because a grant
// ended. Told by the database with the commit, so that every process of the node hears of it, whichever did it.
import { type RawBuilder, sql } from "kysely";

export type ExchangeNews =
  | { readonly kind: "said" }
  | { readonly kind: "gone"; readonly register: string; readonly count: number };

export const exchangeChannel = "nhipcau_exchange";

/** SQL that tells it when the transaction commits; the same news twice in one is told once. */
export function tellingExchange(news: ExchangeNews): RawBuilder<unknown> {
  const text = news.kind === "said" ? news.kind : `${news.kind} ${news.register} ${news.count}`;
  return sql`pg_notify(${exchangeChannel}, ${text})`;
}

/** Reads what was told. Any login of the server may tell anything: what is no news of ours means only that one looks again. */
export function parseExchangeNews(text = ""): ExchangeNews {
  const [, register, count] = /^gone ([a-z][A-Za-z0-9-]{0,63}) (\d{1,9})$/u.exec(text) ?? [];
  return register === undefined ? { kind: "said" } : { kind: "gone", register, count: Number(count) };
}
