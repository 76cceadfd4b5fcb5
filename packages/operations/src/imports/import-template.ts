// An empty file to fill in: the headers of a register, its code lists to choose from, and what every column means.
import type { Language } from "@nhipcau/domain/text.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import {
  type Cell,
  type FileToSend,
  mediaOfFormat,
  type SheetChoice,
  type SheetFormat,
  type TableFiles,
  type WrittenSheet,
} from "../ports/table-files.ts";
import { columnHead, idHead, yesNoWords } from "../ports/written-values.ts";

/** The template; a CSV file has the headers only. A star marks what is required. */
export function importTemplate(
  register: Register,
  asked: { readonly format: SheetFormat; readonly language: Language },
  files: Pick<TableFiles, "writeSheets">,
): FileToSend {
  const { language } = asked;
  const lists = choicesOf(register, language);
  const [vi, en] = [
    ["Dữ liệu", "Bảng mã", "Hướng dẫn"],
    ["Data", "Code lists", "Help"],
  ] as const;
  const [data, codes, help] = language === "vi" ? vi : en;
  const sheets: WrittenSheet[] = [
    { name: data, header: headsOf(register, language), rows: noRows(), choices: choicesIn(lists, codes) },
    { name: codes, header: lists.map(({ head }) => head), rows: oneBatch(columnsAsRows(lists)) },
    { name: help, header: helpHeads[language], rows: oneBatch(helpRows(register, language)) },
  ];
  return {
    media: mediaOfFormat[asked.format],
    fileName: `${register.name}-template.${asked.format}`,
    chunks: files.writeSheets(
      asked.format,
      lists.length > 0 ? sheets : [sheets[0], sheets[2]].filter((sheet) => sheet !== undefined),
    ),
  };
}

const helpHeads: Readonly<Record<Language, readonly string[]>> = {
  vi: ["Cột", "Bắt buộc", "Cách ghi", "Giải thích"],
  en: ["Column", "Required", "How to write it", "Explanation"],
};

interface Choice {
  readonly column: number;
  readonly head: string;
  readonly words: readonly string[];
}

function headsOf(register: Register, language: Language): string[] {
  const fields = Object.entries(register.fields as Fields);
  const heads = fields.map(
    ([name, { required }]) => `${columnHead(register, name, language)}${required ? " *" : ""}`,
  );
  return [idHead[language], ...heads];
}

function choicesOf(register: Register, language: Language): Choice[] {
  return Object.entries(register.fields as Fields).flatMap(([name, field], index) => {
    const head = columnHead(register, name, language);
    const yesNo = field.type === "yes-no" ? [yesNoWords.yes[language], yesNoWords.no[language]] : undefined;
    const words =
      yesNo ?? (field.codes ? Object.values(field.codes.codes).map((label) => label[language]) : undefined);
    return words ? [{ column: index + 1, head, words }] : [];
  });
}

function choicesIn(lists: readonly Choice[], sheet: string): SheetChoice[] {
  return lists.map(({ column, words }, index) => ({
    column,
    from: { sheet, column: index, rows: words.length },
  }));
}

function columnsAsRows(lists: readonly Choice[]): (readonly Cell[])[] {
  const longest = Math.max(0, ...lists.map(({ words }) => words.length));
  return Array.from({ length: longest }, (_, row) => lists.map(({ words }) => textCell(words[row] ?? "")));
}

function helpRows(register: Register, language: Language): (readonly Cell[])[] {
  return Object.entries(register.fields as Fields).map(([name, field]) => [
    textCell(columnHead(register, name, language)),
    textCell(field.required ? yesNoWords.yes[language] : ""),
    textCell(howToWrite[field.type][language]),
    textCell(field.help?.[language] ?? ""),
  ]);
}

const words = { vi: "chữ", en: "text" };
const howToWrite: Readonly<Record<Fields[string]["type"], { readonly vi: string; readonly en: string }>> = {
  text: words,
  "long-text": words,
  integer: { vi: "số nguyên: 1.234", en: "a whole number: 1234" },
  decimal: { vi: "số: 1.234,5", en: "a number: 1234.5" },
  date: { vi: "ngày: dd/mm/yyyy", en: "a date: dd/mm/yyyy" },
  "yes-no": { vi: "Có hoặc Không", en: "Yes or No" },
  code: { vi: "chọn trong bảng mã", en: "chosen from the code list" },
  codes: {
    vi: "các giá trị của bảng mã, cách nhau bằng “;”",
    en: "values of the code list, separated by “;”",
  },
  reference: { vi: "mã hoặc đúng tên của bản ghi", en: "the id or the exact title of a record" },
  references: { vi: "các mã hoặc tên, cách nhau bằng “;”", en: "ids or titles, separated by “;”" },
  geometry: { vi: "vĩ độ, kinh độ; hoặc GeoJSON", en: "latitude, longitude; or GeoJSON" },
  link: { vi: "địa chỉ http hoặc https", en: "an http or https address" },
};

function textCell(text: string): Cell {
  return text === "" ? { kind: "empty" } : { kind: "text", text };
}

async function* noRows(): AsyncGenerator<readonly (readonly Cell[])[]> {
  // the template is empty
}

async function* oneBatch(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}
