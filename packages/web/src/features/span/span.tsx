// The span: what each side has built, from both ends towards the middle. Colour is never alone: sides differ by
// pattern, an overdue side is barred and flagged, a crack is an obstacle, a diamond is a closed span; the words and the
// numbers stand below, and who hears the page hears one sentence.
import { useElementSize } from "@mantine/hooks";
import { useId } from "react";
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import {
  crackPath,
  deckLines,
  meetingPoint,
  quarterMarks,
  type Deck,
  type SpanSize,
} from "./span-geometry.ts";
import { sidePlaces, type SidePlace } from "./side-places.ts";
import { isDone, isJoined, spanSentence } from "./span-sentence.ts";
import { SpanEnds } from "./span-ends.tsx";
import classes from "./span.module.css";

export type SpanKind = "mini" | "list" | "full";

export interface SpanProps {
  readonly title: string;
  readonly sides: readonly SideView[];
  /** 60 px for a menu, about 280 px for a list, as wide as its place for a page of its own. */
  readonly kind?: SpanKind;
}

const sizes: Record<SpanKind, SpanSize> = {
  mini: { width: 60, height: 22, deck: 5 },
  list: { width: 280, height: 44, deck: 8 },
  full: { width: 900, height: 72, deck: 13 },
};

export function Span({ title, sides, kind = "list" }: SpanProps) {
  const messages = useMessages().span;
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const base = sizes[kind];
  const places = sidePlaces(sides);
  const rows = Math.max(
    1,
    ...["left", "right"].map((bank) => places.filter((place) => place.bank === bank).length),
  );
  const size = {
    ...base,
    width: kind === "mini" || width < 80 ? base.width : Math.round(width),
    height: base.height + (kind === "mini" ? 0 : Math.max(0, rows - 1) * base.deck * 3.6),
  };
  const label = spanSentence(title, sides, messages, format.percent);
  return (
    <div ref={ref} className={kind === "mini" ? classes.mini : classes.place}>
      <SpanDrawing sides={sides} size={size} label={label} simple={kind === "mini"} />
      {kind === "mini" ? null : <SpanEnds sides={sides} large={kind === "full"} />}
    </div>
  );
}

interface DrawingProps {
  readonly sides: readonly SideView[];
  readonly size: SpanSize;
  readonly label: string;
  readonly simple: boolean;
}

