// What is said in a register whose records last is said once: a second version is refused, whoever writes it.
import type { RecordRule } from "./record-rule.ts";

export const saidOnce: RecordRule = async ({ transaction, register, versions }, refuse) => {
  const known = await transaction.findMany(
    register,
    versions.map(({ id }) => id),
  );
  for (const [index, { id }] of versions.entries()) if (known.has(id)) refuse(index, { code: "said-once" });
};
