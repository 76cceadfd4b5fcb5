// Writes what a side states as a record of its register. What belongs to an illustration is an illustration.
import { call, routes } from "../../app/api.ts";

type Body = Readonly<Record<string, unknown>>;

export interface StateOptions {
  readonly illustrative: boolean;
  readonly scope?: "shared";
  /** The record that is changed instead of adding one. */
  readonly changes?: { readonly id: string; readonly version: number } | undefined;
}

/** The id of the record written; empty texts are left out. */
export async function stateRecord(register: string, body: Body, options: StateOptions): Promise<string> {
  const { illustrative, scope, changes } = options;
  const filled = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== ""));
  const whole = { body: illustrative ? { ...filled, illustrative: true } : filled };
  const shared = scope === undefined ? whole : { ...whole, scope };
  const { record } = changes
    ? await call(routes.changeRecord, {
        params: { register, id: changes.id },
        body: shared,
        version: changes.version,
      })
    : await call(routes.createRecord, { params: { register }, body: shared });
  return record.id;
}
