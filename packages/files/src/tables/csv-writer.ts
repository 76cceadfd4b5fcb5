// Writes a sheet as CSV (RFC 4180) that spreadsheets open as it is: UTF-8 with a mark, and no text acts as a formula.
import { writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import { percentOfFraction, plainDecimal } from "@nhipcau/operations/ports/written-number.ts";
import type { Cell, WrittenSheet } from "@nhipcau/operations/ports/table-files.ts";
import { yesNoWords } from "@nhipcau/operations/ports/written-values.ts";
import { inertText } from "./inert-text.ts";

/** The bytes of a CSV file, a chunk for each batch of rows. Numbers have the decimal mark of the language. */
export async function* writeCsv(sheet: WrittenSheet, language: Language): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const header = sheet.header.map((head) => quoted(inertText(head))).join(",");
  yield encoder.encode(`\ufeff${header}\r\n`);
  for await (const rows of sheet.rows) {
    const lines = rows.map((row) => `${row.map((cell) => field(cell, language)).join(",")}\r\n`);
    if (lines.length > 0) yield encoder.encode(lines.join(""));
  }
}

function field(cell: Cell, language: Language): string {
  switch (cell.kind) {
    case "empty":
      return "";
    case "text":
    case "error":
      return quoted(inertText(cell.text));
    case "number":
      return cell.percent
        ? `${quotedNumber(percentOfFraction(cell.value), language)}`
        : quotedNumber(cell.value, language);
    case "date":
      return writtenDate(cell.date);
    case "yes-no":
      return quoted(yesNoWords[cell.value ? "yes" : "no"][language]);
    case "formula":
      return quoted(inertText(`=${cell.formula}`));
  }
}

function quotedNumber(value: number, language: Language): string {
  const plain = plainDecimal(value);
  if (language === "vi") return quoted(plain.replace(".", ","));
  // 1.234 is one thousand two hundred and thirty-four to a Vietnamese reader; a fourth decimal leaves no doubt.
  return /^-?\d{1,3}\.\d{3}$/u.test(plain) ? `${plain}0` : plain;
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
