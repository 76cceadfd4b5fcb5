// Files written here are opened by the programs people use, and files of those programs are read here.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { promisify } from "node:util";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { ExportBatch, ExportFormat } from "@nhipcau/operations/ports/table-files.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import { tableWriter } from "./table-files.ts";
import { bytesOf, readAll, shownCells } from "./table-scratch.ts";

const folder = await mkdtemp(join(tmpdir(), "nhipcau-programs-"));
after(() => rm(folder, { recursive: true, force: true }));

const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "bach-dang": {
    name: "Cầu Bạch Đằng; “nhịp” <1> & =2",
    kind: "bridge",
    connects: ["QN", "HP"],
    lengthMetres: 3054.25,
    costVnd: 7_662_000_000_000,
    location: { type: "Point", coordinates: [106.79, 20.84] },
    illustrative: false,
  },
  "ven-bien": {
    name: '=HYPERLINK("http://a")',
    kind: "coastal-road",
    connects: ["QN"],
    aliases: '+84\nhai dòng, "ngoặc"',
    location: {
      type: "Polygon",
      coordinates: [
        [
          [106, 20],
          [106, 21],
          [107, 21],
          [106, 20],
        ],
      ],
    },
  },
};

const columns = [
  "name",
  "kind",
  "connects",
  "aliases",
  "lengthMetres",
  "costVnd",
  "location",
  "illustrative",
];

async function* batches(): AsyncGenerator<ExportBatch> {
  const records = Object.entries(bodies).map(([id, body]): RecordEnvelope => ({
    id,
    version: 1,
    author: "QN",
    steward: "QN",
    scope: "public",
    retired: false,
    holdsFrom: calendarDate("2026-01-15"),
    recordedAt: "2026-01-15T01:02:03.000Z",
    body,
  }));
  yield {
    records,
    names: new Map([
      [
        "localities",
        new Map([
          ["QN", "Quảng Ninh"],
          ["HP", "Hải Phòng"],
        ]),
      ],
    ]),
  };
}

async function written(format: ExportFormat, language: "vi" | "en" = "vi"): Promise<string> {
  const path = join(folder, `projects-${language}.${format}`);
  await writeFile(
    path,
    await bytesOf(tableWriter(format, transportProjects, { language, columns })(batches())),
  );
  return path;
}

async function run(program: string, debianPackage: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, [...args], { maxBuffer: 10_000_000 });
    return stdout;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = isMissing ? `${program} is missing: install ${debianPackage}` : `${program} failed`;
    throw new Error(reason, { cause: error });
  }
}

/** Converts a file with LibreOffice; the profile is this test's own, so that an open window does not matter. */
async function convert(path: string, to: string, filter: readonly string[] = []): Promise<string> {
  const out = join(folder, "converted");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  await run("soffice", "libreoffice-calc-nogui", [
    profile,
    "--headless",
    ...filter,
    "--convert-to",
    to,
    "--outdir",
    out,
    path,
  ]);
  const extension = to.split(":")[0] ?? "";
  return join(
    out,
    `${path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/u, "")}.${extension}`,
  );
}

// Comma, quotation marks, UTF-8, from row 1; what the cells show.
const asShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

const expected = [
  [
    "Mã",
    "Tên",
    "Loại",
    "Nối",
    "Tên khác",
    "Chiều dài (m)",
    "Tổng mức đầu tư (đồng)",
    "Vị trí (lược đồ)",
    "Minh họa",
  ],
  [
    "bach-dang",
    "Cầu Bạch Đằng; “nhịp” <1> & =2",
    "Cầu",
    "Quảng Ninh [QN]; Hải Phòng [HP]",
    "",
    "3054.25",
    "7662000000000",
    "20.84, 106.79",
    "Không",
  ],
  [
    "ven-bien",
    '=HYPERLINK("http://a")',
    "Đường ven biển",
    "Quảng Ninh [QN]",
    '+84\nhai dòng, "ngoặc"',
    "",
    "",
    JSON.stringify(bodies["ven-bien"]?.["location"]),
  ],
];

test("LibreOffice opens the XLSX and shows the same values; text that looks like a formula stays text", async () => {
  const csv = await convert(await written("xlsx"), asShown);
  const { rows } = await readAll(csv);
  assert.deepEqual(rows.map(shownCells).map(trimmed), expected);
});

test("a workbook that LibreOffice made from our CSV says the same as the CSV", async () => {
  const path = await written("csv", "en");
  const workbook = await convert(path, "xlsx", ["--infilter=CSV:44,34,76,1"]); // without a window it asks nobody whether this is UTF-8
  assert.equal((await readFile(workbook)).toString("latin1", 0, 2), "PK");
  const ours = (await readAll(path)).rows.map(shownCells);
  const theirs = (await readAll(workbook)).rows.map(shownCells);
  assert.deepEqual(
    theirs.map((cells) => cells.map(plain)),
    ours.map(trimmed).map((cells) => cells.map(inert)),
  );
});

test("GDAL reads the GeoJSON: every feature, its values and its place", async () => {
  const path = await written("geojson");
  const lines = await run("ogr2ogr", "gdal-bin", ["-f", "GeoJSONSeq", "/vsistdout/", path]);
  const features = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line.replace("\u001e", "")) as Feature);
  assert.deepEqual(
    features.map(({ properties }) => properties["name"]),
    Object.values(bodies).map(({ name }) => name),
  );
  assert.deepEqual(features[0]?.geometry, bodies["bach-dang"]?.["location"]);
  assert.deepEqual(features[0]?.properties["connects"], ["QN", "HP"]);
  const ring = features[1]?.geometry.coordinates as readonly (readonly (readonly number[])[])[];
  assert.deepEqual(ring[0]?.[1], [107, 21], "an outer ring runs counterclockwise (RFC 7946)");
});

test("GDAL reads the CSV: every row and column", async () => {
  const path = await written("csv", "en");
  const lines = await run("ogr2ogr", "gdal-bin", ["-f", "GeoJSONSeq", "/vsistdout/", path]);
  const features = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line.replace("\u001e", "")) as Feature);
  assert.deepEqual(
    features.map(({ properties }) => properties["ID"]),
    Object.keys(bodies),
  );
  assert.equal(features[0]?.properties["Length (m)"], "3054.25");
});

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly coordinates: unknown };
}

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

// LibreOffice makes numbers of what looks like one, and keeps the apostrophe that makes a text inert.
function plain(cell: string): string {
  return cell.replace(/^number /u, "");
}

function inert(cell: string): string {
  return /^[=+]/u.test(cell) ? `'${cell}` : cell;
}
