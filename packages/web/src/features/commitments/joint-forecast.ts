// When the span will be joined, said with what it rests on: the later end decides, and how far apart the ends' own
// forecasts are is said too.
import { daysBetween, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { CommitmentSummary, SideView } from "@nhipcau/contract/shapes/programme.ts";
import type { Messages } from "../../messages/vi.ts";
import { isJoined } from "../span/span-sentence.ts";

/** The sentence about the joint forecast. `day` writes a day. */
export function jointForecastSentence(
  { sides, forecast }: Pick<CommitmentSummary, "sides" | "forecast">,
  words: Messages["commitments"]["forecast"],
  day: (iso: string) => string,
): string {
  if (sides.length === 0) return words.noParts;
  if (isJoined(sides)) return joinedSentence(sides, words, day);
  const silent = sides.filter((side) => side.forecast.date === undefined).map((side) => side.locality.name);
  if (forecast === undefined) return silent.length > 0 ? words.missing(silent.join(", ")) : words.unknown;
  const later = sides.find((side) => side.forecast.date === forecast);
  return [
    later === undefined || sides.length === 1
      ? words.plain(day(forecast))
      : words.byLater(day(forecast), later.locality.name),
    ...apartSentence(sides, words),
    ...(silent.length > 0 ? [words.without(silent.join(", "))] : []),
  ].join(" ");
}

function joinedSentence(
  sides: readonly SideView[],
  words: Messages["commitments"]["forecast"],
  day: (iso: string) => string,
): string {
  const last = forecastDays(sides).at(-1);
  return last === undefined ? words.joined : words.joinedOn(day(last));
}

function apartSentence(
  sides: readonly SideView[],
  words: Messages["commitments"]["forecast"],
): readonly string[] {
  const days = forecastDays(sides);
  const first = parseIsoDate(days[0] ?? "");
  const last = parseIsoDate(days.at(-1) ?? "");
  if (first === undefined || last === undefined || first === last) return [];
  return [words.apart(sides.length, daysBetween(first, last))];
}

function forecastDays(sides: readonly SideView[]): readonly string[] {
  return sides.flatMap(({ forecast }) => (forecast.date === undefined ? [] : [forecast.date])).toSorted();
}
