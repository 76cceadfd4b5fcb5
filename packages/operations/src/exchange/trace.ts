// Where a record came from, and for one of ours who has it and who read it. The proof of a copy is looked at anew each
// time: the kept page is verified again, not remembered as verified.
import type { Trace } from "@nhipcau/contract/shapes/trace.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { deliveredRow } from "@nhipcau/exchange/grants/delivered-row.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { ExchangeReading, Peer, ReadNote } from "../ports/exchange-store.ts";
import type { PageOnFile, RecordPlace } from "../ports/exchange-trace.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { readAgencyNames } from "../programme/programme-lists.ts";
import { type ExchangePermission } from "../records/exchange-permission.ts";
import { type LocalityName, readLocalityNames } from "./connections-view.ts";
import { type ExchangeFacts, type KnownGrant, readExchangeFacts } from "./exchange-facts.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { declaredRegister } from "./grants.ts";
import { checkKeptPage, openKeptPage } from "./kept-page.ts";

const mostReads = 200;

interface Names {
  readonly locality: LocalityName;
  readonly agency: (id: string) => string;
}

type Copy = NonNullable<Trace["copy"]>;
type Own = NonNullable<Trace["own"]>;

/** The trace of a record the asker may read; `not-found` for any other. */
export async function traceRecord(
  node: ExchangeNode,
  acting: Acting,
  permission: ExchangePermission,
  register: Register,
  id: string,
): Promise<Outcome<Trace>> {
  const record = await node.records.read(acting, (transaction) => transaction.find(register, id));
  if (!record) return refused({ code: "not-found", data: { what: id } });
  const names = {
    locality: await readLocalityNames(node),
    agency: await node.records.read(acting, readAgencyNames),
  };
  return node.exchange.read(async (transaction) => {
    const place = await transaction.recordPlace(register.name, id);
    if (!place) return refused({ code: "not-found", data: { what: id } });
    const facts = await readExchangeFacts(node, transaction, permission);
    const page = place.page === undefined ? undefined : await transaction.findPage(place.page);
    const head = { register: register.name, id, version: place.version };
    if (page) {
      const copy = await traceCopy(facts, transaction, names, record, page, register.name);
      return done({ ...head, ...(copy ? { copy } : {}), provable: page.encoding !== "erased" });
    }
    return done({
      ...head,
      own: await traceOwn(facts, transaction, names, register, record, place),
      provable: false,
    });
  });
}

async function traceCopy(
  { peers, grants, permission }: ExchangeFacts,
  transaction: ExchangeReading,
  names: Names,
  record: RecordEnvelope,
  page: PageOnFile,
  register: string,
): Promise<Copy | undefined> {
  const owner = peers.get(grants.find(({ kept }) => kept.id === page.grant)?.kept.peer ?? "")?.kept;
  const opened = await openKeptPage(page);
  if (!owner || !opened.ok) return undefined;
  const checks = checkKeptPage(opened.value, owner, record.id);
  const reads = permission.readers ? await transaction.readsHere(register, record.id, mostReads) : undefined;
  return {
    origin: { node: owner.node, name: owner.name },
    author: { id: record.author, name: names.locality(record.author) },
    grant: page.grant,
    page: {
      epoch: page.epoch,
      number: page.number,
      signedAt: opened.value.header.at,
      keptAt: page.keptAt,
      hash: page.payloadHash,
    },
    key: opened.value.key,
    verified: checks.every(({ holds }) => holds),
    checks: [...checks],
    ...(reads ? { reads: reads.map((read) => ({ ...viewRead(read, names), told: read.told })) } : {}),
  };
}

async function traceOwn(
  { peers, grants, permission }: ExchangeFacts,
  transaction: ExchangeReading,
  names: Names,
  register: Register,
  record: RecordEnvelope,
  place: RecordPlace,
): Promise<Own> {
  const given = grants.filter(({ kept }) => kept.direction === "out" && kept.register === register.name);
  const holders: Own["holders"] = [];
  for (const grant of given) {
    const inScope = isInScope(grant, register, record);
    const page =
      inScope && place.written
        ? await transaction.findDeliveryOf(grant.kept.id, { id: record.id, written: place.written })
        : undefined;
    if (inScope)
      holders.push({
        peer: peerName(peers.get(grant.kept.peer)?.kept, grant.kept.peer),
        grant: grant.kept.id,
        inScope,
        ...(page ? { page } : {}),
      });
  }
  const reads = permission.readers
    ? await transaction.readsThere(register.name, record.id, mostReads)
    : undefined;
  const peerOf = new Map(grants.map(({ kept }) => [kept.id, kept.peer]));
  return {
    holders,
    ...(reads
      ? {
          reads: reads.map((read) => {
            const peer = peerOf.get(read.grant) ?? read.grant;
            return { ...viewRead(read, names), peer: peerName(peers.get(peer)?.kept, peer) };
          }),
        }
      : {}),
  };
}

/** Whether the grant as it stands lets the record out: the same rule as the pages are read by. */
function isInScope({ state, ended }: KnownGrant, register: Register, record: RecordEnvelope): boolean {
  if (ended || !state.inForce) return false;
  const { terms } = state.inForce;
  const row = deliveredRow(terms, declaredRegister(register), {
    // Terms name who answers for a record today; it may have been written by whom they continue.
    author: terms.from.includes(record.steward) ? record.steward : record.author,
    scope: record.scope,
    isCopy: false,
    isRetired: record.retired,
    body: record.body,
  });
  return row !== undefined;
}

function viewRead(
  { at, locality, agency, role, version }: ReadNote,
  names: Names,
): Copy extends { reads?: (infer R)[] } ? Omit<R, "told"> : never {
  return {
    at,
    locality: { id: locality, name: names.locality(locality) },
    role,
    ...(agency === undefined ? {} : { agency: { id: agency, name: names.agency(agency) } }),
    ...(version === undefined ? {} : { version }),
  };
}

function peerName(peer: Peer | undefined, id: string): { node: string; name: Text } {
  return { node: id, name: peer?.name ?? { vi: id, en: id } };
}
