// Chance that can be had again: the same seed draws the same numbers on every machine (mulberry32).

export interface SeededRandom {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Some of the items, in their order; at least `least`. */
  some<T>(items: readonly T[], least?: number): readonly T[];
}

/** Chance out of a seed. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("there is nothing to pick from");
    return item;
  };
  const some = <T>(items: readonly T[], least = 0): readonly T[] => {
    const taken = items.filter(() => next() < 0.5);
    return taken.length >= least ? taken : items.slice(0, least);
  };
  return { below, chance: (probability) => next() < probability, pick, some };
}
