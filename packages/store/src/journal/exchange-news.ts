// What happened that the journal does not tell: something was said between nodes, copies went because a grant ended, or a
// locality's people have notices to read. Told by the database with the commit, so that every process of the node hears of it, whichever did it.
import { type RawBuilder, sql } from "kysely";

export type ExchangeNews =
  | { readonly kind: "said" }
  | { readonly kind: "gone"; readonly register: string; readonly count: number }
  | { readonly kind: "noticed"; readonly locality: string };

export const exchangeChannel = "nhipcau_exchange";

/** SQL that tells it when the transaction commits; the same news twice in one is told once. */
export function tellingExchange(news: ExchangeNews): RawBuilder<unknown> {
  return sql`pg_notify(${exchangeChannel}, ${written(news)})`;
}

function written(news: ExchangeNews): string {
  switch (news.kind) {
    case "said":
      return news.kind;
    case "gone":
      return `${news.kind} ${news.register} ${news.count}`;
    case "noticed":
      return `${news.kind} ${news.locality}`;
  }
}

/** Reads what was told. Any login of the server may tell anything: what is no news of ours means only that one looks again. */
export function parseExchangeNews(text = ""): ExchangeNews {
  const [, register, count] = /^gone ([a-z][A-Za-z0-9-]{0,63}) (\d{1,9})$/u.exec(text) ?? [];
  if (register !== undefined) return { kind: "gone", register, count: Number(count) };
  const [, locality] = /^noticed ([A-Za-z0-9._-]{1,64})$/u.exec(text) ?? [];
  return locality === undefined ? { kind: "said" } : { kind: "noticed", locality };
}
