// The signs on the map, drawn in the browser: a disc in the colour of the state with the sign of the kind, and a mark
// where sources disagree. The strokes are those of Tabler's icons (MIT).
import type { Sign } from "./map-model.ts";

const size = 28;
const ratio = 2;

const strokes: Record<Sign, string> = {
  bridge: "M6 5v14M18 5v14M2 15h20M3 8a7.5 7.5 0 0 0 3 -2a6.5 6.5 0 0 0 12 0a7.5 7.5 0 0 0 3 2M12 10v5",
  road: "M4 19l4 -14M16 5l4 14M12 8v-2M12 13v-2M12 18v-2",
  airport: "M16 10h4a2 2 0 0 1 0 4h-4l-4 7h-3l2 -7h-4l-2 2h-3l2 -4l-2 -4h3l2 2h4l-2 -7h3l4 7",
  ferry: "M4 18l-1 -5h18l-2 4M5 13v-6h8l4 6M7 7v-4h-1M3 20h18",
  port: "M12 9v12M4 13a8 8 0 0 0 16 0M21 13h-2M5 13h-2M9 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
  gate: "M3 21h18M4 21v-15a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v15M9 21v-8a3 3 0 0 1 6 0v8",
  heritage: "M3 20h18l-6.9 -14.6a2.3 2.3 0 0 0 -4.2 0l-6.9 14.6M7.5 11l2 2.5l2.5 -2.5l2 3l2.5 -2",
  dot: "M12 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
};

/** The name under which the style asks for an icon. */
export function iconName(sign: Sign, colour: string, { disputed, overdue }: IconMarks): string {
  return ["icon", sign, colour, disputed ? "disputed" : "agreed", overdue ? "overdue" : "other"].join("|");
}

/** What an icon says by a shape of its own, beside its colour. */
export interface IconMarks {
  readonly disputed: boolean;
  readonly overdue: boolean;
}

/** Draws the icon of a name made by `iconName`; undefined for another name. */
export function drawIcon(
  name: string,
  paper: string,
): { readonly image: ImageData; readonly pixelRatio: number } | undefined {
  const [prefix, sign, colour, conflict, state] = name.split("|");
  if (prefix !== "icon" || !sign || !colour || !(sign in strokes)) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = size * ratio;
  canvas.height = size * ratio;
  const pen = canvas.getContext("2d");
  if (!pen) return undefined;
  pen.scale(ratio, ratio);
  drawDisc(pen, colour, paper);
  drawSign(pen, strokes[sign as Sign], paper);
  if (conflict === "disputed") drawMark(pen, "≠", 6.5, colour, paper);
  if (state === "overdue") drawMark(pen, "▲", size - 6.5, colour, paper);
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio };
}

/** The strokes of a sign, for the legend. */
export function signStrokes(sign: Sign): string {
  return strokes[sign];
}

function drawDisc(pen: CanvasRenderingContext2D, colour: string, paper: string): void {
  pen.beginPath();
  pen.arc(size / 2, size / 2, 10.5, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.strokeStyle = paper;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
}

function drawSign(pen: CanvasRenderingContext2D, path: string, paper: string): void {
  pen.save();
  pen.translate(size / 2 - 6.6, size / 2 - 6.6);
  pen.scale(0.55, 0.55);
  pen.lineWidth = 2.4;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = paper;
  pen.stroke(new Path2D(path));
  pen.restore();
}

// A small disc at the right with a mark: “≠” above where sources disagree, “▲” below where it is overdue.
function drawMark(
  pen: CanvasRenderingContext2D,
  mark: string,
  y: number,
  colour: string,
  paper: string,
): void {
  pen.beginPath();
  pen.arc(size - 6.5, y, 5.5, 0, 2 * Math.PI);
  pen.fillStyle = paper;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.fill();
  pen.stroke();
  pen.font = "bold 8px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colour;
  pen.fillText(mark, size - 6.5, y + 0.5);
}
