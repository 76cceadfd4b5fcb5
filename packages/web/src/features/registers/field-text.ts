// The value of a field as a person reads it: days dd/mm/yyyy, numbers as in Vietnam, codes by their labels, records by
// their names.
import { parseIsoDate, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";

/** Titles of the records referred to, by register and id, as the API sends them with a page. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

const integers: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 }),
};

/** A number with the separators of the reader's language. */
export function numberText(value: number, language: Language): string {
  return integers[language].format(value);
}

/** A day as dd/mm/yyyy, or what is there when it is no day. */
export function dayText(value: string): string {
  const day = parseIsoDate(value.slice(0, 10));
  return day ? writtenDate(day) : value;
}

/** An instant as dd/mm/yyyy hh:mm in Vietnam. */
export function instantText(value: string): string {
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? value : instants.format(instant).replace(", ", " ");
}

const instants = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "short",
  timeStyle: "short",
  timeZone: "Asia/Ho_Chi_Minh",
});

/** The label of a code, or the code itself when its list does not know it. */
export function codeText(field: FieldDescription, code: string, language: Language): string {
  return field.codes?.find((entry) => entry.code === code)?.label[language] ?? code;
}

/** The name of a record that is referred to, or its id when no name came along. */
export function nameOf(names: Names, register: string | undefined, id: string): string {
  return (register === undefined ? undefined : names[register]?.[id]) ?? id;
}

/** Any value as one line of text; undefined when there is none (missing is never zero). */
export function fieldText(
  field: FieldDescription,
  value: unknown,
  names: Names,
  language: Language,
): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  switch (field.type) {
    case "integer":
    case "decimal":
      return typeof value === "number" ? numberText(value, language) : String(value);
    case "date":
      return dayText(String(value));
    case "yes-no":
      return yesNo[language][value === true ? "yes" : "no"];
    case "code":
      return codeText(field, String(value), language);
    case "codes":
      return listOf(value)
        .map((code) => codeText(field, code, language))
        .join(", ");
    case "reference":
      return nameOf(names, field.register, String(value));
    case "references":
      return listOf(value)
        .map((id) => nameOf(names, field.register, id))
        .join(", ");
    case "geometry":
      return geometryText(value, language);
    case "text":
    case "long-text":
    case "link":
      return String(value);
  }
}

/** A list value as strings; anything else is an empty list. */
export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).map(String) : [];
}

const yesNo = { vi: { yes: "Có", no: "Không" }, en: { yes: "Yes", no: "No" } } as const;

function geometryText(value: unknown, language: Language): string {
  const { type, coordinates } = value as { type?: string; coordinates?: unknown };
  if (type === "Point" && Array.isArray(coordinates)) {
    const [longitude, latitude] = coordinates as number[];
    return `${degrees(latitude, language)} N, ${degrees(longitude, language)} E`;
  }
  const shapes: Record<string, Record<Language, string>> = {
    LineString: { vi: "đường", en: "line" },
    Polygon: { vi: "vùng", en: "area" },
  };
  return shapes[type ?? ""]?.[language] ?? "";
}

function degrees(value: number | undefined, language: Language): string {
  return value === undefined ? "?" : `${numberText(Math.round(value * 10_000) / 10_000, language)}°`;
}
