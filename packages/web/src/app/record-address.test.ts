// Checks where a record is looked at and where people work on it.
import assert from "node:assert/strict";
import test from "node:test";
import { recordAddress, workAddress } from "./record-address.ts";

test("what people work on opens where they do, and the record of it stays reachable", () => {
  const params = { register: "obstacles", id: "VM-1" };
  assert.deepEqual(workAddress("obstacles", "VM-1"), { to: "/vuong-mac/$id", params });
  assert.deepEqual(recordAddress("obstacles", "VM-1"), { to: "/du-lieu/$register/$id", params });
});

test("a register without such a page opens the record, whatever its name", () => {
  for (const register of ["ports", "commitments", "constructor", ""])
    assert.deepEqual(workAddress(register, "x"), recordAddress(register, "x"));
});