function SpanDrawing({ sides, size, label, simple }: DrawingProps) {
  const id = useId();
  const places = sidePlaces(sides);
  const decks = deckLines(
    sides.map(({ percent }, index) => ({ percent, bank: places[index]?.bank ?? "left" })),
    size,
  );
  const centre = meetingPoint(Math.max(1, sides.length), size);
  const joined = isJoined(sides);
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${size.width} ${size.height}`}
      style={{ maxHeight: size.height * 1.6 }}
      role="img"
      aria-label={label}
    >
      <Patterns id={id} deck={size.deck} />
      {sides.length === 2 && !simple ? <Cable size={size} /> : null}
      {decks.map((deck, index) => {
        const side = sides[index];
        const place = places[index];
        return side === undefined || place === undefined ? null : (
          <DeckDrawing key={place.key} {...{ id, deck, side, place, size, simple }} />
        );
      })}
      {sides.length === 1 ? <MissingAbutment size={size} /> : null}
      {joined ? <Diamond x={centre.x} y={centre.y} reach={size.deck * 1.1} /> : null}
      {!joined && sides.length > 2 ? (
        <circle cx={centre.x} cy={centre.y} r={size.deck * 0.55} className={classes.pier} />
      ) : null}
    </svg>
  );
}

interface DeckDrawingProps {
  readonly id: string;
  readonly deck: Deck;
  readonly side: SideView;
  readonly place: SidePlace;
  readonly size: SpanSize;
  readonly simple: boolean;
}

function DeckDrawing({ id, deck, side, place, size, simple }: DeckDrawingProps) {
  const { abutment, meeting, reached } = deck;
  const isOverdue = side.class === "open-overdue";
  const colour = isOverdue ? classes.overdue : classes[`side${place.tone}`];
  const pattern = isOverdue ? "bars" : ["plain", "lines", "dots", "steps"][place.tone];
  const line = { x1: abutment.x, y1: abutment.y, strokeWidth: size.deck };
  const half = size.deck * 0.6;
  return (
    <g className={colour}>
      <line {...line} x2={meeting.x} y2={meeting.y} className={reached ? classes.gap : classes.unstated} />
      {simple
        ? null
        : quarterMarks(deck).map(({ x, y }) => (
            <line
              key={x}
              x1={x}
              x2={x}
              y1={y + size.deck * 0.75}
              y2={y + size.deck * 1.25}
              className={classes.tick}
            />
          ))}
      {reached ? (
        <>
          <line {...line} x2={reached.x} y2={reached.y} className={classes.built} />
          {pattern === "plain" ? null : (
            // A level line has no height for its pattern to be measured by, hence the hair's breadth of slope.
            <line {...line} x2={reached.x} y2={reached.y + 0.01} stroke={`url(#${id}-${pattern})`} />
          )}
        </>
      ) : null}
      {side.openObstacles > 0 ? (
        <path d={crackPath(reached ?? abutment, deck, size.deck * 1.15)} className={classes.crack} />
      ) : null}
      {isOverdue && !isDone(side) ? (
        <path
          d={flagPath(abutment.x, abutment.y - size.deck * 1.15, size.deck * 0.75)}
          className={classes.flag}
        />
      ) : null}
      <rect
        x={abutment.x - half}
        y={abutment.y - size.deck}
        width={half * 2}
        height={size.deck * 2}
        rx={size.deck * 0.18}
        className={classes.abutment}
      />
    </g>
  );
}

// The patterns by which sides are told apart without colour; drawn over the built deck.
function Patterns({ id, deck }: { readonly id: string; readonly deck: number }) {
  const step = Math.max(4, deck * 0.7);
  const common = { width: step, height: step, patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}-lines`} {...common} patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2={step} className={classes.mark} strokeWidth={step * 0.5} />
      </pattern>
      <pattern id={`${id}-dots`} {...common}>
        <circle cx={step / 2} cy={step / 2} r={step * 0.24} className={classes.markDot} />
      </pattern>
      <pattern id={`${id}-steps`} {...common} patternTransform="rotate(-45)">
        <line x1="0" x2="0" y1="0" y2={step} className={classes.mark} strokeWidth={step * 0.9} />
      </pattern>
      <pattern id={`${id}-bars`} {...common}>
        <line
          x1={step / 2}
          x2={step / 2}
          y1="0"
          y2={step}
          className={classes.mark}
          strokeWidth={step * 0.5}
        />
      </pattern>
    </defs>
  );
}

function Cable({ size }: { readonly size: SpanSize }) {
  const { width, height, deck } = size;
  const path = `M${deck} ${height / 2 - deck * 0.6}Q${width / 2} ${height / 2 - deck * 3.2} ${width - deck} ${height / 2 - deck * 0.6}`;
  return <path d={path} className={classes.cable} />;
}

function MissingAbutment({ size }: { readonly size: SpanSize }) {
  const { width, height, deck } = size;
  return (
    <rect
      x={width - deck * 1.6}
      y={height / 2 - deck}
      width={deck * 1.2}
      height={deck * 2}
      className={classes.missing}
    />
  );
}

function Diamond({ x, y, reach }: { readonly x: number; readonly y: number; readonly reach: number }) {
  return (
    <path
      d={`M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}Z`}
      className={classes.diamond}
    />
  );
}

function flagPath(x: number, y: number, reach: number): string {
  return `M${x} ${y - reach * 1.5}L${x + reach} ${y}L${x - reach} ${y}Z`;
}
