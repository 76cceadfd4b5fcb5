// `nhipcau import` and `nhipcau export`: a register's records from and into a file, as one of a locality's people.
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import { commitImport, dryRunImport, type Importing } from "@nhipcau/operations/imports/import-records.ts";
import type { ImportReport } from "@nhipcau/operations/imports/import-report.ts";
import { type Acting, publicReader } from "@nhipcau/operations/ports/acting.ts";
import type { ExportFormat } from "@nhipcau/operations/ports/table-files.ts";
import { exportRecords } from "@nhipcau/operations/records/export-records.ts";
import { parseListQuery } from "@nhipcau/operations/records/read-records.ts";
import type { OpenNode } from "../node/open-node.ts";
import { uuidv7 } from "../node/record-id.ts";
import { exitCodes, type Terminal } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface ImportOptions extends CommonOptions {
  readonly locality: string;
  readonly commit?: boolean;
  readonly takeGood?: boolean;
}

/** A dry run unless `--commit` is given; with `--take-good` the good rows are taken although others are bad. */
export function importFile(registerName: string, file: string, options: ImportOptions): Promise<number> {
  return withNode(options, async (node, terminal) => {
    const register = node.registers.get(registerName);
    if (!register)
      return terminal.refuse([{ code: "not-found", path: "register", data: { what: registerName } }]);
    if (!existsSync(file))
      return terminal.refuse([{ code: "not-found", path: "file", data: { what: file } }]);
    const acting: Acting = { person: "command-line", locality: options.locality, role: "focal-point" };
    const importing = await importingOf(node);
    const dry = await dryRunImport(importing, acting, register, {
      name: basename(file),
      bytes: createReadStream(file),
    });
    if (!dry.ok) return terminal.refuse(dry.refusals);
    const blocked = dry.value.bad > 0 && options.takeGood !== true;
    const report =
      options.commit === true && !blocked
        ? await commitImport(importing, acting, dry.value.import, true)
        : dry;
    await importing.spool.remove(dry.value.import);
    if (!report.ok) return terminal.refuse(report.refusals);
    sayReport(terminal, report.value);
    return report.value.bad > 0 ? exitCodes.different : exitCodes.done;
  });
}

async function importingOf(node: OpenNode): Promise<Importing> {
  const folder = join(node.folder, "spool");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const now = (): number => Date.now();
  return {
    store: node.store,
    spool: await makeSpoolFolder({ folder, maximumBytes: 2 ** 31, now }),
    files: makeTableFiles(),
    today: () => dayInVietnam(now()),
    makeId: () => uuidv7(now()),
  };
}

function sayReport(terminal: Terminal, report: ImportReport): void {
  for (const { row, column, value, vi, en } of report.problems.slice(0, 50)) {
    const place = column === undefined ? `${row}` : `${row}, ${column}`;
    const shown = value === undefined ? "" : ` [${value}]`;
    terminal.say(`Dòng ${place}${shown}: ${vi}`, `Row ${place}${shown}: ${en}`);
  }
  const { rows, good, bad, written } = report;
  terminal.result(
    report,
    `${rows} dòng: ${good} đúng, ${bad} sai; đã ghi ${written}.`,
    `${rows} rows: ${good} good, ${bad} bad; ${written} written.`,
  );
}

export interface ExportOptions extends CommonOptions {
  readonly locality?: string;
  readonly format?: string;
  readonly filter?: readonly string[];
  readonly asOf?: string;
}

/** Writes the list to a file; the format is the file's ending unless named. */
export function exportFile(registerName: string, file: string, options: ExportOptions): Promise<number> {
  return withNode(options, async (node, terminal) => {
    const register = node.registers.get(registerName);
    if (!register)
      return terminal.refuse([{ code: "not-found", path: "register", data: { what: registerName } }]);
    const format =
      options.format ?? extname(file).slice(1).replace("json", "geojson").replace("geogeojson", "geojson");
    if (!isFormat(format))
      return terminal.refuse([{ code: "bad-request", path: "format", data: { detail: format } }]);
    const acting: Acting =
      options.locality === undefined
        ? publicReader
        : { person: "command-line", locality: options.locality, role: "reader" };
    const today = dayInVietnam(Date.now());
    const asked = {
      ...(options.filter ? { filter: [...options.filter] } : {}),
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    };
    const query = parseListQuery(register, asked, today);
    if (!query.ok) return terminal.refuse(query.refusals);
    const exported = exportRecords(
      node.store,
      acting,
      register,
      { ...query.value, limit: 2000 },
      { format, language: terminal.language },
      makeTableFiles(),
    );
    if (!exported.ok) return terminal.refuse(exported.refusals);
    await pipeline(Readable.from(exported.value.chunks), createWriteStream(file));
    terminal.result(
      { file, register: registerName, format },
      `Đã xuất ${register.label.vi} ra ${file}.`,
      `${register.label.en} exported to ${file}.`,
    );
    return exitCodes.done;
  });
}

function isFormat(format: string): format is ExportFormat {
  return ["xlsx", "csv", "ndjson", "geojson"].includes(format);
}
