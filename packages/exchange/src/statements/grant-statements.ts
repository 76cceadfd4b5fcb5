// What is said about a grant (X-30…X-35): by the owner with numbers, by the partner about numbers. Shapes only; what
// they amount to is worked out in grants/grant-state.ts.
import { termsShape } from "../grants/grant-terms.ts";
import { recordId, uuid, words } from "./scalar-shapes.ts";
import { object, oneOf, type ShapedBy, wholeNumber } from "./shape.ts";
import { addressed } from "./statement-heading.ts";

const later = wholeNumber(2);

/** `request` is the data.request it answers, `agreement` the record of the agreement it carries out. */
const offer = object(
  { type: oneOf("grant.offer"), ...addressed, grant: uuid, n: oneOf(1), terms: termsShape },
  { request: uuid, agreement: recordId },
);
const narrow = object({
  type: oneOf("grant.narrow"),
  ...addressed,
  grant: uuid,
  n: later,
  terms: termsShape,
});
const extend = object({
  type: oneOf("grant.extend"),
  ...addressed,
  grant: uuid,
  n: later,
  terms: termsShape,
});
const revoke = object({ type: oneOf("grant.revoke"), ...addressed, grant: uuid, n: later, ground: words });
const accept = object({ type: oneOf("grant.accept"), ...addressed, grant: uuid, n: wholeNumber(1) });
const refuse = object({
  type: oneOf("grant.refuse"),
  ...addressed,
  grant: uuid,
  n: wholeNumber(1),
  ground: words,
});
const renounce = object({ type: oneOf("grant.renounce"), ...addressed, grant: uuid, ground: words });

export const grantStatementShapes = {
  "grant.offer": offer,
  "grant.narrow": narrow,
  "grant.extend": extend,
  "grant.revoke": revoke,
  "grant.accept": accept,
  "grant.refuse": refuse,
  "grant.renounce": renounce,
} as const;

export type GrantStatement = ShapedBy<(typeof grantStatementShapes)[keyof typeof grantStatementShapes]>;
export type GrantOffer = ShapedBy<typeof offer>;
