// The page of connections in one answer: this node, its peers, what flows between them, what waits and what is alarming.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { Flow, Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { fingerprintOf } from "@nhipcau/exchange/keys/fingerprint.ts";
import { parseKeyId } from "@nhipcau/exchange/keys/key-id.ts";
import { localitiesOn } from "@nhipcau/exchange/peers/peer-state.ts";
import type { Identity } from "@nhipcau/exchange/statements/identity.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import { systemOf } from "../ports/acting.ts";
import type { ExchangeReading, WaitingStatement } from "../ports/exchange-store.ts";
import { type ExchangePermission, nodeActions, peerActions } from "../records/exchange-permission.ts";
import { readWorkCalendar, viewRequests } from "./data-requests.ts";
import { todayOf } from "./derive.ts";
import { type ExchangeFacts, type KnownPeer, readExchangeFacts } from "./exchange-facts.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";
import { viewFlow } from "./grant-views.ts";
import { viewHandOvers } from "./hand-over-view.ts";
import { identityOf } from "./identity.ts";
import { fingerprintOfKey } from "./peers.ts";
import { readKept } from "./said.ts";
import { troubleOf } from "./trouble.ts";

export type LocalityName = (id: string) => string;

/** What somebody may see of this node's connections. */
export async function viewConnections(
  node: ExchangeNode,
  permission: ExchangePermission,
): Promise<ResponseOf<typeof routes.connections>> {
  const nameOf = await readLocalityNames(node);
  return {
    node: viewIdentity(identityOf(node), nameOf),
    mayDo: nodeActions(permission),
    ...(permission.see ? { network: await viewNetwork(node, permission, nameOf) } : {}),
  };
}

/** An identity with the fingerprint of its present key. */
export function viewIdentity(
  { node, name, localities: ids, endpoint, epoch, keys }: Identity,
  nameOf: LocalityName,
): ResponseOf<typeof routes.connections>["node"] {
  const key = keys.at(-1);
  if (!key) throw new Error("an identity has at least one key");
  return {
    node,
    name,
    localities: ids.map((id) => ({ id, name: nameOf(id) })),
    endpoint,
    epoch,
    fingerprint: viewFingerprint(fingerprintOfKey(key.x)),
  };
}

export function viewFingerprint({
  words,
  hex,
  link,
}: {
  readonly words: readonly string[];
  readonly hex: string;
  readonly link: string;
}): { words: string[]; hex: string; link: string } {
  return { words: [...words], hex, link };
}

/** Names of localities as this node's own register has them; an id where it has none. */
export async function readLocalityNames(node: ExchangeNode): Promise<LocalityName> {
  const known = await node.records.read(systemOf(node.localities[0] ?? ""), (transaction) =>
    transaction.all(localities),
  );
  const names = new Map(known.map(({ id, body }) => [id, body.name]));
  return (id) => names.get(id) ?? id;
}

async function viewNetwork(
  node: ExchangeNode,
  permission: ExchangePermission,
  nameOf: LocalityName,
): Promise<Network> {
  const calendar = await readWorkCalendar(node);
  return node.exchange.read(async (transaction) => {
    const facts = await readExchangeFacts(node, transaction, permission);
    const outbox = await transaction.outbox();
    const traffic = new Map((await transaction.traffic()).map((one) => [one.grant, one]));
    const followed = new Map((await transaction.everyFollowed()).map((one) => [one.grant, one]));
    const flows = facts.grants.map((grant) =>
      viewFlow(facts, grant, traffic.get(grant.kept.id), followed.get(grant.kept.id)),
    );
    return {
      peers: Array.from(facts.peers.values(), (peer) => viewPeer(facts, peer, outbox, flows, nameOf)),
      flows,
      invitations: await viewInvitations(node, transaction),
      alarms: (await transaction.alarms()).map((alarm) => ({ ...alarm, text: troubleOf(alarm.kind).text })),
      requests: viewRequests(facts, calendar, new Set(outbox.map(({ id }) => id))),
    };
  });
}

function viewPeer(
  { node, permission, stewardship }: ExchangeFacts,
  { kept, state, takesPlaceOf }: KnownPeer,
  outbox: readonly WaitingStatement[],
  flows: readonly Flow[],
  nameOf: LocalityName,
): PeerView {
  const waiting = outbox.filter(({ peer }) => peer === kept.node);
  const lags = flows.flatMap(({ from, lagSeconds }) => (from === kept.node ? (lagSeconds ?? []) : []));
  const keyId = parseKeyId(state.key?.keyId);
  const { since, replaces, replacedBy } = state;
  return {
    node: kept.node,
    name: kept.name,
    localities: localitiesOn(state, todayOf(node)).map((id) => ({ id, name: nameOf(id) })),
    endpoint: kept.endpoint,
    stage: state.stage,
    contested: state.isContested,
    privateAddress: kept.privateAddress,
    outbox: {
      waiting: waiting.length,
      tries: Math.max(0, ...waiting.map(({ tries }) => tries)),
      ...(waiting[0] ? { oldestAt: waiting[0].at } : {}),
    },
    ...(keyId === undefined ? {} : { fingerprint: viewFingerprint(fingerprintOf(keyId)) }),
    ...(since === undefined ? {} : { since }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(takesPlaceOf === undefined ? {} : { takesPlaceOf }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(kept.heardAt === undefined ? {} : { heardAt: kept.heardAt }),
    ...lastTrouble(kept),
    ...(lags.length === 0 ? {} : { lagSeconds: Math.max(...lags) }),
    handOvers: viewHandOvers(node, permission, state, stewardship),
    mayDo: peerActions(permission, state.stage, { replaces: replaces !== undefined }),
  };
}

function lastTrouble({ lastError, lastErrorAt }: KnownPeer["kept"]): Pick<PeerView, "trouble"> {
  return lastError === undefined ? {} : { trouble: troubleOf(lastError, lastErrorAt) };
}

async function viewInvitations(
  node: ExchangeNode,
  transaction: ExchangeReading,
): Promise<Network["invitations"]> {
  const open = await transaction.openInvitations(instantOf(node.clock()));
  const found: Network["invitations"] = [];
  for (const { id, expiresAt } of open) {
    const kept = await transaction.findStatement(node.node, id);
    const invite = kept && readKept(kept).statement;
    if (invite?.type !== "peer.invite") continue;
    const { at, replaces } = invite;
    found.push({ id, at, expires: expiresAt, ...(replaces === undefined ? {} : { replaces }) });
  }
  return found;
}
