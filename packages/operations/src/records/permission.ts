// Which role may write which register. Whose record it is, is the database's question; this is what each role is for.
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting, Role } from "../ports/acting.ts";

type Group = Register["group"];

const writes: Readonly<Record<Role, ReadonlySet<Group> | "all">> = {
  system: "all",
  "focal-point": "all",
  specialist: new Set(["cooperation", "transport", "economy", "heritage"]),
  "data-officer": new Set(["governance", "reference", "transport", "economy", "heritage"]),
  leader: new Set(),
  auditor: new Set(),
  reader: new Set(),
  administrator: new Set(),
  public: new Set(),
};

/** Every role there is. */
export const roles = Object.keys(writes) as readonly Role[];

/** Whether a person's role may add and change records of a register at all. */
export function mayWrite(acting: Acting, register: Register): boolean {
  return acting.locality !== "" && roleWrites(acting.role, register);
}

/** Whether a role is one that writes a register: named by the register, else by the register's group. */
export function roleWrites(role: Role, { writers, group }: Register): boolean {
  if (role === "system") return true;
  const groups = writes[role];
  return writers ? writers.includes(role) : groups === "all" || groups.has(group);
}
