// Many who ask for the same at the same moment are answered by one reading: two hundred open pages all ask again when
// something changes. A reading begins after everyone it answers has asked, so nobody is given what was so before.

interface Line {
  running: Promise<unknown>;
  /** Begins when the running one has ended; whoever asks meanwhile waits for it. */
  next: Promise<unknown> | undefined;
}

export type SharedReads = <T>(key: string, read: () => Promise<T>) => Promise<T>;

/** Makes a place where readings are shared by their key; a key names everything the answer depends on, such as who asks. */
export function makeSharedReads(): SharedReads {
  const lines = new Map<string, Line>();
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const begin = (line: Line): Promise<T> => {
      const reading = read();
      line.running = reading;
      const ended = (): void => {
        if (line.running === reading && line.next === undefined) lines.delete(key);
      };
      reading.then(ended, ended);
      return reading;
    };
    const line = lines.get(key);
    if (!line) {
      const first: Line = { running: Promise.resolve(), next: undefined };
      lines.set(key, first);
      return begin(first);
    }
    if (line.next === undefined) {
      const go = (): Promise<T> => {
        line.next = undefined;
        return begin(line);
      };
      line.next = line.running.then(go, go);
    }
    return line.next as Promise<T>;
  };
}
