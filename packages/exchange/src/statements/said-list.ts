// The signed word of a node that these, and in this order, are the statements it holds of what it and another said to each
// other: with it a node that was restored gets back what its backup does not have, and nobody on the way takes any out.
import { hash } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { badStatement, parseStrictJson } from "../signing/strict-json.ts";
import { instant, uuid } from "./scalar-shapes.ts";
import { checked, matching, object, type ShapedBy, wholeNumber } from "./shape.ts";

const isBoolean = checked<boolean>(
  (value) => typeof value === "boolean",
  "phải là đúng hoặc sai",
  "must be true or false",
);

const sha256 = matching(/^[A-Za-z0-9_-]{43}$/u, "không phải là SHA-256", "is no SHA-256");

/** The statement a list goes on after. */
export const placeShape = object({ from: uuid, id: uuid });

const listShape = object(
  {
    from: uuid,
    to: uuid,
    /** The question it answers: nobody gives an old answer to a new one. */
    asked: uuid,
    at: instant,
    count: wholeNumber(0),
    root: sha256,
    /** Whether there is more after the last one. */
    more: isBoolean,
    /** Whether the answering node has itself everything back since it was last restored. */
    whole: isBoolean,
  },
  { after: placeShape },
);

export type SaidPlace = ShapedBy<typeof placeShape>;
export type SaidList = ShapedBy<typeof listShape>;

/** How many statements a list holds at most. */
export const mostSaid = 500;

/** The payload to be signed. */
export function encodeSaidList(list: SaidList): Buffer {
  return Buffer.from(JSON.stringify(list));
}

/** A list out of the payload of an envelope whose signature was checked. Refuses another form (`bad-statement`). */
export function parseSaidList(payload: Uint8Array): Outcome<SaidList> {
  const json = parseStrictJson(payload);
  if (!json.ok) return json;
  const flaw = listShape.findFlaw(json.value, "");
  if (flaw) return refused({ ...badStatement(flaw.reason), path: flaw.path });
  return done(json.value as unknown as SaidList);
}

/** SHA-256, in base64url, of the concatenated SHA-256 of the statements' payloads in their order. */
export function rootOfSaid(payloads: readonly Uint8Array[]): string {
  return hash("sha256", Buffer.concat(payloads.map((bytes) => hash("sha256", bytes, "buffer"))), "base64url");
}
