// References lead to records that are there, or come in the same batch.
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { idsIn, type RecordRule } from "./record-rule.ts";

/** Holds for every register that refers to another. */
export const referencesExist: RecordRule = async ({ transaction, registers, register, versions }, refuse) => {
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    const target = field.register === undefined ? undefined : registers.get(field.register);
    if (!target) continue;
    const wanted = versions.map(({ body }) => idsIn(body[name]));
    const ids = [...new Set(wanted.flat())];
    if (ids.length === 0) continue;
    const known = await transaction.names(target, ids);
    const inBatch = target.name === register.name ? new Set(versions.map(({ id }) => id)) : new Set<string>();
    for (const [index, own] of wanted.entries()) {
      const missing = own.find((id) => !known.has(id) && !inBatch.has(id));
      if (missing !== undefined) {
        const data = { "field.vi": field.label.vi, "field.en": field.label.en, value: missing };
        refuse(index, { code: "reference-to-nothing", path: name, data });
      }
    }
  }
};
