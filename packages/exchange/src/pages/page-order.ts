// Whether a page that came follows on what the consumer holds: a pure decision over what is
// held and the header, so that every way in which the two can differ has one answer.
//
//   page 1 ──> page 2 ──> page 3 …        each names the hash of the one before, whatever the terms
//   begins                begins          a snapshot; in a new epoch the numbers begin at 1 again
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { badPage } from "./bad-page.ts";
import type { PageHeader } from "./page-header.ts";

/** What the consumer asked under, and the last page it applied under it. */
export interface HeldPages {
  readonly grant: string;
  readonly owner: string;
  /** The consumer's own node. */
  readonly self: string;
  readonly last?: HeldPage;
}

/** The last page: its header and what it is known by (`pageHash`). */
export interface HeldPage {
  readonly header: Pick<
    PageHeader,
    "epoch" | "number" | "terms" | "phase" | "register" | "upTo" | "begins" | "ends" | "whole"
  >;
  readonly hash: string;
}

/**
 * `first`: nothing is held yet. `follows`: apply it to what is held. `repeats`: it is the page applied last; nothing is
 * to be done. `begins-again`: a snapshot begins, under new terms, in a new epoch or because it was asked for; pages held
 * back until their transaction was whole are dropped.
 */
export type PagePlace = "first" | "follows" | "repeats" | "begins-again";

/**
 * Decides about a page whose signature by the owner was checked; `hash` is its `pageHash`. Refuses `wrong-grant`,
 * `wrong-audience`, `equivocation` (to be kept as evidence together with the page held) and `page-out-of-order`.
 */
export function decidePage(held: HeldPages, header: PageHeader, hash: string): Outcome<PagePlace> {
  if (header.grant !== held.grant) return refused({ code: "wrong-grant" });
  if (header.to !== held.self) return refused({ code: "wrong-audience" });
  if (header.owner !== held.owner)
    return badPage("chủ sở hữu không phải nút đã hỏi", "its owner is not the node that was asked");
  const { last } = held;
  if (last === undefined) return header.number === 1 ? done("first") : outOfOrder(1, header);
  if (header.register !== last.header.register) return refused({ code: "wrong-grant" });
  if (header.epoch !== last.header.epoch) return decideEpoch(last, header);
  if (header.number === last.header.number)
    return hash !== last.hash ? equivocation(header.number) : done("repeats");
  if (header.number !== last.header.number + 1) return outOfOrder(last.header.number + 1, header);
  // It names another page in the place of the one held: the owner signed two.
  if (header.previous !== last.hash) return equivocation(last.header.number);
  if (header.begins) return done("begins-again");
  return goesOn(last.header, header) ? done("follows") : outOfOrder(header.number, header);
}

function decideEpoch(last: HeldPage, header: PageHeader): Outcome<PagePlace> {
  // An earlier life of the owner's database has nothing to say any more: someone plays old pages again.
  if (header.epoch < last.header.epoch) return outOfOrder(last.header.number + 1, header);
  return header.number === 1 ? done("begins-again") : outOfOrder(1, header);
}

function goesOn(last: HeldPage["header"], next: PageHeader): boolean {
  if (next.terms !== last.terms || next.from !== last.upTo) return false;
  const inSnapshot = last.phase === "snapshot" && !last.ends;
  return (next.phase === "snapshot") === inSnapshot;
}

function equivocation(number: number): Outcome<never> {
  return refused({ code: "equivocation", data: { number } });
}

function outOfOrder(expected: number, header: PageHeader): Outcome<never> {
  return refused({ code: "page-out-of-order", data: { expected, got: header.number } });
}
