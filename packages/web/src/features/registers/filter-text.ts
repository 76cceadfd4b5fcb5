// A condition in words: “Cầu, Phà”, “01/01/2021 – 31/12/2021”, “từ 100”.
import type { Language } from "@nhipcau/domain/text.ts";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import type { FieldFilter } from "./field-filter.ts";
import { fieldText, type Names } from "./field-text.ts";

export interface FilterWords {
  readonly empty: string;
  readonly filled: string;
  readonly from: string;
  readonly to: string;
}

/** What a filter says about its field; a field that is not declared shows its raw values. */
export function filterText(
  field: FieldDescription | undefined,
  filter: FieldFilter,
  names: Names,
  language: Language,
  words: FilterWords,
): string {
  const valueText = (value: string) => (field ? oneText(field, value, names, language) : value);
  switch (filter.kind) {
    case "empty":
      return words.empty;
    case "filled":
      return words.filled;
    case "any-of":
      return filter.values.map(valueText).join(", ");
    case "range":
      if (filter.from !== undefined && filter.to !== undefined) {
        return `${valueText(filter.from)} – ${valueText(filter.to)}`;
      }
      if (filter.from !== undefined) return `${words.from.toLowerCase()} ${valueText(filter.from)}`;
      return `${words.to.toLowerCase()} ${valueText(filter.to ?? "")}`;
  }
}

// In an address every value is text; lists hold one value here.
function oneText(field: FieldDescription, value: string, names: Names, language: Language): string {
  switch (field.type) {
    case "integer":
    case "decimal":
      return fieldText(field, Number(value), names, language) ?? value;
    case "yes-no":
      return fieldText(field, value === "true", names, language) ?? value;
    case "codes":
    case "references":
      return fieldText(field, [value], names, language) ?? value;
    case "text":
    case "long-text":
    case "date":
    case "code":
    case "reference":
    case "geometry":
    case "link":
      return fieldText(field, value, names, language) ?? value;
  }
}
