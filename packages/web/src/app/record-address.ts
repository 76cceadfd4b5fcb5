// Where a record is looked at, and where people work on it: those of the programme have pages of their own.

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

export interface WorkAddress {
  readonly to: RecordAddress["to"] | (typeof workPages)[keyof typeof workPages];
  readonly params: RecordAddress["params"];
}

const workPages = {
  obstacles: "/vuong-mac/$id",
  petitions: "/kien-nghi/$id",
  reviews: "/so-ket/$id",
  conferences: "/hoi-nghi/$id",
} as const;

/** The page on which people work on a record, if its register has one; else the page of the record. */
export function workAddress(register: string, id: string): WorkAddress {
  return hasWorkPage(register)
    ? { to: workPages[register], params: { id, register } }
    : recordAddress(register, id);
}

function hasWorkPage(register: string): register is keyof typeof workPages {
  return Object.hasOwn(workPages, register);
}
