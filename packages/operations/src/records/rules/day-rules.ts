// What people say they did, they did on a day that has come.
import type { RecordRule } from "./record-rule.ts";

/** For registers whose records say in `field` on which day something was done. */
export function dayHasCome(field: string): RecordRule {
  return async ({ acting, versions, today }, refuse) => {
    if (acting.role === "system") return;
    for (const [index, { body }] of versions.entries()) {
      const value = String(body[field]);
      if (value > today) refuse(index, { code: "date-in-future", path: field, data: { value } });
    }
  };
}
