// Who does something: carried by every operation into the database, the journal and the logs (as an id, never a name).
import type { Role } from "@nhipcau/registers/declaration/register.ts";

export type { Role };

export interface Acting {
  /** The account's id. */
  readonly person: string;
  /** The locality the person acts for; empty for somebody who is not signed in. */
  readonly locality: string;
  readonly agency?: string;
  readonly role: Role;
  /** The account whose assignment this is, where the person stands in for another. */
  readonly onBehalfOf?: string;
}

/** Somebody who has not signed in: reads what is public. */
export const publicReader: Acting = { person: "public", locality: "", role: "public" };

/** The node itself, as it loads a programme or keeps house for a locality. */
export function systemOf(locality: string): Acting {
  return { person: "system", locality, role: "system" };
}
