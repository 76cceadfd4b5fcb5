// When to read again what is on the page: soon after a change, yet at most once a second and never two readings at a
// time, however fast others write. A change that comes while reading is read by the next one.

export interface Timers {
  readonly now: () => number;
  /** Calls the function after so many milliseconds; gives what calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

export interface ReadAgain {
  /** Says that something has changed. */
  readonly changed: () => void;
  readonly stop: () => void;
}

/** Changes of one moment come together. */
export const gatherMilliseconds = 400;
/** From the start of one reading to the start of the next. */
export const leastMilliseconds = 1000;

/** Calls `read` for changes; a reading that fails is over like any other. */
export function makeReadAgain(read: () => Promise<unknown>, { now, after }: Timers): ReadAgain {
  let callOff: (() => void) | undefined;
  let isReading = false;
  let isChanged = false;
  let isStopped = false;
  let began = Number.NEGATIVE_INFINITY;

  function plan(): void {
    if (isStopped || isReading || callOff) return;
    callOff = after(Math.max(gatherMilliseconds, began + leastMilliseconds - now()), begin);
  }

  function begin(): void {
    callOff = undefined;
    isReading = true;
    isChanged = false;
    began = now();
    void read().then(end, end);
  }

  function end(): void {
    isReading = false;
    if (isChanged) plan();
  }

  return {
    changed: () => {
      isChanged = true;
      plan();
    },
    stop: () => {
      isStopped = true;
      callOff?.();
      callOff = undefined;
    },
  };
}
