// How a request reaches a peer: bounded, without following redirects, and not to private addresses unless allowed (X-22,
// What it carries is signed before it gets here.
import type { Outcome } from "@nhipcau/domain/outcome.ts";

export interface PartnerRequest {
  /** The peer's address, such as `https://nut.example.vn`. */
  readonly endpoint: string;
  readonly method: "GET" | "POST";
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly privateAddress: boolean;
  readonly signal?: AbortSignal;
}

export interface PartnerAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PartnerTransport {
  /** Refuses `peer-unreachable`, `private-address`, `redirected` and `too-large`. */
  send(request: PartnerRequest): Promise<Outcome<PartnerAnswer>>;
}
