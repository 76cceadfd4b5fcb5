// How values stand in a file people open, agreed by what writes it and what reads it, so that a file written here can
// be imported again and says the same: headers, references, yes and no, shapes too long for a cell.
import { foldForSearch, type Language, type Text } from "@nhipcau/domain/text.ts";
import type { Field, Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

export const idHead: Text = { vi: "Mã", en: "ID" };

/** The columns a file of rows to mend has beside its own; an import passes over them. */
export const mendHeads: Readonly<Record<"row" | "problem", Text>> = {
  row: { vi: "Dòng trong tệp đã nhập", en: "Row in the imported file" },
  problem: { vi: "Lỗi khi nhập", en: "Problem on import" },
};

export const yesNoWords: Readonly<Record<"yes" | "no", Text>> = {
  yes: { vi: "Có", en: "Yes" },
  no: { vi: "Không", en: "No" },
};

/** Stands for a value too long for a cell of a spreadsheet: on import the record keeps the value it has. */
export const keptValue: Text = { vi: "(giữ nguyên)", en: "(as it is)" };

/** The longest text a cell of a spreadsheet holds, in UTF-16 units (a limit of the format). */
export const longestCell = 32_767;

/** The header of a field's column: label and unit, and the field's name where two labels are alike. */
export function columnHead(register: Register, name: string, language: Language): string {
  const fields = register.fields as Fields;
  const field = fields[name];
  if (!field) throw new Error(`${register.name} has no field ${name}`);
  const head = headWithUnit(field, language);
  const folded = foldForSearch(head);
  const isAlone = Object.entries(fields).every(
    ([other, declared]) => other === name || foldForSearch(headWithUnit(declared, language)) !== folded,
  );
  return isAlone && folded !== foldForSearch(idHead[language]) ? head : `${head} [${name}]`;
}

/** The label of a field with its unit, “Chiều dài (m)”. */
export function headWithUnit(field: Field, language: Language): string {
  return field.unit ? `${field.label[language]} (${field.unit[language]})` : field.label[language];
}

/** A reference as people see it: title and id, “Cầu Bạch Đằng [bach-dang]”. Without a title, the id alone. */
export function writtenReference(id: string, title: string | undefined): string {
  const plain = plainTitle(title ?? "");
  return plain === "" ? id : `${plain} [${id}]`;
}

export interface ReadReference {
  /** Present where the text ends with an id in brackets. */
  readonly id?: string;
  /** The words before it, or the whole text. */
  readonly words: string;
}

/** Reads what `writtenReference` wrote, or an id or title alone. */
export function parseReference(written: string): ReadReference {
  const found = /^(.*)\s\[([A-Za-z0-9][A-Za-z0-9._-]{0,63})\]$/su.exec(written.trim());
  return found ? { id: found[2] ?? "", words: (found[1] ?? "").trim() } : { words: written.trim() };
}

/** Whether words in a file mean this title, however it was shortened, spaced or accented. */
export function meansTitle(words: string, title: string): boolean {
  return foldForSearch(plainTitle(words)) === foldForSearch(plainTitle(title));
}

// A title inside a list must not look like the list's separator, and a task of 4,000 letters is no title.
function plainTitle(title: string): string {
  const line = title.replaceAll(";", ",").replaceAll(/\s+/gu, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119).trim()}…`.toWellFormed() : line;
}
