// Where things stand in the picture of the network, in pixels: this node at the left, a row for each peer at the right,
// a span between them with what goes out above and what comes in below.
import type { Flow, PeerView } from "@nhipcau/contract/shapes/connections.ts";

/** One peer's flows summed, out and in. */
export interface Link {
  readonly peer: PeerView;
  /** Rows sent, or undefined when nothing is shared with it. */
  readonly sent: number | undefined;
  readonly received: number | undefined;
  readonly isStopped: boolean;
}

export interface Row {
  /** The middle of the peer's box, from the top. */
  readonly y: number;
  /** The span from this node to the peer: what goes out, and what comes in. */
  readonly out: string;
  readonly in: string;
}

export interface Layout {
  readonly height: number;
  /** The middle of this node's box, from the top. */
  readonly middle: number;
  readonly rows: readonly Row[];
}

export const boxWidth = 208;
const rowHeight = 124;
const apart = 7;
const wordsWidth = 150;
const least = 148;

/** The links of this node, in the order of its peers; flows that have ended count for nothing. */
export function linksOf(peers: readonly PeerView[], flows: readonly Flow[]): Link[] {
  return peers.map((peer) => {
    const own = flows.filter(
      (flow) => (flow.from === peer.node || flow.to === peer.node) && isOpenFlow(flow),
    );
    return {
      peer,
      sent: sumOf(own.filter(({ direction }) => direction === "out")),
      received: sumOf(own.filter(({ direction }) => direction === "in")),
      isStopped: own.some(({ stopped }) => stopped !== undefined),
    };
  });
}

/** Whether a grant stands or waits: what ended is in its peer's history. */
export function isOpenFlow({ state }: Flow): boolean {
  return open.has(state);
}

const open: ReadonlySet<Flow["state"]> = new Set<Flow["state"]>(["offered", "active", "extending"]);

function sumOf(flows: readonly Flow[]): number | undefined {
  return flows.length === 0 ? undefined : flows.reduce((sum, { rows }) => sum + rows, 0);
}

/** The layout of so many peers in a picture of a width. */
export function layOut(count: number, width: number): Layout {
  const height = Math.max(least, count * rowHeight);
  const middle = height / 2;
  const first = middle - ((count - 1) * rowHeight) / 2;
  const from = boxWidth;
  const to = Math.max(from + 40, width - boxWidth);
  const rows = Array.from({ length: count }, (_, at) => {
    const y = first + at * rowHeight;
    const level = Math.max(from + 20, to - wordsWidth);
    return {
      y,
      out: `M${tenth(from)} ${tenth(middle - apart)}${bend(from, middle - apart, level, y - apart)}H${tenth(to)}`,
      in: `M${tenth(to)} ${tenth(y + apart)}H${tenth(level)}${bend(level, y + apart, from, middle + apart)}`,
    };
  });
  return { height, middle, rows };
}

// Leaves and arrives level; the last stretch to the peer is straight, where the words stand above and below it.
function bend(x0: number, y0: number, x1: number, y1: number): string {
  const half = tenth((x0 + x1) / 2);
  return `C${half} ${tenth(y0)} ${half} ${tenth(y1)} ${tenth(x1)} ${tenth(y1)}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
