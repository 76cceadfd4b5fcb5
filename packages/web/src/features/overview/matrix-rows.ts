// The matrix of localities and sectors as rows and columns, with only those that have parts; red rows and columns first.
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { Answer } from "../../app/request.ts";

type Overview = Pick<Answer<"overview">, "byLocality" | "bySector" | "matrix">;
type Group = Overview["byLocality"][number];

export interface MatrixRow {
  readonly locality: Group;
  /** One for each sector, in the order of the columns; undefined figures mean no parts at all. */
  readonly cells: readonly { readonly sector: Group; readonly figures: FiveNumbersView | undefined }[];
}

export interface Matrix {
  readonly sectors: readonly Group[];
  readonly rows: readonly MatrixRow[];
}

export function matrixRows({ byLocality, bySector, matrix }: Overview): Matrix {
  const figuresAt = new Map(matrix.map((cell) => [`${cell.locality} ${cell.sector}`, cell.figures]));
  const sectors = withParts(bySector);
  const rows = withParts(byLocality).map((locality) => ({
    locality,
    cells: sectors.map((sector) => ({ sector, figures: figuresAt.get(`${locality.id} ${sector.id}`) })),
  }));
  return { sectors, rows };
}

/** How late a cell is: nothing, some, or half and more of what has a due date. */
export function cellTone({ openOverdue, rateable }: FiveNumbersView): "none" | "some" | "much" {
  if (openOverdue === 0) return "none";
  return openOverdue * 2 >= rateable ? "much" : "some";
}

function withParts(groups: readonly Group[]): readonly Group[] {
  return groups
    .filter(({ figures }) => figures.total > 0)
    .toSorted((a, b) => b.figures.openOverdue - a.figures.openOverdue || b.figures.total - a.figures.total);
}
