// Who a node says it is: what `/.well-known/nhipcau` answers, and what invitations and acceptances carry. Only a
// fingerprint compared by people makes it true.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { badStatement } from "../signing/strict-json.ts";
import { instant, keyX, recordId, registerName, uuid } from "./scalar-shapes.ts";
import {
  checked,
  distinctList,
  fits,
  list,
  object,
  oneOf,
  refined,
  type ShapedBy,
  text,
  wholeNumber,
} from "./shape.ts";

/** Where a node is reached: an absolute http or https address. */
export const endpoint = checked<string>(
  isEndpoint,
  "phải là địa chỉ http hoặc https, không kèm tài khoản, tham số hay dấu #",
  "must be an http or https address without credentials, query or fragment",
);

const loose = object({
  protocol: wholeNumber(1),
  node: uuid,
  name: object({ vi: text(1, 200), en: text(1, 200) }),
  localities: distinctList(recordId, 1, 64),
  /** In the order in which they came into force; the last one is the present key. */
  keys: list(object({ x: keyX, from: instant }), 1, 100),
  endpoint,
  epoch: wholeNumber(1),
  encodings: distinctList(oneOf("zstd", "br", "gzip"), 0, 3),
  registers: list(object({ name: registerName, version: text(1, 100) }), 0, 300),
  at: instant,
});

/** An identity of the protocol's version 1. */
export const identityShape = refined(
  loose,
  ({ protocol, keys }) => protocol === 1 && new Set(keys.map(({ x }) => x)).size === keys.length,
  "phải theo giao thức 1, mỗi khóa nêu một lần",
  "must speak protocol 1 and name each key once",
);

export type Identity = ShapedBy<typeof identityShape>;

/**
 * An identity out of a payload whose signature the caller checks against `presentKey`. Refuses another protocol
 * (`not-understood`, X-57) and everything malformed (`bad-statement`).
 */
export function parseIdentity(value: unknown): Outcome<Identity> {
  const protocol = protocolOf(value);
  if (fits(wholeNumber(1), protocol) && protocol !== 1)
    return refused({ code: "not-understood", path: "protocol", data: { what: `protocol ${protocol}` } });
  const flaw = identityShape.findFlaw(value, "");
  if (flaw) return refused({ ...badStatement(flaw.reason), path: flaw.path });
  return done(value as Identity);
}

/** `x` of the key an identity is signed with now. */
export function presentKey(identity: Identity): string {
  const last = identity.keys.at(-1);
  if (!last) throw new Error("an identity has at least one key");
  return last.x;
}

function protocolOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "protocol" in value ? value.protocol : undefined;
}

function isEndpoint(value: unknown): boolean {
  if (typeof value !== "string" || value.length > 500 || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  const isBare = username === "" && password === "" && search === "" && hash === "";
  return (protocol === "https:" || protocol === "http:") && isBare;
}
