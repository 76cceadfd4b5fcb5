// What somebody has chosen on the page: which things, and for each who takes it over. What the successions suggest stands
// until another agency is chosen; what left the list meanwhile is chosen no more.
import type { TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import type { Language } from "@nhipcau/domain/text.ts";

export interface Choices {
  readonly chosen: ReadonlySet<string>;
  /** Agencies chosen by hand, by thing. */
  readonly agencies: ReadonlyMap<string, string>;
}

export const noChoices: Choices = { chosen: new Set(), agencies: new Map() };

export interface ChosenItem {
  readonly kind: TakeOverThing["kind"];
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly day: string;
}

/** One thing is a record and the body that is named in it. */
export function keyOf({ kind, id, from }: Pick<TakeOverThing, "kind" | "id" | "from">): string {
  return `${kind}/${id}/${from.id}`;
}

/** Who takes a thing over as it stands on the page; "" while nobody is chosen. */
export function agencyFor(thing: TakeOverThing, { agencies }: Choices): string {
  const [only, ...others] = thing.candidates;
  const suggested = others.length === 0 ? only?.id : undefined;
  return agencies.get(keyOf(thing)) ?? suggested ?? "";
}

/** Chooses things, or no longer; those without an agency cannot be chosen. */
export function choose(choices: Choices, things: readonly TakeOverThing[], isChosen: boolean): Choices {
  const chosen = new Set(choices.chosen);
  for (const thing of things) {
    if (isChosen && agencyFor(thing, choices) !== "") chosen.add(keyOf(thing));
    else chosen.delete(keyOf(thing));
  }
  return { ...choices, chosen };
}

/** Says who takes a thing over, and with it that the thing is to be confirmed. */
export function chooseAgency(choices: Choices, thing: TakeOverThing, agency: string): Choices {
  const agencies = new Map(choices.agencies).set(keyOf(thing), agency);
  return choose({ ...choices, agencies }, [thing], agency !== "");
}

/** What is sent: the chosen among the things that wait, from the day given or each from its own. */
export function itemsOf(things: readonly TakeOverThing[], choices: Choices, day: string): ChosenItem[] {
  return things
    .filter((thing) => choices.chosen.has(keyOf(thing)) && agencyFor(thing, choices) !== "")
    .map((thing) => ({
      kind: thing.kind,
      id: thing.id,
      from: thing.from.id,
      to: agencyFor(thing, choices),
      day: day === "" ? thing.day : day,
    }));
}

/** The reasons of a refusal by thing; what concerns no single thing stands under "". */
export function reasonsOf(
  errors: Problem["errors"],
  sent: readonly ChosenItem[],
  language: Language,
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const error of errors ?? []) {
    const place = /^items\.(\d+)/u.exec(error.path ?? "")?.[1];
    const item = place === undefined ? undefined : sent[Number(place)];
    const key = item === undefined ? "" : keyOf({ ...item, from: { id: item.from, name: "" } });
    reasons.set(key, [...(reasons.get(key) ?? []), error[language]]);
  }
  return reasons;
}
