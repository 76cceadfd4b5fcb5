// Where the lines of a span go. Two sides: one deck, half of it each, meeting in the middle. Three or more: every side
// has a deck of its own from its abutment to one pier. One side alone reaches for an abutment that is not there yet.
//
//   abutment ▐━━━━━━━━━━╌╌╌╌╌╌◇╌╌╌╌━━━━━━━━▌ abutment          ▐━━━━╌╌╌╲
//              side 0        centre   side 1                           ◇╌╌╌━━━━▌
//                                                              ▐━━━━━━╌╱

export interface SpanSize {
  readonly width: number;
  readonly height: number;
  /** Thickness of a deck. */
  readonly deck: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The deck of one side: from its abutment to where the sides meet, built up to `reached`. */
export interface Deck {
  readonly abutment: Point;
  readonly meeting: Point;
  /** Where the built deck ends; undefined when nothing has been stated (missing is not zero). */
  readonly reached: Point | undefined;
}

/** A side as far as drawing goes: its bank and 0 to 100, undefined where nothing was stated. */
export interface DeckFacts {
  readonly bank: "left" | "right";
  readonly percent: number | undefined;
}

/** The decks of the sides, in order. */
export function deckLines(sides: readonly DeckFacts[], size: SpanSize): readonly Deck[] {
  const abutments = abutmentsOf(sides, size);
  const centre = meetingPoint(sides.length, size);
  return sides.map(({ percent }, index) => {
    const abutment = abutments[index] ?? centre;
    const reached = percent === undefined ? undefined : between(abutment, centre, bounded(percent) / 100);
    return { abutment, meeting: centre, reached };
  });
}

/** Where all decks meet: the middle, or the far end when there is one side only. */
export function meetingPoint(sides: number, size: SpanSize): Point {
  const x = sides === 1 ? size.width - size.deck : size.width / 2;
  return { x, y: size.height / 2 };
}

/** Marks at the quarters of each deck, measured from its abutment. */
export function quarterMarks(deck: Deck): readonly Point[] {
  return [0.25, 0.5, 0.75].map((part) => between(deck.abutment, deck.meeting, part));
}

/** A crack across a deck at a point: a zigzag of four strokes, `reach` to each side of the deck. */
export function crackPath(at: Point, deck: Deck, reach: number): string {
  const length = Math.hypot(deck.meeting.x - deck.abutment.x, deck.meeting.y - deck.abutment.y) || 1;
  const along = {
    x: (deck.meeting.x - deck.abutment.x) / length,
    y: (deck.meeting.y - deck.abutment.y) / length,
  };
  const across = { x: -along.y, y: along.x };
  const offsets = [
    [-1, 0.1],
    [-0.35, -0.35],
    [0.1, 0.3],
    [0.45, -0.25],
    [1, 0.15],
  ] as const;
  const points = offsets.map(([far, wobble]) => ({
    x: at.x + across.x * far * reach + along.x * wobble * reach,
    y: at.y + across.y * far * reach + along.y * wobble * reach,
  }));
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
}

// The sides of one bank stand below each other, in order.
function abutmentsOf(sides: readonly DeckFacts[], size: SpanSize): readonly Point[] {
  return sides.map(({ bank }, index) => {
    const row = sides.slice(0, index).filter((other) => other.bank === bank).length;
    const rows = sides.filter((other) => other.bank === bank).length;
    return { x: bank === "left" ? size.deck : size.width - size.deck, y: rowHeight(row, rows, size) };
  });
}

function rowHeight(row: number, rows: number, size: SpanSize): number {
  if (rows === 1) return size.height / 2;
  const margin = size.deck * 2.2; // room for the flag above the topmost abutment
  return margin + (row * (size.height - 2 * margin)) / (rows - 1);
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function bounded(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
