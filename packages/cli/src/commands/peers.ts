// `nhipcau peers`: the nodes this one is connected with, and how one is invited, accepted, confirmed and parted with.
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Fingerprint } from "@nhipcau/exchange/keys/fingerprint.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import {
  acceptInvitation,
  confirmPeer,
  fingerprintOfKey,
  invitePeer,
  readInvitation,
  retirePeer,
} from "@nhipcau/operations/exchange/peers.ts";
import type { Followed, Peer } from "@nhipcau/operations/ports/exchange-store.ts";
import { exitCodes, type Terminal } from "../node/terminal.ts";
import { withExchange } from "../node/with-exchange.ts";
import type { CommonOptions } from "../node/with-node.ts";

/** Every peer with its fingerprint, its stage, what was last got from it and what went wrong. */
export function listPeers(options: CommonOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const peers = await node.exchange.read(async (transaction) => {
      const shown = [];
      for (const peer of await transaction.peers()) {
        const grants = await transaction.grants({ peer: peer.node, direction: "in" });
        const followed = await Promise.all(grants.map(({ id }) => transaction.followed(id)));
        shown.push(shownPeer(peer, followed));
      }
      return shown;
    });
    const own = fingerprintOfKey(node.key().publicKey.x);
    terminal.result(
      { node: node.node, fingerprint: own, peers },
      [
        `Nút này: ${node.node}`,
        `  ${own.words.join(" ")}`,
        ...peers.map((peer) => peerLine(peer, "vi")),
      ].join("\n"),
      [
        `This node: ${node.node}`,
        `  ${own.words.join(" ")}`,
        ...peers.map((peer) => peerLine(peer, "en")),
      ].join("\n"),
    );
    return exitCodes.done;
  });
}

/** Prints an invitation file. */
export function invite(options: CommonOptions & { readonly replaces?: string }): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const invited = await invitePeer(
      node,
      options.replaces === undefined ? {} : { replaces: options.replaces },
    );
    if (!invited.ok) return terminal.refuse(invited.refusals);
    console.log(invited.value.file);
    return exitCodes.done;
  });
}

export interface AgreeOptions extends CommonOptions {
  readonly privateAddress?: boolean;
  readonly yes?: boolean;
}

/** Accepts an invitation after a person has compared the fingerprint. */
export function accept(file: string, options: AgreeOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    if (!existsSync(file)) return terminal.refuse([{ code: "not-found", path: file, data: { what: file } }]);
    const text = readFileSync(file, "utf8");
    const read = readInvitation(node, text);
    if (!read.ok) return terminal.refuse(read.refusals);
    const { identity, fingerprint } = read.value;
    if (!(await agree(terminal, identity.name[terminal.language], fingerprint, options)))
      return notCompared(terminal);
    const accepted = await acceptInvitation(node, text, { privateAddress: options.privateAddress === true });
    if (!accepted.ok) return terminal.refuse(accepted.refusals);
    const own = fingerprintOfKey(node.key().publicKey.x);
    terminal.result(
      { peer: accepted.value.peer, fingerprint, own },
      `Đã nhận lời mời. Nút mời xác nhận khi mười từ của nút này khớp: ${own.words.join(" ")}`,
      `Accepted. The inviting node confirms when the ten words of this node agree: ${own.words.join(" ")}`,
    );
    return exitCodes.done;
  });
}

/** Connects with a node that accepted our invitation, after a person has compared the fingerprint. */
export function confirm(peer: string, options: AgreeOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const known = await findPeer(node, peer);
    const key = known?.keys.find(({ until }) => until === undefined);
    if (!known || !key) return terminal.refuse([{ code: "not-found", path: peer, data: { what: peer } }]);
    if (!(await agree(terminal, known.name[terminal.language], fingerprintOfKey(key.x), options)))
      return notCompared(terminal);
    const confirmed = await confirmPeer(node, peer, { privateAddress: options.privateAddress === true });
    if (!confirmed.ok) return terminal.refuse(confirmed.refusals);
    terminal.result(
      { peer, stage: "connected" },
      `Đã nối với ${known.name.vi}.`,
      `Connected with ${known.name.en}.`,
    );
    return exitCodes.done;
  });
}

/** Ends the connection and all grants between the two nodes. */
export function retire(peer: string, options: CommonOptions & { readonly ground: string }): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const retired = await retirePeer(node, peer, options.ground);
    if (!retired.ok) return terminal.refuse(retired.refusals);
    terminal.result({ peer, stage: "retired" }, "Đã ngừng kết nối.", "The connection has ended.");
    return exitCodes.done;
  });
}

interface ShownPeer {
  readonly node: string;
  readonly name: Peer["name"];
  readonly localities: readonly string[];
  readonly endpoint: string;
  readonly stage: string;
  readonly fingerprint?: Fingerprint;
  readonly heardAt?: string;
  readonly syncedAt?: string;
  readonly lastError?: string;
}

function shownPeer(peer: Peer, followed: readonly (Followed | undefined)[]): ShownPeer {
  const { node, name, localities, endpoint, state, heardAt, lastError } = peer;
  const key = peer.keys.find(({ until }) => until === undefined);
  const syncedAt = followed
    .flatMap((one) => one?.syncedAt ?? [])
    .toSorted()
    .at(-1);
  return {
    node,
    name,
    localities,
    endpoint,
    stage: state,
    ...(key ? { fingerprint: fingerprintOfKey(key.x) } : {}),
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(syncedAt === undefined ? {} : { syncedAt }),
    ...(lastError === undefined ? {} : { lastError }),
  };
}

function peerLine(peer: ShownPeer, language: "vi" | "en"): string {
  const words =
    language === "vi" ? { synced: "đồng bộ", error: "lỗi" } : { synced: "synced", error: "error" };
  return [
    `${peer.name[language]} · ${peer.stage} · ${peer.endpoint}`,
    `  ${peer.node}`,
    `  ${peer.fingerprint?.words.join(" ") ?? "?"}`,
    `  ${words.synced}: ${peer.syncedAt ?? "–"}`,
    ...(peer.lastError === undefined ? [] : [`  ${words.error}: ${peer.lastError}`]),
  ].join("\n");
}

async function findPeer(node: ExchangeNode, peer: string): Promise<Peer | undefined> {
  const known = await node.exchange.read((transaction) => transaction.peers());
  return known.find(({ node: id }) => id === peer);
}

/** Shows a fingerprint and asks whether it is the one the other side reads out; without a terminal only `--yes` agrees. */
async function agree(
  terminal: Terminal,
  name: string,
  { words, hex }: Fingerprint,
  { yes }: AgreeOptions,
): Promise<boolean> {
  terminal.say(`${name}:\n  ${words.join(" ")}\n  ${hex}`, `${name}:\n  ${words.join(" ")}\n  ${hex}`);
  if (yes === true) return true;
  if (terminal.json || !process.stdin.isTTY) return false;
  const question =
    terminal.language === "vi" ? "Mười từ này có khớp không? (c/k) " : "Are these the ten words? (y/n) ";
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(question);
  asking.close();
  return /^(?:c|có|y|yes)$/iu.test(answer.trim());
}

function notCompared(terminal: Terminal): number {
  return terminal.refuse([{ code: "not-compared" }]);
}
