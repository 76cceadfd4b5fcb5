// Statements to test with: two nodes, their keys, and one right statement of each type.
import { generateKeyPairSync } from "node:crypto";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Terms } from "../grants/grant-terms.ts";
import type { KeyId } from "../keys/key-id.ts";
import { publicKeyOf } from "../keys/public-key.ts";
import type { Identity } from "./identity.ts";
import type { Statement, StatementType } from "./statement.ts";

export interface SampleNode {
  readonly node: string;
  readonly x: string;
  readonly keyId: KeyId;
}

/** A node with a fresh key. */
export function sampleNode(number: number): SampleNode {
  const key = publicKeyOf(generateKeyPairSync("ed25519").publicKey);
  if (!key) throw new Error("a fresh key is a key");
  return { node: sampleId(number), x: key.x, keyId: key.keyId };
}

export function sampleId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** An instant so many minutes after the beginning of the story. */
export function minute(minutes: number): string {
  return new Date(Date.parse("2026-11-22T01:00:00Z") + minutes * 60_000).toISOString();
}

export function sampleIdentity({ node, x }: SampleNode): Identity {
  return {
    protocol: 1,
    node,
    name: { vi: "Nút thử", en: "Test node" },
    localities: ["HP"],
    keys: [{ x, from: minute(-60) }],
    endpoint: "https://nut.example.vn/",
    epoch: 1,
    encodings: ["zstd", "br", "gzip"],
    registers: [{ name: "reports", version: "abc" }],
    at: minute(0),
  };
}

export const sampleTerms: Terms = {
  register: "reports",
  from: ["HP"],
  rows: [{ field: "status", op: "in", values: ["open", "done"] }],
  fields: ["title", "status"],
  personal: [],
  purpose: "theo dõi tiến độ",
  ground: "Thỏa thuận 2026",
  validFrom: calendarDate("2026-01-01"),
  validUntil: calendarDate("2026-12-31"),
};

export const sampleSecret = Buffer.alloc(16, 7).toString("base64url");

/** One right statement of each type, from `a` to `b`. */
export function sampleStatements(
  a: SampleNode,
  b: SampleNode,
): { readonly [T in StatementType]: Statement & { readonly type: T } } {
  const to = { from: a.node, to: b.node, at: minute(1) };
  return { ...peerSamples(to, a, b), ...grantSamples(to), ...requestSamples(to) };
}

interface Heading {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

const ground = "căn cứ";
const sampleSignature = Buffer.alloc(64).toString("base64");

function peerSamples(to: Heading, a: SampleNode, b: SampleNode) {
  return {
    "peer.invite": {
      type: "peer.invite",
      id: sampleId(1),
      from: a.node,
      at: minute(0),
      identity: sampleIdentity(a),
      secret: sampleSecret,
      expires: minute(60 * 24 * 14),
    },
    "peer.accept": {
      type: "peer.accept",
      id: sampleId(2),
      ...to,
      invitation: sampleId(1),
      secret: sampleSecret,
      identity: sampleIdentity(a),
    },
    "peer.confirm": { type: "peer.confirm", id: sampleId(3), ...to, accept: sampleId(2) },
    "peer.rotate": { type: "peer.rotate", id: sampleId(4), ...to, key: b.x },
    "peer.move": { type: "peer.move", id: sampleId(8), ...to, endpoint: "https://moi.example.vn/" },
    "peer.replace": { type: "peer.replace", id: sampleId(5), ...to, replaces: sampleId(77) },
    "peer.retire": { type: "peer.retire", id: sampleId(6), ...to, ground },
    "stewardship.propose": {
      type: "stewardship.propose",
      id: sampleId(8),
      ...to,
      registers: ["reports"],
      signed: {
        payload: Buffer.from('{"type":"stewardship.hand-over"}').toString("base64"),
        sig: sampleSignature,
      },
    },
    "stewardship.hand-over": {
      type: "stewardship.hand-over",
      id: sampleId(7),
      ...to,
      localities: ["HP"],
      day: calendarDate("2027-01-01"),
    },
  } as const;
}

function grantSamples(to: Heading) {
  const grant = sampleId(900);
  return {
    "grant.offer": { type: "grant.offer", id: sampleId(11), ...to, grant, n: 1, terms: sampleTerms },
    "grant.narrow": { type: "grant.narrow", id: sampleId(12), ...to, grant, n: 2, terms: sampleTerms },
    "grant.extend": { type: "grant.extend", id: sampleId(13), ...to, grant, n: 3, terms: sampleTerms },
    "grant.revoke": { type: "grant.revoke", id: sampleId(14), ...to, grant, n: 4, ground },
    "grant.accept": { type: "grant.accept", id: sampleId(15), ...to, grant, n: 1 },
    "grant.refuse": { type: "grant.refuse", id: sampleId(16), ...to, grant, n: 1, ground },
    "grant.renounce": { type: "grant.renounce", id: sampleId(17), ...to, grant, ground },
  } as const;
}

function requestSamples(to: Heading) {
  return {
    "data.request": {
      type: "data.request",
      id: sampleId(21),
      ...to,
      register: "reports",
      wanted: "báo cáo năm 2026",
      purpose: "quy hoạch",
      ground,
      answerBy: calendarDate("2026-12-01"),
    },
    "data.refuse": { type: "data.refuse", id: sampleId(22), ...to, request: sampleId(21), ground },
    "reads.report": {
      type: "reads.report",
      id: sampleId(23),
      ...to,
      reads: [
        {
          register: "reports",
          record: "R-1",
          at: minute(0),
          locality: "QN",
          agency: "so-xd",
          role: "leader",
          purpose: "",
        },
      ],
    },
  } as const;
}
