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
  reader: new Set(),
  public: new Set(),
};

/** Whether a person's role may add and change records of a register at all. */
export function mayWrite(acting: Acting, register: Register): boolean {
  if (acting.locality === "") return false;
  const groups = writes[acting.role];
  return groups === "all" || groups.has(register.group);
}
