// The people of the tests: one of each role, in the localities of the region.
import type { Acting, Role } from "@nhipcau/operations/ports/acting.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

/** Somebody of a role who acts for a locality; unless told, a focal point, who writes every register. */
export function actor(locality: string, role: Role = "focal-point"): Acting {
  return { person: `${role}-${locality}`.toLowerCase(), locality, agency: `SXD-${locality}`, role };
}

/** Somebody of a locality who may write a register: of a role the register names, else a focal point. */
export function writerOf(locality: string, { writers }: Pick<Register, "writers">): Acting {
  return actor(locality, writers && !writers.includes("focal-point") ? writers[0] : "focal-point");
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
