// The body of a pull: which grant, from where, with what receipt, and how long to wait.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type Envelope, readEnvelope } from "@nhipcau/exchange/signing/envelope.ts";

export interface PullRequest {
  readonly grant: string;
  readonly cursor?: string;
  readonly receipt?: Envelope;
  /** Seconds to hold the answer when there is nothing new. */
  readonly wait: number;
  /** The most rows of a page. */
  readonly most: number;
}

export const longestWait = 30;
export const mostRows = 5000;

/** A pull out of a body that was JSON; refuses another form (`bad-statement`). */
export function parsePullRequest(value: unknown): Outcome<PullRequest> {
  if (typeof value !== "object" || value === null) return bad("grant");
  const { grant, cursor, receipt, wait = 0, most = 2000, ...more } = value as Record<string, unknown>;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return bad(unknown.slice(0, 40));
  if (typeof grant !== "string" || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(grant))
    return bad("grant");
  if (cursor !== undefined && (typeof cursor !== "string" || cursor.length > 512)) return bad("cursor");
  if (!isWithin(wait, 0, longestWait)) return bad("wait");
  if (!isWithin(most, 1, mostRows)) return bad("most");
  const request = { grant, wait, most, ...(cursor === undefined ? {} : { cursor }) };
  if (receipt === undefined) return done(request);
  const envelope = readEnvelope(receipt);
  return envelope.ok ? done({ ...request, receipt: envelope.value }) : envelope;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function bad(member: string): Outcome<never> {
  return refused({
    code: "bad-statement",
    path: member,
    data: { "reason.vi": `“${member}”`, "reason.en": `“${member}”` },
  });
}
