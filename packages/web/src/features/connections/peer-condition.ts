// How a peer does, in one word and one sentence: worked out from what the node answers, so that every place says the same.
import type { Flow, PeerView } from "@nhipcau/contract/shapes/connections.ts";
import type { connections } from "../../messages/vi/connections.ts";

export type PeerCondition = keyof typeof connections.conditions;

/** A quiet feed is asked again within half a minute; beyond three such rounds something is slow. */
export const freshSeconds = 90;

/** The codes of trouble that say a node was not reached, rather than that it said something wrong. */
const notReached: ReadonlySet<string> = new Set(["peer-unreachable", "peer-failed"]);

/** The condition of a peer. */
export function conditionOf(peer: PeerView): PeerCondition {
  if (peer.contested) return "contested";
  switch (peer.stage) {
    case "none":
    case "retired":
    case "replaced":
      return "ended";
    case "accepted-by-them":
    case "invited-by-them":
      return "our-turn";
    case "accepted-by-us":
    case "invited-by-us":
      return "their-turn";
    case "connected":
      return whileConnected(peer);
  }
}

/** What is wrong with one flow alone: that its peer is not reached is said once, of the peer. */
export function ownTrouble({ trouble }: Flow): Flow["trouble"] {
  return trouble === undefined || notReached.has(trouble.code) ? undefined : trouble;
}

function whileConnected({ trouble, lagSeconds, heardAt }: PeerView): PeerCondition {
  if (trouble !== undefined) return notReached.has(trouble.code) ? "lost" : "trouble";
  if (lagSeconds === undefined) return heardAt === undefined ? "their-turn" : "quiet";
  return lagSeconds <= freshSeconds ? "fresh" : "late";
}

/** Peers that are no longer, or not yet, anything to be shown among the others. */
export function hasEnded(peer: PeerView): boolean {
  return conditionOf(peer) === "ended";
}

/** The instant up to which the data of a peer is known to be whole; undefined when nothing is followed. */
export function dataUntil(peer: PeerView, flows: readonly Flow[]): string | undefined {
  const synced = flows
    .filter((flow) => isFollowed(flow, peer))
    .map(({ syncedAt }) => syncedAt)
    .filter((at) => at !== undefined);
  return synced.toSorted()[0];
}

/** Whether something comes to us from the peer by it. */
export function isFollowed({ direction, from, state }: Flow, peer: PeerView): boolean {
  return direction === "in" && from === peer.node && followed.has(state);
}

const followed: ReadonlySet<Flow["state"]> = new Set<Flow["state"]>(["active", "extending"]);

type Words = Pick<
  typeof connections,
  | "updated"
  | "heard"
  | "lostSince"
  | "neverHeard"
  | "dataUntil"
  | "contestedSentence"
  | "stages"
  | "justNow"
  | "secondsAgo"
  | "minutesAgo"
  | "hoursAgo"
  | "daysAgo"
  | "onDay"
>;

/**
 * What is said about a peer after its name: “cập nhật 12 giây trước”, “mất liên lạc từ 08:15 ngày 21/11”.
 * `now` is in milliseconds.
 */
export function peerSentence(peer: PeerView, flows: readonly Flow[], now: number, words: Words): string {
  const { heardAt, lagSeconds } = peer;
  const whole = dataUntil(peer, flows);
  switch (conditionOf(peer)) {
    case "fresh":
      return words.updated(agoText(lagSeconds ?? 0, words));
    case "late":
      return words.dataUntil(
        momentText(whole ?? new Date(now - (lagSeconds ?? 0) * 1000).toISOString(), now, words),
      );
    case "lost": {
      const since = heardAt ?? whole;
      return since === undefined ? words.neverHeard : words.lostSince(momentText(since, now, words));
    }
    case "quiet":
    case "trouble":
      return heardAt === undefined
        ? words.neverHeard
        : words.heard(agoText((now - Date.parse(heardAt)) / 1000, words));
    case "contested":
      return words.contestedSentence;
    case "our-turn":
    case "their-turn":
    case "ended":
      return words.stages[peer.stage];
  }
}

/** How long ago, in the largest unit that is still exact enough to act on. */
export function agoText(
  seconds: number,
  words: Pick<Words, "justNow" | "secondsAgo" | "minutesAgo" | "hoursAgo" | "daysAgo">,
): string {
  if (seconds < 1) return words.justNow;
  if (seconds < 60) return words.secondsAgo(String(Math.floor(seconds)));
  if (seconds < 3600) return words.minutesAgo(String(Math.floor(seconds / 60)));
  if (seconds < 86_400) return words.hoursAgo(String(Math.floor(seconds / 3600)));
  return words.daysAgo(String(Math.floor(seconds / 86_400)));
}

/** A moment in Vietnam as people say it: 08:15 ngày 21/11; with the year when it is another one. */
export function momentText(instant: string, now: number, words: Pick<Words, "onDay">): string {
  const then = partsOf(Date.parse(instant));
  if (then === undefined) return instant;
  const year = partsOf(now)?.year === then.year ? "" : `/${then.year}`;
  return words.onDay(`${then.hour}:${then.minute}`, `${then.day}/${then.month}${year}`);
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function partsOf(milliseconds: number) {
  if (Number.isNaN(milliseconds)) return undefined;
  const parts = new Map(clock.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
  };
}
