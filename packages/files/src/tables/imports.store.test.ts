import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import test from "node:test";
import { commitImport, dryRunImport } from "@nhipcau/operations/imports/import-records.ts";
import type { ImportReport } from "@nhipcau/operations/imports/import-report.ts";
import { importTemplate } from "@nhipcau/operations/imports/import-template.ts";
import { rowsToMend } from "@nhipcau/operations/imports/rows-to-mend.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { ports } from "@nhipcau/registers/transport/ports.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeImportingNode, samples } from "@nhipcau/testkit/importing-node.ts";
import { bytesOf, fileOf, readAll, shownCells } from "./table-scratch.ts";

const node = await makeImportingNode();
const { importing } = node;
const lan = actor("QN");

async function* once(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function dryRun(
  register: Register,
  text: string | Uint8Array,
  acting: Acting = lan,
): Promise<ImportReport> {
  const report = await dryRunImport(importing, acting, register, { name: "tệp.csv", bytes: once(text) });
  assert.ok(report.ok, JSON.stringify(report));
  return report.value;
}

async function commit(id: string, takeGood = true, acting: Acting = lan): Promise<ImportReport> {
  const report = await commitImport(importing, acting, id, takeGood);
  assert.ok(report.ok, JSON.stringify(report));
  return report.value;
}

function codesOf(report: ImportReport): readonly string[] {
  return report.problems.map(({ row, code }) => `${row} ${code}`);
}

async function countIn(register: Register): Promise<number> {
  return node.store.read(lan, async (tx) => (await tx.all(register)).length);
}

const head = "id,Tên,Loại,Địa phương,Cỡ tàu lớn nhất (DWT)";

test("a dry run counts what every row would become and names each problem in both languages, and writes nothing (L-12)", async () => {
  await node.write("QN", ports, {
    "cai-lan": { name: "Cái Lân", kind: "seaport", locality: "QN", capacityDwt: 85_000 },
    "hon-gai": { name: "Hòn Gai", kind: "seaport", locality: "QN" },
  });
  const before = await countIn(ports);
  const report = await dryRun(
    ports,
    `${head},Cột lạ\ncai-lan,Cái Lân,Cảng biển,QN,85.000,x\nhon-gai,Hòn Gai,seaport,Quảng Ninh,"5.000",\n,Tuần Châu,Cảng\u00a0biển,quang ninh,,\nx,,hầm,Lào Cai,"nhiều",\n`,
  );
  const { rows, good, bad, creates, changes, unchanged, written, ignoredColumns } = report;
  assert.deepEqual(
    { rows, good, bad, creates, changes, unchanged, written },
    { rows: 4, good: 3, bad: 1, creates: 1, changes: 1, unchanged: 1, written: 0 },
  );
  assert.deepEqual(ignoredColumns, ["Cột lạ"]);
  assert.deepEqual(
    new Set(codesOf(report)),
    new Set(["5 required", "5 not-in-code-list", "5 reference-to-nothing", "5 wrong-type"]),
  );
  const problem = report.problems.find(({ code }) => code === "not-in-code-list");
  assert.deepEqual(problem, {
    row: 5,
    column: "Loại",
    value: "hầm",
    code: "not-in-code-list",
    vi: "“hầm” không có trong bảng mã của “Loại”.",
    en: "“hầm” is not in the code list of “Kind”.",
  });
  assert.equal(await countIn(ports), before);
});

test("a commit takes the good rows only when told so, all at once, and says the same when asked again", async () => {
  const report = await dryRun(
    ports,
    `${head}\n,Vạn Gia,seaport,QN,1\n,Mũi Chùa,seaport,QN,2\n,Sai,hầm,QN,3\n`,
  );
  const before = await countIn(ports);
  const whole = await commitImport(importing, lan, report.import, false);
  assert.deepEqual(!whole.ok && whole.refusals, [{ code: "import-has-bad-rows", data: { bad: 1 } }]);
  assert.equal(await countIn(ports), before);
  const [first, second] = await Promise.all([commit(report.import), commit(report.import)]);
  assert.equal(first.written, 2);
  assert.deepEqual(second, first);
  assert.deepEqual(await commit(report.import), first);
  assert.equal(await countIn(ports), before + 2);
});

test("an import belongs to the person who brought it", async () => {
  const report = await dryRun(ports, `${head}\n,A,seaport,QN,1\n`);
  for (const other of [
    { ...lan, person: "minh" },
    { ...lan, locality: "HP" },
  ]) {
    const taken = await commitImport(importing, other, report.import, true);
    assert.deepEqual(!taken.ok && taken.refusals.map(({ code }) => code), ["not-found"]);
  }
  for (const [role, code] of [
    ["reader", "forbidden"],
    ["public", "not-signed-in"],
  ] as const) {
    const tried = await dryRunImport(importing, actor("QN", role), ports, { name: "a", bytes: once(head) });
    assert.deepEqual(!tried.ok && tried.refusals.map((one) => one.code), [code]);
  }
});

test("refuses a record of another steward, an id twice in the file, and an ambiguous title", async () => {
  await node.write("HP", ports, { "lach-huyen": { name: "Lạch Huyện", kind: "seaport", locality: "HP" } });
  const report = await dryRun(
    ports,
    `${head}\nlach-huyen,Lạch Huyện mới,seaport,HP,1\nx1,A,seaport,QN,1\nx1,B,seaport,QN,1\nx2,C,seaport,Hải Phòng,1\nx3,D,seaport,Quảng Nam [QN],1\n`,
  );
  assert.deepEqual(codesOf(report), [
    "2 not-steward",
    "4 duplicate-in-file",
    "5 ambiguous-reference",
    "6 reference-says-other",
  ]);
});

test("refuses a report about the other side's part, and takes one about one's own", async () => {
  await node.write("QN", agreements, {
    "AG-1": { title: "Thỏa thuận", signedOn: "2024-01-01", parties: ["QN", "HP"] },
  });
  await node.write("QN", commitments, { "CM-1": { title: "Cầu", agreement: "AG-1", sector: "transport" } });
  await node.write("QN", parts, { "PT-QN": { commitment: "CM-1", locality: "QN", task: "Đường dẫn" } });
  await node.write("HP", parts, {
    "PT-HP": { commitment: "CM-1", locality: "HP", task: "Đường dẫn bên kia" },
  });
  const report = await dryRun(
    reports,
    "part,date,stage,percent,narrative\nPT-QN,01/12/2025,in-progress,40%,Đang làm\nPT-HP,01/12/2025,in-progress,40%,Đang làm\n",
  );
  assert.deepEqual(codesOf(report), ["3 report-about-other-side"]);
});

test("a row may refer to a good row further up, and not to a bad one", async () => {
  const report = await dryRun(
    samples,
    "id,title,after,count\ns1,Một,,\ns2,Hai,s1,\ns3,Ba,,nhiều\ns4,Bốn,s3,\ns5,Năm,s4,\n",
  );
  assert.deepEqual(codesOf(report), ["4 wrong-type", "5 reference-to-nothing", "6 reference-to-nothing"]);
  assert.equal((await commit(report.import)).written, 2);
});

test("a column that is not in the file keeps its value, and an empty cell empties its field", async () => {
  await node.write("QN", samples, { keep: { title: "Giữ", story: "Cũ", count: 5 } });
  const report = await dryRun(samples, "id,count\nkeep,\n");
  assert.equal(report.changes, 1);
  await commit(report.import);
  const kept = await node.store.read(lan, (tx) => tx.find(samples, "keep"));
  assert.deepEqual({ ...kept?.body }, { title: "Giữ", story: "Cũ" });
});

test("the rows to mend come back with their reasons, and once mended they are imported as they are", async () => {
  const report = await dryRun(
    samples,
    'id;title;count;Cỡ (m)\nm1;Một;1.000;"1,5"\nm2;Hai;nhiều;x\nm3;=1+1;x;\n',
  );
  assert.equal(report.bad, 2);
  for (const format of ["csv", "xlsx"] as const) {
    const mend = await rowsToMend(importing, lan, report.import, { format, language: "vi" });
    assert.ok(mend.ok);
    const { rows } = await readAll(await fileOf(await bytesOf(mend.value.chunks)));
    assert.deepEqual(shownCells(rows[0]), [
      "id",
      "title",
      "count",
      "Cỡ (m)",
      "Dòng trong tệp đã nhập",
      "Lỗi khi nhập",
    ]);
    assert.equal(rows.length, 3);
    assert.match(
      shownCells(rows[1])[5] ?? "",
      /^count: “Số lượng” phải là số nguyên; đã nhận “nhiều”\.\nCỡ \(m\): /u,
    );
    assert.equal(shownCells(rows[2])[1], "=1+1");
    const again = await rowsToMend(importing, lan, report.import, { format, language: "en" });
    assert.ok(again.ok);
    const unmended = await dryRun(samples, await bytesOf(again.value.chunks));
    assert.deepEqual([unmended.bad, unmended.ignoredColumns], [2, []]);
  }
  const mend = await rowsToMend(importing, lan, report.import, { format: "csv", language: "en" });
  assert.ok(mend.ok);
  const text = (await bytesOf(mend.value.chunks)).toString().replace("nhiều,x", "7,8").replace("x,", "9,");
  const mended = await dryRun(samples, text);
  assert.deepEqual([mended.good, mended.bad], [2, 0]);
});

test("a formula stays refused until somebody writes a value", async () => {
  const sheet = `<row r="1"><c t="inlineStr"><is><t>title</t></is></c><c t="inlineStr"><is><t>story</t></is></c></row><row r="2"><c t="inlineStr"><is><t>Một</t></is></c><c><f>A1</f><v>9</v></c></row>`;
  const { workbookOf } = await import("./table-scratch.ts");
  const report = await dryRun(samples, await workbookOf(sheet));
  assert.deepEqual([codesOf(report), report.problems[0]?.value], [["2 formula-cell"], "=A1"]);
  const mend = await rowsToMend(importing, lan, report.import, { format: "csv", language: "vi" });
  assert.ok(mend.ok);
  assert.deepEqual(codesOf(await dryRun(samples, await bytesOf(mend.value.chunks))), ["2 error-cell"]);
});

test("an unreadable file is refused whole and nothing of it is kept", async () => {
  const kept = await importing.spool.open((await dryRun(samples, "title\na\n")).import, lan.person);
  const folder = dirname(kept?.path ?? "");
  const files = (await readdir(folder)).length;
  const texts = ["", "\n\n", "x,y\n1,2\n", "title,Tên\na,b\n", "PK\u0003\u0004xxxx", "%PDF"];
  const codes = [
    "unreadable-file",
    "unreadable-file",
    "no-known-column",
    "duplicate-column",
    "unreadable-file",
    "unreadable-file",
  ];
  for (const [index, text] of texts.entries()) {
    const refused = await dryRunImport(importing, lan, samples, { name: "a.xlsx", bytes: once(text) });
    assert.equal(!refused.ok && refused.refusals[0]?.code, codes[index], JSON.stringify(text));
  }
  assert.equal((await readdir(folder)).length, files);
});

test("the template of every register is read as a table without rows and without unknown columns", async () => {
  for (const register of node.registers.values()) {
    for (const format of ["xlsx", "csv"] as const) {
      for (const language of ["vi", "en"] as const) {
        const template = importTemplate(register, { format, language }, importing.files);
        const report = await dryRun(register, await bytesOf(template.chunks), { ...lan, role: "system" });
        assert.deepEqual(
          [report.rows, report.ignoredColumns],
          [0, []],
          `${register.name} ${format} ${language}`,
        );
      }
    }
  }
});
