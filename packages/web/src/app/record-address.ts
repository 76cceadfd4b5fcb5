// Where a record is looked at: those of the programme have a page of their own, all others the register's page.

export interface RecordAddress {
  readonly to: "/cam-ket/$id" | "/thoa-thuan/$id" | "/du-lieu/$register/$id";
  readonly params: { readonly id: string; readonly register: string };
}

/** The page of a record of a register. */
export function recordAddress(register: string, id: string): RecordAddress {
  const params = { id, register };
  if (register === "commitments") return { to: "/cam-ket/$id", params };
  if (register === "agreements") return { to: "/thoa-thuan/$id", params };
  return { to: "/du-lieu/$register/$id", params };
}
