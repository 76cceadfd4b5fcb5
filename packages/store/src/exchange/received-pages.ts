// The consumer's side: a page is kept and applied in one transaction with the cursor after it, so that whatever crashes
// and whoever else has the same page in hand, it is applied once.
//
//   part, part, whole      kept, kept, then all three applied in order
//   begins … ends          a snapshot: at its end what did not come is swept away
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { badPage } from "@nhipcau/exchange/pages/bad-page.ts";
import type { ExchangeWriting, KeptPage } from "@nhipcau/operations/ports/exchange-store.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { tellingExchange } from "../journal/exchange-news.ts";
import { eraseFromPages, type HeldRows, readKeptRows } from "./kept-files.ts";
import { databaseError, Refused } from "./refusable.ts";

interface Standing {
  readonly epoch: number;
  readonly number: number;
  readonly payload_hash: string | null;
  readonly snapshot_page: number | null;
  /** Nothing is held back until its transaction has come whole. */
  readonly is_whole: boolean;
}

/** In a transaction of its own. Throws a refusal so that it is undone. */
export async function applyPage(connection: Connection, page: KeptPage): Promise<Outcome<void>> {
  const standing = await lockStanding(connection, page.grant);
  if (standing.epoch === page.epoch && standing.number === page.number) {
    // Another process had the same page in hand and was first.
    return standing.payload_hash === page.payloadHash ? done(undefined) : outOfOrder(standing, page);
  }
  const expected = standing.epoch === page.epoch ? standing.number + 1 : 1;
  if (page.number !== expected || page.epoch < standing.epoch) return outOfOrder(standing, page);
  const id = await keepPage(connection, page);
  if (page.begins)
    await connection.rows(sql`select nhipcau.drop_unapplied(${page.grant}::uuid, ${id}::bigint)`);
  const first = page.begins ? id : standing.snapshot_page;
  const isAlone = standing.is_whole || page.begins;
  const gone: HeldRows[] = page.whole ? await applyHeld(connection, page, id, isAlone) : [];
  if (page.ends && first !== null) gone.push(...(await sweep(connection, page.grant, first)));
  await eraseFromPages(connection, gone);
  connection.send(
    sql`update nhipcau.followed set epoch = ${page.epoch}, number = ${page.number}, payload_hash = ${page.payloadHash}, cursor = ${page.cursor},
          receipt = ${page.receipt}, snapshot_page = ${page.ends ? null : first}::bigint, is_whole = ${page.whole}, synced_at = now(),
          last_error = null, last_error_at = null, unknown_fields = ${[...page.unknownFields]}::text[]
        where grant_id = ${page.grant}::uuid`,
  );
  return done(undefined);
}

export function writingReceived(connection: Connection): Pick<ExchangeWriting, "forgetGranted"> {
  return {
    forgetGranted: async (grant) => {
      const [row] = await connection.rows<{ removed: number; register: string }>(
        sql`select nhipcau.forget_granted(id) as removed, register from nhipcau.grants where id = ${grant}::uuid`,
      );
      if (row && row.removed > 0)
        await connection.rows(
          sql`select ${tellingExchange({ kind: "gone", register: row.register, count: Number(row.removed) })}`,
        );
      return row?.removed ?? 0;
    },
  };
}

// Whoever else applies a page of this grant waits here.
async function lockStanding(connection: Connection, grant: string): Promise<Standing> {
  connection.send(sql`insert into nhipcau.followed (grant_id) values (${grant}) on conflict do nothing`);
  const [row] = await connection.rows<Standing>(
    sql`select epoch, number, payload_hash, snapshot_page, is_whole from nhipcau.followed where grant_id = ${grant}::uuid for update`,
  );
  if (!row) throw new Error("what a grant delivers is followed without a row of its own");
  return row;
}

async function keepPage(connection: Connection, page: KeptPage): Promise<number> {
  const { grant, register, epoch, number, payloadHash, envelope, encoding, file, rowCount } = page;
  const [row] = await orRefused(() =>
    connection.rows<{ id: number }>(
      sql`select nhipcau.keep_page(${grant}::uuid, ${register}, ${epoch}::integer, ${number}::integer, ${payloadHash}, ${envelope},
            ${encoding}, ${file}::bytea, ${rowCount}::integer) as id`,
    ),
  );
  if (!row) throw new Error("a page was kept without an id");
  return row.id;
}

/** Applies the parts that were held back, if there are any, and the page that makes them whole. */
async function applyHeld(
  connection: Connection,
  page: KeptPage,
  id: number,
  isAlone: boolean,
): Promise<HeldRows[]> {
  const gone = isAlone ? [] : await applyParts(connection, page.grant, id);
  gone.push(...(await applyRows(connection, id, page.given, page.gone)));
  return gone;
}

async function applyParts(connection: Connection, grant: string, id: number): Promise<HeldRows[]> {
  const parts = await connection.rows<{ id: number; envelope: string; encoding: string; file: Buffer }>(
    sql`select id, envelope, encoding, file from nhipcau.pages
        where grant_id = ${grant}::uuid and not is_applied and encoding <> 'erased' and id < ${id}::bigint order by id`,
  );
  const gone: HeldRows[] = [];
  for (const part of parts) {
    const { present, gone: left } = await readKeptRows(part);
    gone.push(...(await applyRows(connection, part.id, present, left)));
  }
  return gone;
}

async function applyRows(
  connection: Connection,
  id: number,
  given: KeptPage["given"],
  gone: KeptPage["gone"],
): Promise<HeldRows[]> {
  return orRefused(() =>
    connection.rows<HeldRows>(
      sql`select page, record_ids from nhipcau.apply_rows(${id}::bigint, ${given.json}, ${given.count}::integer, ${gone.json}, ${gone.count}::integer)`,
    ),
  );
}

async function sweep(connection: Connection, grant: string, first: number): Promise<HeldRows[]> {
  return connection.rows<HeldRows>(
    sql`select page, record_ids from nhipcau.sweep_copies(${grant}::uuid, ${first}::bigint)`,
  );
}

// What a partner's rows can make PostgreSQL say: values that do not fit (classes 21, 22, 23, 54), and our own codes.
async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = databaseError(error);
    if (code === "NC001") throw new Refused(refused({ code: "foreign-record" }));
    if (code === "NC003") throw new Refused(refused({ code: "grant-ended" }));
    if (code === "NC002" || /^(?:21|22|23|54)/u.test(code))
      throw new Refused(badPage("có giá trị không hợp với danh mục", "a value does not fit the register"));
    throw new Error("a page could not be applied", { cause: error });
  }
}

function outOfOrder({ epoch, number }: Standing, page: KeptPage): Outcome<never> {
  const expected = epoch === page.epoch ? number + 1 : 1;
  return refused({ code: "page-out-of-order", data: { expected, got: page.number } });
}
