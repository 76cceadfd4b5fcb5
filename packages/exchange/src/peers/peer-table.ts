// Every state of a peer, as seen from one of the two nodes, against everything that can be said between them.
// Buttons and the diagram are made from this table; the fold of peer-state.ts is tested against it.

/**
 * `accepted-by-them`: they accepted our invitation, and we compare fingerprints. `accepted-by-us`: we accepted theirs, and
 * they compare. `replaced`: another node took the place of this one, whose key is lost.
 */
export type PeerStage =
  | "none"
  | "invited-by-us"
  | "invited-by-them"
  | "accepted-by-them"
  | "accepted-by-us"
  | "connected"
  | "replaced"
  | "retired";

/** A statement that is signed as it must be and refers to what is there. `replaced` is a peer.replace that names this peer. */
export type PeerEvent =
  | "we-invite"
  | "they-invite"
  | "we-accept"
  | "they-accept"
  | "we-confirm"
  | "they-confirm"
  | "rotate"
  | "move"
  | "replaced"
  | "retire";

/** The stage after an event; `stays` where it changes nothing, or only the keys or the address. */
export type PeerTransition = PeerStage | "stays";

type Row = Readonly<Record<PeerEvent, PeerTransition>>;

const nothing = {
  "we-invite": "stays",
  "they-invite": "stays",
  "we-accept": "stays",
  "they-accept": "stays",
  "we-confirm": "stays",
  "they-confirm": "stays",
  rotate: "stays",
  move: "stays",
  replaced: "stays",
  retire: "stays",
} as const satisfies Row;

/** An invitation after the end begins anew; nothing that was granted before comes back with it. */
export const peerTable: Readonly<Record<PeerStage, Row>> = {
  none: { ...nothing, "we-invite": "invited-by-us", "they-invite": "invited-by-them" },
  // Our invitation is to nobody in particular: whoever invites us is met on theirs.
  "invited-by-us": { ...nothing, "they-invite": "invited-by-them", "they-accept": "accepted-by-them" },
  "invited-by-them": { ...nothing, "we-accept": "accepted-by-us" },
  "accepted-by-them": { ...nothing, "we-confirm": "connected", retire: "retired" },
  "accepted-by-us": { ...nothing, "they-confirm": "connected", retire: "retired" },
  connected: { ...nothing, replaced: "replaced", retire: "retired" },
  replaced: { ...nothing, retire: "retired" },
  retired: { ...nothing, "they-invite": "invited-by-them" },
};
