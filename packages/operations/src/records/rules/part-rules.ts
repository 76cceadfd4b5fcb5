// A part is set by its own side, its first deadline stays as it was set, and what waits for what never runs in a circle.
import { findCircularWait } from "@nhipcau/domain/promises/waits.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsIn, type RecordRule } from "./record-rule.ts";

export const partOfOwnSide: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const side = stewardOf(String(body["locality"]));
    if (side !== acting.locality && acting.role !== "system") {
      const data = { locality: localityName(side) };
      refuse(index, { code: "part-of-other-side", path: "locality", data });
    }
  }
};

export const deadlineStays: RecordRule = async ({ transaction, versions }, refuse) => {
  const ids = versions.map(({ id }) => id);
  const current = await transaction.findMany(parts, ids);
  for (const [index, { id, body }] of versions.entries()) {
    const due = current.get(id)?.body["dueDate"];
    if (due !== undefined && due !== body["dueDate"])
      refuse(index, { code: "deadline-moves-by-extension", path: "dueDate" });
  }
};

export const assignerStays: RecordRule = async ({ transaction, versions, acting }, refuse) => {
  if (acting.role === "system") return;
  const current = await transaction.findMany(
    parts,
    versions.map(({ id }) => id),
  );
  for (const [index, { id, body }] of versions.entries()) {
    const assigner = current.get(id)?.body["assigner"];
    if (assigner !== undefined && assigner !== body["assigner"])
      refuse(index, { code: "assigner-stays", path: "assigner" });
  }
};

export const waitsWithoutCircle: RecordRule = async ({ transaction, versions }, refuse) => {
  if (!versions.some(({ body }) => idsIn(body["waitsFor"]).length > 0)) return;
  await transaction.takeTurn?.("waits"); // else two halves of one circle, written at once, would not see each other
  const waits = new Map((await transaction.all(parts)).map(({ id, body }) => [id, body.waitsFor ?? []]));
  for (const { id, body } of versions) waits.set(id, idsIn(body["waitsFor"]));
  const circle = findCircularWait([...waits].map(([id, waitsFor]) => ({ id, waitsFor })));
  if (!circle) return;
  const cycle = [...circle, circle[0]].join(" → ");
  for (const [index, { id }] of versions.entries()) {
    if (circle.includes(id)) refuse(index, { code: "circular-wait", path: "waitsFor", data: { cycle } });
  }
};
