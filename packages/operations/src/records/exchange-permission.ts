// Who may connect this node, grant its data and see who read it; and what can be done next with a peer, a grant and a
// request. The answers are told to the page as allowed actions and asked again before anything is done.
import type { GrantStage } from "@nhipcau/exchange/grants/grant-table.ts";
import { type PeerStage, peerTable } from "@nhipcau/exchange/peers/peer-table.ts";
import type { Acting } from "../ports/acting.ts";

export interface ExchangePermission {
  /** Peers, grants and traces; who has not signed in sees this node's public identity alone. */
  readonly see: boolean;
  /** Whatever changes something between nodes. */
  readonly manage: boolean;
  /** Who read which record. */
  readonly readers: boolean;
}

/** A data officer of a locality of this node manages, an auditor sees who read what as well; everybody signed in sees. */
export function exchangePermission(acting: Acting, localities: readonly string[]): ExchangePermission {
  const isOfficer = acting.role === "data-officer" || acting.role === "system";
  const isOurs = localities.includes(acting.locality);
  return {
    see: acting.role !== "public" && acting.locality !== "",
    manage: isOfficer && isOurs,
    readers: (isOfficer || acting.role === "auditor") && isOurs,
  };
}

export type NodeAction = "invite" | "accept-invitation" | "rotate-key";
export type PeerAction =
  | "confirm"
  | "retire"
  | "private-address"
  | "offer"
  | "request-data"
  | "replace"
  | "offer-again"
  | "hand-over";
export type GrantAction = "accept" | "refuse" | "change" | "revoke" | "renounce";
export type RequestAction = "offer" | "refuse";

export function nodeActions({ manage }: ExchangePermission): NodeAction[] {
  return manage ? ["invite", "accept-invitation", "rotate-key"] : [];
}

/** `replaces`: it took the place of a node whose key is lost. */
export function peerActions(
  { manage }: ExchangePermission,
  stage: PeerStage,
  { replaces = false }: { readonly replaces?: boolean } = {},
): PeerAction[] {
  if (!manage) return [];
  const next = peerTable[stage];
  const isOpen = next.retire !== "stays";
  return [
    ...(stage === "accepted-by-them" ? (["confirm"] as const) : []),
    ...(stage === "connected" ? (["offer", "request-data", "replace", "hand-over"] as const) : []),
    ...(stage === "connected" && replaces ? (["offer-again"] as const) : []),
    ...(isOpen ? (["private-address", "retire"] as const) : []),
  ];
}

/** `ended`: its days are over or the peer is no longer connected, whatever its stage. */
export function grantActions(
  { manage }: ExchangePermission,
  grant: {
    readonly direction: "out" | "in";
    readonly stage: GrantStage;
    readonly waits: boolean;
    readonly ended: boolean;
  },
): GrantAction[] {
  const { direction, stage, waits, ended } = grant;
  if (!manage || ended || stage === "none" || isEnd(stage)) return [];
  if (direction === "out") return ["change", "revoke"];
  return waits ? ["accept", "refuse", "renounce"] : ["renounce"];
}

export function requestActions(
  { manage }: ExchangePermission,
  request: { readonly direction: "out" | "in"; readonly answered: boolean },
): RequestAction[] {
  return manage && request.direction === "in" && !request.answered ? ["offer", "refuse"] : [];
}

function isEnd(stage: GrantStage): boolean {
  return stage === "refused" || stage === "revoked" || stage === "renounced";
}
