// A node with a spool and real files, for tests of imports and exports: a register with every type of field beside the
// real ones.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { Importing } from "@nhipcau/operations/imports/import-records.ts";
import type { NewVersion } from "@nhipcau/operations/ports/store.ts";
import { codeList } from "@nhipcau/registers/declaration/code-list.ts";
import * as field from "@nhipcau/registers/declaration/field.ts";
import { defineRegister, type Register } from "@nhipcau/registers/declaration/register.ts";
import { makeNode, type TestNode } from "./make-node.ts";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";

export const today = calendarDate("2026-01-15");

const colours = codeList(
  "colours",
  { vi: "Màu", en: "Colours" },
  {
    red: { vi: "Đỏ", en: "Red" },
    "red-too": { vi: "Màu đỏ", en: "Red" },
    blue: { vi: "Xanh; lam", en: "Blue" },
    green: { vi: "Xanh lục", en: "Green" },
  },
);

export const samples = defineRegister({
  name: "samples",
  label: { vi: "Mẫu thử", en: "Samples" },
  help: { vi: "Mọi kiểu trường", en: "Every type of field" },
  group: "transport",
  titleField: "title",
  scope: "public",
  fields: {
    title: field.required(field.text({ label: { vi: "Tên", en: "Name" }, searchable: true })),
    story: field.longText({ label: { vi: "Câu chuyện", en: "Story" } }),
    count: field.integer({ label: { vi: "Số lượng", en: "Count" } }),
    share: field.decimal({ label: { vi: "Tỷ lệ", en: "Share" }, unit: { vi: "%", en: "%" } }),
    size: field.decimal({ label: { vi: "Cỡ", en: "Size" }, unit: { vi: "m", en: "m" } }),
    day: field.date({ label: { vi: "Ngày", en: "Day" } }),
    open: field.yesNo({ label: { vi: "Đã mở", en: "Open" } }),
    colour: field.code(colours, { label: { vi: "Màu", en: "Colour" } }),
    colours: field.codes(colours, { label: { vi: "Các màu", en: "Colours" } }),
    home: field.reference("localities", { label: { vi: "Nơi", en: "Home" } }),
    homes: field.references("localities", { label: { vi: "Các nơi", en: "Homes" } }),
    after: field.reference("samples", { label: { vi: "Sau mẫu", en: "After" } }),
    place: field.geometry({ label: { vi: "Vị trí", en: "Place" } }),
    page: field.link({ label: { vi: "Trang", en: "Page" } }),
  },
});

export interface ImportingNode extends TestNode {
  readonly importing: Importing;
  write(
    locality: string,
    register: Register,
    records: Readonly<Record<string, Record<string, unknown>>>,
  ): Promise<void>;
}

/** Three localities are there: QN, HP and HP-OLD, the last two of one name. */
export async function makeImportingNode(): Promise<ImportingNode> {
  const node = await makeNode({ extra: [samples] });
  const folder = await mkdtemp(join(tmpdir(), "nhipcau-import-"));
  after(() => rm(folder, { recursive: true, force: true }));
  let ids = 0;
  const importing: Importing = {
    store: node.store,
    spool: await makeSpoolFolder({ folder, maximumBytes: 50_000_000, now: () => Date.UTC(2026, 0, 15) }),
    files: makeTableFiles(),
    today: () => today,
    makeId: () => `made-${(ids += 1)}`,
  };
  async function write(
    locality: string,
    register: Register,
    records: Readonly<Record<string, Record<string, unknown>>>,
  ): Promise<void> {
    const versions = Object.entries(records).map(([id, body]): NewVersion => ({
      id,
      body,
      holdsFrom: today,
      scope: register.scope,
      expected: 0,
    }));
    const written = await node.store.write(systemOf(locality), (tx) => tx.put(register, versions));
    if (!written.ok) throw new Error(JSON.stringify(written.refusals));
  }
  const localities = node.registers.get("localities");
  if (!localities) throw new Error("there is no register of localities");
  await write("QN", localities, {
    QN: { name: "Quảng Ninh", level: "province" },
    HP: { name: "Hải Phòng", level: "municipality" },
    "HP-OLD": { name: "Hải Phòng", level: "municipality" },
  });
  return { ...node, importing, write };
}
