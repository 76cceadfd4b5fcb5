// The filter of a list of parts as a sentence with its denominator: “12 phần việc đang quá hạn trong 47 phần việc có thời
// hạn, của Hải Phòng, tính đến 21/11/2026”.
import type { PartFilter } from "@nhipcau/contract/shapes/figures.ts";
import type { Messages } from "../../messages/vi.ts";
import type { PartListSearch } from "./part-list-search.ts";

type PartGroup = NonNullable<PartFilter["class"]>;

/** The group that a class is counted in: what has a due date, what is open, or everything. */
export function denominatorOf(search: PartListSearch): PartGroup | undefined {
  switch (search.class) {
    case "open-overdue":
    case "open-in-term":
    case "done-late":
    case "done-on-time":
      return "rateable";
    case "awaiting-confirmation":
    case "returned":
      return "open";
    case "cannot-rate":
    case "rateable":
    case "open":
    case "done":
    case undefined:
      return search.waitingFor !== undefined ||
        search.silentDays !== undefined ||
        search.obstacle !== undefined
        ? "open"
        : undefined;
  }
}

/** Whether the list is narrowed within its denominator, so that the denominator says something. */
export function hasDenominator(search: PartListSearch): boolean {
  return (
    search.class !== undefined ||
    search.waitingFor !== undefined ||
    search.silentDays !== undefined ||
    search.obstacle !== undefined
  );
}

export interface SentenceInput {
  readonly search: PartListSearch;
  readonly count: number;
  /** How many there are in the denominator; undefined while it is being read. */
  readonly of: number | undefined;
  readonly day: string;
  readonly words: Messages["lists"];
  readonly number: (value: number) => string;
  readonly nameOf: (id: string) => string;
}

export function filterSentence({ search, count, of, day, words, number, nameOf }: SentenceInput): string {
  const denominator = denominatorOf(search);
  const counted = words.counted(number(count), countedWords(search, words, number, nameOf));
  const within =
    of === undefined || !hasDenominator(search)
      ? []
      : [words.of(number(of), denominator === undefined ? words.inAll : words.classes[denominator])];
  const where = [
    ...(search.locality === undefined ? [] : [words.ofLocality(nameOf(search.locality))]),
    ...(search.sector === undefined ? [] : [words.inSector(nameOf(search.sector))]),
    ...(search.agreement === undefined ? [] : [words.inAgreement(nameOf(search.agreement))]),
    words.asOf(day),
  ];
  return `${[counted, ...within].join(" ")}, ${where.join(", ")}.`;
}

function countedWords(
  search: PartListSearch,
  words: Messages["lists"],
  number: (value: number) => string,
  nameOf: (id: string) => string,
): string {
  const said = [
    ...(search.class === undefined ? [] : [words.classes[search.class]]),
    ...(search.waitingFor === undefined ? [] : [words.waitingFor(nameOf(search.waitingFor))]),
    ...(search.obstacle === "open" ? [words.obstacleOpen] : []),
    ...(search.obstacle === "beyond-authority" ? [words.obstacleBeyond] : []),
    ...(search.silentDays === undefined ? [] : [words.silent(number(search.silentDays))]),
  ];
  return said.length === 0 ? words.all : said.join(", ");
}
