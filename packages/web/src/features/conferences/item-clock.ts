// The time an agenda item has left, worked out from when it was begun; what is over is said as such.

export interface ItemClock {
  readonly text: string;
  readonly isOver: boolean;
}

/** `since` and `now` in milliseconds since 1970; a `now` before `since`, by another machine's clock, counts as the beginning. */
export function itemClock(minutes: number, since: number, now: number): ItemClock {
  const left = minutes * 60 - Math.max(0, Math.floor((now - since) / 1000));
  const seconds = Math.abs(left);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return { text, isOver: left < 0 };
}
