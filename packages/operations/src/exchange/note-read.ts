// Who opened a record that came from elsewhere is noted here and told to its owner: a locality, an agency, a role;
// never a body and never a person.
import { done } from "@nhipcau/domain/outcome.ts";
import type { ReadsReport } from "@nhipcau/exchange/statements/request-statements.ts";
import type { Acting } from "../ports/acting.ts";
import type { ExchangeWriting } from "../ports/exchange-store.ts";
import type { OwnRead } from "../ports/exchange-trace.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

/** A page that is open reads its record again whenever something changes: within this time that is one reading. */
const sameReading = 10 * 60_000;
const mostInReport = 200;

/** Notes that somebody signed in opened a record, when it is a copy. */
export async function noteRead(
  node: ExchangeNode,
  acting: Acting,
  register: string,
  record: Pick<RecordEnvelope, "id" | "version" | "steward">,
): Promise<void> {
  const { locality, agency, role } = acting;
  // What this node answers for is no copy: the common case costs nothing.
  if (locality === "" || role === "public" || node.localities.includes(record.steward)) return;
  const now = node.clock();
  await node.exchange.write(async (transaction) => {
    const { id, version } = record;
    const read = { register, record: id, version, at: instantOf(now), locality, role };
    await transaction.noteReadOfCopy(
      agency === undefined ? read : { ...read, agency },
      instantOf(now - sameReading),
    );
    return done(undefined);
  });
}

/** Tells owners of the reads they have not heard of, one statement each; gives how many reads were told. */
export async function tellReads(node: ExchangeNode): Promise<number> {
  const untold = await node.exchange.read((transaction) => transaction.untoldReads(1));
  if (untold.length === 0) return 0;
  const told = await node.exchange.write(async (transaction) => done(await tellWithin(node, transaction)));
  return told.ok ? told.value : 0;
}

async function tellWithin(node: ExchangeNode, transaction: ExchangeWriting): Promise<number> {
  const peers = new Map((await transaction.peers()).map((peer) => [peer.node, peer.state]));
  const grants = new Map((await transaction.grants({ direction: "in" })).map(({ id, peer }) => [id, peer]));
  const untold = await transaction.untoldReads(10 * mostInReport);
  let told = 0;
  for (const [peer = "", reads] of Map.groupBy(untold, ({ grant }) => grants.get(grant))) {
    // Who is gone is told when it comes back; a retired node never.
    if (peers.get(peer) !== "connected") continue;
    const some = reads.slice(0, mostInReport);
    const report: ReadsReport = {
      type: "reads.report",
      ...headingTo(node, peer),
      reads: some.map(readInReport),
    };
    const said = await sayStatement(node, transaction, report);
    if (!said.ok) continue;
    await transaction.markTold(
      some.map(({ id }) => id),
      report.id,
    );
    told += some.length;
  }
  return told;
}

function readInReport({
  register,
  record,
  version,
  at,
  locality,
  agency,
  role,
}: OwnRead): ReadsReport["reads"][number] {
  return {
    register,
    record,
    at,
    locality,
    role,
    purpose: "",
    ...(agency === undefined ? {} : { agency }),
    ...(version === undefined ? {} : { version }),
  };
}
