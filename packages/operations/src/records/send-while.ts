// Lets somebody read, one by one, what a piece of work sends while its transaction is open; the work waits for the
// reader, so that memory stays flat, and ends when the reader leaves.

class ReaderLeft extends Error {}

/** Runs `work` when the first item is asked for. What it throws reaches the reader. */
export async function* sendWhile<T>(
  work: (send: (item: T) => Promise<void>) => Promise<void>,
): AsyncGenerator<T> {
  let offered: T | undefined;
  let isOffered = false;
  let taken = Promise.withResolvers<void>();
  let changed = Promise.withResolvers<void>();
  async function send(item: T): Promise<void> {
    offered = item;
    isOffered = true;
    taken = Promise.withResolvers<void>();
    changed.resolve();
    await taken.promise;
  }
  let isOver = false;
  const running = work(send).finally(() => {
    isOver = true;
    changed.resolve();
  });
  running.catch(() => undefined); // the reader meets the failure below, when it comes to it
  try {
    for (;;) {
      await changed.promise;
      changed = Promise.withResolvers<void>();
      if (isOffered) {
        isOffered = false;
        yield offered as T;
        taken.resolve();
      } else if (isOver) {
        await running;
        return;
      }
    }
  } finally {
    if (!isOver) {
      taken.reject(new ReaderLeft("the reader left"));
      taken.promise.catch(() => undefined);
      await running.catch((error: unknown) => {
        if (!(error instanceof ReaderLeft)) throw error;
      });
    }
  }
}
