// How wide a column is: by the kind of its field, the title widest; as tracks of a CSS grid shared by head and rows.
import type { Language } from "@nhipcau/domain/text.ts";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";

interface Width {
  readonly least: number;
  readonly share: number;
}

const widths: Record<FieldDescription["type"], Width> = {
  text: { least: 170, share: 2 },
  "long-text": { least: 260, share: 4 },
  integer: { least: 180, share: 1 },
  decimal: { least: 140, share: 1 },
  date: { least: 120, share: 1 },
  "yes-no": { least: 90, share: 1 },
  code: { least: 130, share: 2 },
  codes: { least: 170, share: 2 },
  reference: { least: 170, share: 2 },
  references: { least: 170, share: 2 },
  geometry: { least: 110, share: 1 },
  link: { least: 180, share: 2 },
};

/** Pixels a letter of a head takes, and what stands around it: padding and the mark of sorting. */
const letter = 7;
const aroundHead = 48;

/** The tracks of a list's columns, for `grid-template-columns`; no column is narrower than its head in one line. */
export function columnTracks(
  register: Pick<RegisterDescription, "titleField">,
  fields: readonly FieldDescription[],
  language: Language,
): string {
  return fields
    .map((field) => {
      const { least, share } =
        field.name === register.titleField ? { least: 240, share: 4 } : widths[field.type];
      const head = field.label[language].length + (field.unit ? field.unit[language].length + 3 : 0);
      return `minmax(${Math.max(least, Math.ceil(head * letter) + aroundHead)}px, ${share}fr)`;
    })
    .join(" ");
}

/** Numbers stand on the right, so that their digits stand under each other. */
export function isNumber({ type }: FieldDescription): boolean {
  return type === "integer" || type === "decimal";
}
