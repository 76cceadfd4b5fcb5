// The parts of a workbook around its first sheet: where the sheet is, which day its dates count from, which cell
// formats show days or percents, and the strings its cells share.
import { isBuiltInDay, showsDay } from "./excel-date.ts";
import type { TableLimits } from "./table-limits.ts";
import { Unreadable, unreadable } from "./unreadable.ts";
import type { XlsxPackage } from "./xlsx-package.ts";
import { textOfXml } from "./xlsx-text.ts";
import { readXml } from "./xlsx-xml.ts";

export type NumberKind = "day" | "percent" | "plain";

export interface Workbook {
  /** The part of the first sheet that is not hidden. */
  readonly sheet: string;
  readonly from1904: boolean;
  /** What numbers of a cell format mean, by the format's index. */
  readonly numberKinds: readonly NumberKind[];
  readonly sharedStrings: readonly string[];
}

/** Reads what a sheet's cells need. Throws `Unreadable` for an archive that is no workbook. */
export async function readWorkbook(zip: XlsxPackage, limits: TableLimits): Promise<Workbook> {
  const root = await readTargets(zip, "_rels/.rels", "", limits);
  const workbook = root.byType("officeDocument") ?? "xl/workbook.xml";
  if (!zip.has(workbook)) throw new Unreadable(unreadable("not-a-workbook"));
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const targets = await readTargets(
    zip,
    `${folder}_rels/${workbook.slice(folder.length)}.rels`,
    folder,
    limits,
  );
  const { sheets, from1904 } = await readSheets(zip, workbook, limits);
  const shown = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const sheet = shown && targets.byId(shown.relation);
  if (sheet === undefined) throw new Unreadable(unreadable("not-a-workbook"));
  const styles = targets.byType("styles");
  const strings = targets.byType("sharedStrings");
  return {
    sheet,
    from1904,
    numberKinds: styles !== undefined && zip.has(styles) ? await readNumberKinds(zip, styles, limits) : [],
    sharedStrings:
      strings !== undefined && zip.has(strings) ? await readSharedStrings(zip, strings, limits) : [],
  };
}

interface Targets {
  byId(id: string): string | undefined;
  byType(type: string): string | undefined;
}

async function readTargets(
  zip: XlsxPackage,
  part: string,
  folder: string,
  limits: TableLimits,
): Promise<Targets> {
  const relations: { id: string; type: string; target: string }[] = [];
  if (zip.has(part)) {
    const open = (name: string, { Id, Type, Target }: Readonly<Record<string, string>>): void => {
      if (name !== "Relationship" || !Id || !Type || !Target) return;
      const target = Target.startsWith("/") ? Target.slice(1) : folder + Target;
      relations.push({ id: Id, type: Type, target });
    };
    await readXml(zip.read(part), { open }, limits.rowBytes);
  }
  return {
    byId: (id) => relations.find((relation) => relation.id === id)?.target,
    byType: (type) => relations.find((relation) => relation.type.endsWith(`/${type}`))?.target,
  };
}

async function readSheets(
  zip: XlsxPackage,
  part: string,
  limits: TableLimits,
): Promise<{ sheets: { relation: string; isHidden: boolean }[]; from1904: boolean }> {
  const sheets: { relation: string; isHidden: boolean }[] = [];
  let from1904 = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === "workbookPr") from1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
    if (name !== "sheet") return;
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
    sheets.push({ relation, isHidden: (attributes["state"] ?? "visible") !== "visible" });
  };
  await readXml(zip.read(part), { open }, limits.rowBytes);
  return { sheets, from1904 };
}

async function readNumberKinds(
  zip: XlsxPackage,
  part: string,
  limits: TableLimits,
): Promise<readonly NumberKind[]> {
  const own = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isInCellFormats = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
    else if (name === "cellXfs") isInCellFormats = true;
    else if (name === "xf" && isInCellFormats)
      kinds.push(numberKind(Number(attributes["numFmtId"] ?? 0), own));
  };
  const close = (name: string): void => {
    if (name === "cellXfs") isInCellFormats = false;
  };
  await readXml(zip.read(part), { open, close }, limits.rowBytes);
  return kinds;
}

function numberKind(id: number, own: ReadonlyMap<number, string>): NumberKind {
  const format = own.get(id);
  if (format === undefined) return isBuiltInDay(id) ? "day" : id === 9 || id === 10 ? "percent" : "plain";
  if (format.replaceAll(/"[^"]*"|\\./gu, "").includes("%")) return "percent";
  return showsDay(format) ? "day" : "plain";
}

// The strings of `<si>` are the texts in it, without the phonetic guides (`rPh`) of East Asian files.
async function readSharedStrings(
  zip: XlsxPackage,
  part: string,
  limits: TableLimits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isGuide = false;
  let characters = 0;
  await readXml(
    zip.read(part),
    {
      open(name) {
        if (name === "si") current = "";
        else if (name === "rPh") isGuide = true;
        else if (name === "t") isText = !isGuide;
      },
      text(text) {
        if (isText) current += text;
      },
      close(name) {
        if (name === "t") isText = false;
        else if (name === "rPh") isGuide = false;
        else if (name === "si") {
          characters += current.length + 16; // an empty string takes room too
          if (characters > limits.sharedCharacters) throw new Unreadable(unreadable("too-many-strings"));
          strings.push(textOfXml(current));
        }
      },
    },
    limits.rowBytes,
  );
  return strings;
}
