// The people of the tests: one of each role, in the localities of the region.
import type { Acting, Role } from "@nhipcau/operations/ports/acting.ts";

/** Somebody of a role who acts for a locality; unless told, a focal point, who writes every register. */
export function actor(locality: string, role: Role = "focal-point"): Acting {
  return { person: `${role}-${locality}`.toLowerCase(), locality, agency: `SXD-${locality}`, role };
}

/** Every role a person can have. */
export const roleNames = [
  "leader",
  "focal-point",
  "specialist",
  "data-officer",
  "auditor",
  "reader",
] as const satisfies readonly Role[];
