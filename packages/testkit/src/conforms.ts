// Holds a JSON answer against its declared schema, strictly: what the schema does not name is reported too, so that an
// answer never says more than the contract.
import assert from "node:assert/strict";
import { Compile } from "typebox/compile";
import type { TSchema } from "typebox";

const validators = new WeakMap<TSchema, ReturnType<typeof Compile>>();

/** Fails with every place where a value differs from its schema. */
export function assertConforms(schema: TSchema, value: unknown): void {
  let validator = validators.get(schema);
  if (!validator) {
    validator = Compile(closed(schema) as TSchema);
    validators.set(schema, validator);
  }
  if (validator.Check(value)) return;
  const errors = [...validator.Errors(value)].map(
    (error) => `${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`,
  );
  assert.fail(`the answer differs from its schema:\n${errors.slice(0, 20).join("\n")}`);
}

/** The schema in which every object with named properties takes no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  return "properties" in copy && copy["additionalProperties"] === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}
