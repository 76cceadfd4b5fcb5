// A small network as the node answers it, for tests: one peer that flows, one that was lost, one that waits for us.
import type { Flow, Network, PeerView } from "@nhipcau/contract/shapes/connections.ts";

export const ownNode = "00000000-0000-4000-8000-000000000001";

const fingerprint = {
  words: ["cầu", "sông", "gạo", "voi", "trăng", "muối", "phà", "nón", "tre", "sen"],
  hex: "3a1f 90cc 07be 41d2 88aa",
  link: "nhipcau:OGAxYtGfsDTQkTnTDJVVWXjYtGfsDTQkTnTDJVVWXjY",
};

/** A connected peer that is up to date; `changes` make another of it. */
export function peerView(node: string, name: string, changes: Partial<PeerView> = {}): PeerView {
  return {
    node,
    name: { vi: name, en: name },
    localities: [{ id: name.slice(0, 2), name }],
    endpoint: "https://nhipcau.vi-du.vn",
    stage: "connected",
    fingerprint,
    contested: false,
    since: "2026-10-01T02:00:00Z",
    privateAddress: false,
    heardAt: "2026-11-21T01:14:50Z",
    outbox: { waiting: 0, tries: 0 },
    handOvers: [],
    mayDo: ["retire", "private-address", "offer", "request-data", "replace"],
    ...changes,
  };
}

/** An active grant from one node to another. */
export function flow(grant: string, from: string, to: string, changes: Partial<Flow> = {}): Flow {
  return {
    grant,
    from,
    to,
    direction: from === ownNode ? "out" : "in",
    register: "reports",
    state: "active",
    pages: 12,
    rows: 1240,
    lastPageAt: "2026-11-21T01:14:00Z",
    unknownFields: [],
    ...changes,
  };
}

export const haiPhong = peerView("00000000-0000-4000-8000-000000000002", "Hải Phòng", { lagSeconds: 12 });
export const haNoi = peerView("00000000-0000-4000-8000-000000000003", "Hà Nội", {
  lagSeconds: 4000,
  heardAt: "2026-11-21T01:15:00Z",
  trouble: {
    code: "peer-unreachable",
    text: {
      vi: "Chưa liên lạc được với nút đối tác; sẽ tự thử lại.",
      en: "The partner's node could not be reached; it will be tried again.",
    },
    at: "2026-11-21T02:10:00Z",
  },
  outbox: { waiting: 2, oldestAt: "2026-11-21T01:20:00Z", tries: 9 },
});
const {
  since: _,
  heardAt: __,
  ...unconfirmed
} = peerView("00000000-0000-4000-8000-000000000004", "Hải Dương");
export const haiDuong: PeerView = {
  ...unconfirmed,
  stage: "accepted-by-them",
  mayDo: ["confirm", "retire"],
};

export const network: Network = {
  peers: [haiPhong, haNoi, haiDuong],
  flows: [
    flow("10000000-0000-4000-8000-000000000001", ownNode, haiPhong.node, { receipts: 12 }),
    flow("10000000-0000-4000-8000-000000000002", haiPhong.node, ownNode, {
      register: "parts",
      rows: 312,
      held: 310,
      syncedAt: "2026-11-21T01:14:48Z",
      lagSeconds: 12,
    }),
    flow("10000000-0000-4000-8000-000000000003", haNoi.node, ownNode, {
      rows: 58,
      held: 58,
      syncedAt: "2026-11-21T01:15:00Z",
      lagSeconds: 4000,
    }),
  ],
  invitations: [
    {
      id: "20000000-0000-4000-8000-000000000001",
      at: "2026-11-20T02:00:00Z",
      expires: "2026-12-04T02:00:00Z",
    },
  ],
  alarms: [],
  requests: [],
};
