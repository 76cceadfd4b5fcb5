// The pack of a review, which builds itself: what was done in the period, what is late, disagreed, beyond authority, not
// made concrete, said to fall short again, carried over. A pure function of the facts at the cut-off (laws 2 and 7): both
// nodes build the same, in whatever order the records came, and each group says what it is counted out of.
import { type CalendarDate, daysBetween } from "../calendar-date.ts";
import { countParts, type FiveNumbers, groupCounts } from "../counting/five-numbers.ts";
import type { PackFacts, PackPart } from "./pack-facts.ts";
import { repeatedLimitations } from "./repeated-limitations.ts";

/** The groups, in the order in which a conference looks at them. */
export const packGroups = [
  "disagreed",
  "late",
  "beyondAuthority",
  "carriedOver",
  "repeated",
  "notConcrete",
  "done",
] as const;
export type PackGroupName = (typeof packGroups)[number];

export interface PackItem {
  /** The same in every pack: the kind of record and its id. */
  readonly key: string;
  readonly title: string;
  /** The localities it concerns, as of the cut-off. */
  readonly sides: readonly string[];
  /** How long it has stood, in days: what is oldest comes first. */
  readonly age?: number;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly illustrative?: true;
}

export interface PackGroup {
  /** What the items are counted out of. */
  readonly of: number;
  readonly items: readonly PackItem[];
}

export interface ReviewPack {
  readonly agreement: string;
  readonly from?: CalendarDate;
  readonly cutOff: CalendarDate;
  readonly figures: FiveNumbers;
  readonly byLocality: Readonly<Record<string, FiveNumbers>>;
  readonly groups: Readonly<Record<PackGroupName, PackGroup>>;
}

/** Builds the pack of a review for its period and cut-off. */
export function reviewPack(facts: PackFacts): ReviewPack {
  const { agreement, from, cutOff, parts } = facts;
  const figures = countParts(parts);
  const open = facts.obstacles;
  return {
    agreement,
    ...(from === undefined ? {} : { from }),
    cutOff,
    figures,
    byLocality: Object.fromEntries(
      [...groupCounts(parts, ({ locality }) => locality)].map(([locality, own]) => [locality ?? "", own]),
    ),
    groups: {
      done: group(figures.total, parts.filter(isDoneWithin(facts)).map(partItem(cutOff))),
      late: group(
        figures.rateable,
        parts.filter((part) => part.class === "open-overdue").map(partItem(cutOff)),
      ),
      disagreed: group(facts.commitments.length, disagreed(facts)),
      beyondAuthority: group(open.length, beyondAuthority(facts)),
      notConcrete: group(facts.clauses.length, notConcrete(facts)),
      repeated: group(facts.limitations.length, repeated(facts)),
      carriedOver: group(facts.carriedOver.length, carriedOver(facts)),
    },
  };
}

/** The kind and id that a key names; undefined for what is no key. */
export function parseItemKey(key: string): { readonly register: string; readonly id: string } | undefined {
  const [, register, id] = /^([a-z-]+):([A-Za-z0-9][A-Za-z0-9._-]*)$/u.exec(key) ?? [];
  return register === undefined || id === undefined ? undefined : { register, id };
}

// Longest standing first; the key decides between equals, so that no order of arrival does.
function group(of: number, items: readonly PackItem[]): PackGroup {
  return {
    of,
    items: items.toSorted((a, b) => (b.age ?? 0) - (a.age ?? 0) || (a.key < b.key ? -1 : 1)),
  };
}

function isDoneWithin({ from, cutOff }: PackFacts): (part: PackPart) => boolean {
  return ({ doneOn }) => doneOn !== undefined && (from === undefined || from <= doneOn) && doneOn <= cutOff;
}

function partItem(cutOff: CalendarDate): (part: PackPart) => PackItem {
  return (part) => ({
    key: `parts:${part.id}`,
    title: part.title,
    sides: [part.locality],
    ...aged(part.class === "open-overdue" ? part.dueDate : undefined, cutOff),
    facts: {
      class: part.class,
      commitment: part.commitment,
      ...given({
        dueDate: part.dueDate,
        doneOn: part.doneOn,
        daysOverdue: part.daysOverdue,
        percent: part.percent,
      }),
    },
    ...marked(part.illustrative),
  });
}

function disagreed({ commitments, parts, cutOff }: PackFacts): PackItem[] {
  return commitments
    .filter(({ disagreements }) => disagreements.length > 0)
    .map(({ id, title, disagreements, illustrative }) => {
      const own = parts.filter(({ commitment }) => commitment === id);
      const oldest = own.flatMap((part) => (part.class === "open-overdue" ? (part.dueDate ?? []) : []));
      return {
        key: `commitments:${id}`,
        title,
        sides: [...new Set(disagreements.flatMap(({ localities }) => localities))].toSorted(),
        ...aged(oldest.toSorted()[0], cutOff),
        facts: {
          vi: disagreements
            .map(({ sentence }) => sentence.vi)
            .toSorted()
            .join(" "),
          en: disagreements
            .map(({ sentence }) => sentence.en)
            .toSorted()
            .join(" "),
        },
        ...marked(illustrative),
      };
    });
}

function beyondAuthority({ obstacles, cutOff }: PackFacts): PackItem[] {
  return obstacles
    .filter((obstacle) => obstacle.beyondAuthority)
    .map(({ id, title, locality, since, illustrative }) => ({
      key: `obstacles:${id}`,
      title,
      sides: [locality],
      ...aged(since, cutOff),
      facts: { since },
      ...marked(illustrative),
    }));
}

function notConcrete({ clauses }: PackFacts): PackItem[] {
  return clauses
    .filter(({ isConcrete }) => !isConcrete)
    .map(({ id, content, parties }) => ({
      key: `clauses:${id}`,
      title: content,
      sides: parties.toSorted(),
      facts: {},
    }));
}

function repeated(facts: PackFacts): PackItem[] {
  return repeatedLimitations(facts).map(({ limitation, because }) => ({
    key: `limitations:${limitation.id}`,
    title: limitation.content,
    sides: limitation.parties.toSorted(),
    ...aged(limitation.statedOn, facts.cutOff),
    facts: { because, ...given({ statedOn: limitation.statedOn }) },
  }));
}

function carriedOver({ carriedOver: outcomes, cutOff }: PackFacts): PackItem[] {
  return outcomes.map(({ id, text, responsible, agreedOn, illustrative }) => ({
    key: `conference-outcomes:${id}`,
    title: text,
    sides: responsible === undefined ? [] : [responsible],
    ...aged(agreedOn, cutOff),
    facts: { agreedOn },
    ...marked(illustrative),
  }));
}

function aged(since: CalendarDate | undefined, cutOff: CalendarDate): { readonly age?: number } {
  return since === undefined ? {} : { age: daysBetween(since, cutOff) };
}

function marked(illustrative: boolean): { readonly illustrative?: true } {
  return illustrative ? { illustrative } : {};
}

function given(
  fields: Readonly<Record<string, string | number | undefined>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
