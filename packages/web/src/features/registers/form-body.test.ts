// A form sends what was filled in and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { bodyToSend, missingRequired } from "./form-body.ts";

const flags = { filterable: false, searchable: false, personal: false, expected: false, listed: true };
const label = { vi: "", en: "" };
const register: RegisterDescription = {
  name: "ports",
  label,
  help: label,
  group: "transport",
  titleField: "name",
  scope: "public",
  checks: [],
  fields: [
    { name: "name", type: "text", required: true, label, ...flags },
    { name: "capacity", type: "integer", required: false, label, ...flags },
    { name: "place", type: "geometry", required: false, label, ...flags },
  ],
};

test("empty fields and fields that are not declared are left out, zero stays", () => {
  assert.deepEqual(bodyToSend(register, { name: " Cái Lân ", capacity: 0, place: undefined, other: 1 }), {
    name: "Cái Lân",
    capacity: 0,
  });
});

test("a point with one coordinate is no point yet", () => {
  const half = { type: "Point", coordinates: [undefined, 20.9] };
  assert.deepEqual(bodyToSend(register, { name: "x", place: half }), { name: "x" });
  const whole = { type: "Point", coordinates: [107, 20.9] };
  assert.deepEqual(bodyToSend(register, { name: "x", place: whole }), { name: "x", place: whole });
});

test("required fields without a value are named", () => {
  assert.deepEqual(missingRequired(register, bodyToSend(register, { name: "  " })), ["name"]);
});
