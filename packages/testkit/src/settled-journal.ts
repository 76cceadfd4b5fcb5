// Waiting for what others hold back. A reader of the journal stops at the oldest transaction that still runs on the whole
// database server (L-04), and other test files use the same server at the same time.

/** What can be asked with SQL. */
export interface AskedNode {
  sql(text: string): Promise<readonly object[]>;
}

/** Resolves when everything the node's journal holds may be read. It asks until that is so, and never sleeps. */
export async function settledJournal(node: AskedNode): Promise<void> {
  while ((await node.sql(heldBack)).length > 0);
}

const heldBack = `select from nhipcau.journal_heads j, nhipcau.node n
  where j.epoch = n.epoch and j.xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint limit 1`;
