// What of one record a grant lets out: the reference that the database's own function is held against (X-31…X-38).
import { type DeclaredRegister, type Terms } from "./grant-terms.ts";
import { rowInScope } from "./row-condition.ts";

/** A record's newest state at the node that is asked. */
export interface HeldRecord {
  readonly author: string;
  readonly scope: "shared" | "internal" | "public";
  /** Received from another node: somebody else's word, theirs to share. */
  readonly isCopy: boolean;
  readonly isRetired: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The granted fields of a record, or undefined when it is not in scope. `author` must stand in the terms' `from`. */
export function deliveredRow(
  terms: Terms,
  declared: DeclaredRegister,
  record: HeldRecord,
): Readonly<Record<string, unknown>> | undefined {
  if (record.isCopy || record.isRetired || record.scope === "internal") return undefined;
  if (!terms.from.includes(record.author) || !rowInScope(terms.rows, record.body)) return undefined;
  const granted = deliveredFields(terms, declared);
  return Object.fromEntries(
    Object.entries(record.body).filter(([name, value]) => granted.has(name) && value !== null),
  );
}

/** The fields that terms let out under a declaration: personal ones only by name and for a purpose. */
export function deliveredFields(terms: Terms, declared: DeclaredRegister): ReadonlySet<string> {
  const mayTellPersonal = terms.purpose.trim() !== "";
  return new Set(
    terms.fields.filter((name) => {
      const field = Object.hasOwn(declared.fields, name) ? declared.fields[name] : undefined;
      if (!field) return false;
      return !field.personal || (mayTellPersonal && terms.personal.includes(name));
    }),
  );
}
