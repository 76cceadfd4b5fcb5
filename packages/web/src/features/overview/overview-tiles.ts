// The tiles of the overview as data: each a sentence with its number and denominator, and the list it opens. Red only
// for what is overdue; a tile that counts nothing says so in words instead of showing a bare zero.
import type { Messages } from "../../messages/vi.ts";
import type { Answer } from "../../app/request.ts";
import type { PartListSearch } from "../lists/part-list-search.ts";

export type TileLink =
  | { readonly to: "/phan-viec"; readonly search: PartListSearch }
  | { readonly to: "/vuong-mac"; readonly search: { readonly beyondAuthority: true } }
  | { readonly to: "/kien-nghi"; readonly search: { readonly waiting: true } }
  | { readonly to: "/noi-dung"; readonly search: { readonly concrete: false; readonly binding: true } }
  | { readonly to: "/cam-ket"; readonly search: { readonly disagreement: true } };

export interface Tile {
  readonly name: string;
  readonly tone: "overdue" | "waiting" | "stuck" | "quiet" | "calm";
  /** The number and its denominator, large. */
  readonly figure: string;
  readonly sentence: string;
  readonly details: readonly string[];
  readonly link: TileLink;
}

type Overview = Answer<"overview">;
type Words = Messages["overview"]["tiles"];

/** The tiles in the order in which a leader needs them. `number` writes a number. */
export function overviewTiles(
  overview: Overview,
  words: Words,
  number: (value: number) => string,
): readonly Tile[] {
  return [
    overdueTile(overview, words, number),
    ...waitingTiles(overview, words, number),
    awaitingTile(overview, words, number),
    beyondAuthorityTile(overview, words, number),
    petitionTile(overview, words, number),
    notConcreteTile(overview, words, number),
    disagreementTile(overview, words, number),
    silentTile(overview, words, number),
  ];
}

function overdueTile(
  { figures, overdueByLocality }: Overview,
  words: Words,
  number: (value: number) => string,
): Tile {
  const sides = overdueByLocality
    .filter(({ overdue }) => overdue > 0)
    .map(({ locality, overdue }) => words.onSide(number(overdue), locality.name));
  return {
    name: "overdue",
    tone: figures.openOverdue > 0 ? "overdue" : "calm",
    figure: outOf(figures.openOverdue, figures.rateable, words, number),
    sentence: words.overdue,
    details:
      sides.length > 0
        ? [sides.join(", ")]
        : [figures.rateable === 0 ? words.noneRateable : words.noneOverdue],
    link: { to: "/phan-viec", search: { class: "open-overdue" } },
  };
}

function waitingTiles(
  { waitingFor }: Overview,
  words: Words,
  number: (value: number) => string,
): readonly Tile[] {
  return waitingFor
    .filter(({ parts }) => parts > 0)
    .toSorted((a, b) => b.parts - a.parts)
    .slice(0, 2)
    .map(({ locality, parts, longestDays }) => ({
      name: `waiting-${locality.id}`,
      tone: "waiting",
      figure: words.parts(parts, number(parts)),
      sentence: words.waitingFor(locality.name),
      details: [longestDays === undefined ? words.waitingUnknown : words.longest(number(longestDays))],
      link: { to: "/phan-viec", search: { waitingFor: locality.id } },
    }));
}

// Of all open parts, with a deadline or without: `silent` counts the same ones.
function awaitingTile({ figures, silent }: Overview, words: Words, number: (value: number) => string): Tile {
  const { awaitingConfirmation } = figures;
  return {
    name: "awaiting",
    tone: awaitingConfirmation > 0 ? "waiting" : "calm",
    figure: outOf(awaitingConfirmation, silent.of, words, number),
    sentence: words.awaiting,
    details: [awaitingConfirmation > 0 ? words.awaitingHelp : words.noneAwaiting],
    link: { to: "/phan-viec", search: { class: "awaiting-confirmation" } },
  };
}

function beyondAuthorityTile(
  { beyondAuthority }: Overview,
  words: Words,
  number: (value: number) => string,
): Tile {
  const { obstacles, of, longestDays } = beyondAuthority;
  return {
    name: "beyond-authority",
    tone: obstacles > 0 ? "stuck" : "calm",
    figure: outOf(obstacles, of, words, number),
    sentence: words.beyondAuthority,
    details: [
      longestDays === undefined
        ? of === 0
          ? words.noObstacle
          : words.noneBeyond
        : words.longestOpen(number(longestDays)),
    ],
    link: { to: "/vuong-mac", search: { beyondAuthority: true } },
  };
}

function petitionTile({ petitions }: Overview, words: Words, number: (value: number) => string): Tile {
  const { waiting, of, longestDays } = petitions;
  return {
    name: "petitions",
    tone: waiting > 0 ? "stuck" : "calm",
    figure: of === 0 ? words.nothing : words.petitions(waiting, number(waiting)),
    sentence: words.petitionsWaiting,
    details: [
      of === 0
        ? words.nonePetition
        : longestDays === undefined
          ? words.allAnswered(number(of))
          : words.longestWaiting(number(longestDays), number(of)),
    ],
    link: { to: "/kien-nghi", search: { waiting: true } },
  };
}

function notConcreteTile({ notConcrete }: Overview, words: Words, number: (value: number) => string): Tile {
  const { clauses, of, agreements } = notConcrete;
  return {
    name: "not-concrete",
    tone: clauses > 0 ? "quiet" : "calm",
    figure: outOf(clauses, of, words, number),
    sentence: words.notConcrete,
    details: [clauses > 0 ? words.inAgreements(number(agreements)) : words.allConcrete],
    link: { to: "/noi-dung", search: { concrete: false, binding: true } },
  };
}

function disagreementTile(
  { disagreements }: Overview,
  words: Words,
  number: (value: number) => string,
): Tile {
  const { commitments, of } = disagreements;
  return {
    name: "disagreement",
    tone: commitments > 0 ? "waiting" : "calm",
    figure: outOf(commitments, of, words, number),
    sentence: words.disagreement,
    details: [commitments > 0 ? words.disagreementHelp : words.noDisagreement],
    link: { to: "/cam-ket", search: { disagreement: true } },
  };
}

function silentTile({ silent }: Overview, words: Words, number: (value: number) => string): Tile {
  const { parts, of, days } = silent;
  return {
    name: "silent",
    tone: parts > 0 ? "quiet" : "calm",
    figure: outOf(parts, of, words, number),
    sentence: words.silent(number(days)),
    details: [parts > 0 ? words.silentHelp : words.noneSilent],
    link: { to: "/phan-viec", search: { silentDays: days, sort: "last-report" } },
  };
}

// Of nothing nothing can be counted: that is said in words and not as a zero.
function outOf(count: number, of: number, words: Words, number: (value: number) => string): string {
  return of === 0 ? words.nothing : words.of(number(count), number(of));
}
