// The hand-overs between this node and a peer as people look at them: proposed, or signed by both.
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import type { PeerState } from "@nhipcau/exchange/peers/peer-state.ts";
import type { HandOverStatement } from "@nhipcau/exchange/statements/peer-statements.ts";
import type { ExchangePermission } from "../records/exchange-permission.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readStatement, type Said } from "./said.ts";

type HandOverView = PeerView["handOvers"][number];

/** Those signed by both as the fold has them, and those proposed that wait for the successor's signature. */
export function viewHandOvers(
  node: ExchangeNode,
  permission: ExchangePermission,
  { node: peer, stage, handOvers }: PeerState,
  said: readonly Said[],
): HandOverView[] {
  const signedIds = new Set(
    said.flatMap(({ statement }) => (statement.type === "stewardship.hand-over" ? [statement.id] : [])),
  );
  const proposed = said.flatMap(({ statement }): readonly HandOverView[] => {
    if (statement.type !== "stewardship.propose" || stage !== "connected") return [];
    if (statement.from !== peer && statement.to !== peer) return [];
    const wanted = handOverIn(statement.signed.payload);
    if (!wanted || signedIds.has(wanted.id)) return [];
    const { from, to, localities, day } = wanted;
    const mayAccept = permission.manage && to === node.node;
    return [
      {
        proposal: statement.id,
        from,
        localities: [...localities],
        day,
        stage: "proposed",
        mayDo: mayAccept ? ["accept"] : [],
      },
    ];
  });
  const signed = handOvers.map(({ from, localities, day }): HandOverView => ({
    from,
    localities: [...localities],
    day,
    stage: "signed",
    mayDo: [],
  }));
  return [...signed, ...proposed];
}

function handOverIn(payload: string): HandOverStatement | undefined {
  const read = readStatement(Buffer.from(payload, "base64"));
  return read.ok && read.value.type === "stewardship.hand-over" ? read.value : undefined;
}
