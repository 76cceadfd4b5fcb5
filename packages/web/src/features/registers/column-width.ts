// How wide a column is: by the kind of its field, the title widest; as tracks of a CSS grid shared by head and rows.
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";

interface Width {
  readonly least: number;
  readonly share: number;
}

const widths: Record<FieldDescription["type"], Width> = {
  text: { least: 170, share: 2 },
  "long-text": { least: 260, share: 4 },
  integer: { least: 130, share: 1 },
  decimal: { least: 130, share: 1 },
  date: { least: 120, share: 1 },
  "yes-no": { least: 90, share: 1 },
  code: { least: 150, share: 2 },
  codes: { least: 170, share: 2 },
  reference: { least: 170, share: 2 },
  references: { least: 190, share: 2 },
  geometry: { least: 110, share: 1 },
  link: { least: 180, share: 2 },
};

/** The tracks of a list's columns, for `grid-template-columns`. */
export function columnTracks(
  register: Pick<RegisterDescription, "titleField">,
  fields: readonly FieldDescription[],
): string {
  return fields
    .map((field) => {
      const { least, share } =
        field.name === register.titleField ? { least: 280, share: 5 } : widths[field.type];
      return `minmax(${least}px, ${share}fr)`;
    })
    .join(" ");
}

/** Numbers stand on the right, so that their digits stand under each other. */
export function isNumber({ type }: FieldDescription): boolean {
  return type === "integer" || type === "decimal";
}
