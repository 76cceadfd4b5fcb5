// A way between two nodes that is long and loses packets, where the kernel has no netem: every piece of a connection comes
// so much later, and one in a hundred later still by the time TCP takes to send it again, with all that is behind it.
import { connect, createServer, type Socket } from "node:net";

export interface SlowRelay {
  readonly address: string;
  readonly lead: (address: string) => void;
  readonly close: () => void;
}

/** Relays to whatever it is led to; times in milliseconds, one way. */
export async function openSlowRelay(way: {
  readonly delay: number;
  readonly loss: number;
  readonly again: number;
}): Promise<SlowRelay> {
  let target = new URL("http://127.0.0.1:1");
  const server = createServer((near) => {
    const far = connect({ host: target.hostname, port: Number(target.port), noDelay: true });
    near.setNoDelay(true);
    carry(near, far, way);
    carry(far, near, way);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the relay has no port");
  return {
    address: `http://127.0.0.1:${bound.port}`,
    lead: (address) => {
      target = new URL(address);
    },
    close: () => server.close(),
  };
}

function carry(
  from: Socket,
  to: Socket,
  { delay, loss, again }: { readonly delay: number; readonly loss: number; readonly again: number },
): void {
  let free = 0; // nothing overtakes what was sent before it
  from.on("data", (piece) => {
    const now = performance.now();
    free = Math.max(free, now + delay + (Math.random() < loss ? again : 0));
    setTimeout(() => {
      if (!to.destroyed) to.write(piece);
    }, free - now);
  });
  from.on("error", () => to.destroy());
  from.on("close", () => setTimeout(() => to.destroy(), delay));
}
