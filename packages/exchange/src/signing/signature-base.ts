// The text that an HTTP message signature is over (RFC 9421 §2.5), for components without parameters of their own:
// one line each, the list of them last. Kept apart from our profile so that the RFC's own test case can be run on it.
import { serializeInnerList } from "structured-headers";

/** A component's name (`@method`, or a header in lower case) and its value. */
export type Component = readonly [name: string, value: string];

/** Signature parameters in the order in which they are written; numbers are whole seconds. */
export type SignatureParameters = ReadonlyMap<string, string | number>;

/** The value of `@signature-params`, which is also what follows the label in Signature-Input. */
export function signatureParams(names: readonly string[], parameters: SignatureParameters): string {
  return serializeInnerList([names.map((name) => [name, new Map()]), new Map(parameters)]);
}

/** The signature base of components under their `params`. Values are one line of ASCII each; others are a bug. */
export function signatureBase(components: readonly Component[], params: string): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}`);
  const base = [...lines, `"@signature-params": ${params}`];
  const broken = base.find((line) => !isComponentValue(line));
  if (broken !== undefined) throw new Error("a signed component is not one line of ASCII");
  return base.join("\n");
}

/** Whether a text can stand in a signature base: visible ASCII, spaces and tabs. A line break would forge a component. */
export function isComponentValue(text: string): boolean {
  return /^[\t\x20-\x7e]*$/u.test(text);
}
