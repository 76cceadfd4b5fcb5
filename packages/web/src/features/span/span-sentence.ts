// A span as one sentence, for who hears the page and for who reads it without colours.
import type { SideView } from "@nhipcau/contract/shapes/programme.ts";
import type { Messages } from "../../messages/vi.ts";

/** What each side has, what is in its way and whether the sides have met; `percent` writes a percentage. */
export function spanSentence(
  title: string,
  sides: readonly SideView[],
  messages: Messages["span"],
  percent: (value: number) => string,
): string {
  if (sides.length === 0) return messages.noSides(title);
  const ends = sides.map((side) => sideSentence(side, messages, percent));
  return `${messages.title(title)} ${ends.join("; ")}. ${gapSentence(sides, messages)}`;
}

/** Whether every side is done, so that the span is closed (hợp long). */
export function isJoined(sides: readonly SideView[]): boolean {
  return sides.length > 0 && sides.every(isDone);
}

export function isDone(side: SideView): boolean {
  return side.class === "done-on-time" || side.class === "done-late" || side.percent === 100;
}

function sideSentence(
  side: SideView,
  messages: Messages["span"],
  percent: (value: number) => string,
): string {
  const said = [
    side.percent === undefined ? messages.notReported : percent(side.percent),
    ...(side.class === "open-overdue" ? [messages.overdue(side.daysOverdue)] : []),
    ...(side.openObstacles > 0 ? [messages.obstacles(side.openObstacles)] : []),
    ...(side.holdsUp ? [messages.holdsUp] : []),
  ];
  const name =
    side.formerly === undefined
      ? side.locality.name
      : `${side.locality.name} (${messages.formerly(side.formerly.name)})`;
  return `${name} ${said.join(", ")}`;
}

function gapSentence(sides: readonly SideView[], messages: Messages["span"]): string {
  if (isJoined(sides)) return messages.joined;
  return sides.length === 1 ? messages.oneSide : messages.open;
}
