// The network in front of a node: a relay between its address and its socket that is slow, narrow or down when a test
// says so. What it carries are bytes; it knows nothing of what they mean.
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

export interface LinkWeather {
  /** Milliseconds every piece takes. */
  readonly delay: number;
  /** Bytes a second in each direction; Infinity for no limit. */
  readonly rate: number;
  /** Connections are refused. */
  readonly isDown: boolean;
}

export const fairWeather: LinkWeather = { delay: 0, rate: Infinity, isDown: false };

export interface NetworkLink {
  /** Where others reach the node; stays while the node starts again on another port. */
  readonly address: string;
  /** The node listens there now. */
  lead(port: number): void;
  setWeather(weather: LinkWeather): void;
  /** Breaks every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a link on a free port. */
export async function openNetworkLink(): Promise<NetworkLink> {
  const link = new Link();
  await link.listen();
  return link;
}

class Link implements NetworkLink {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #weather = fairWeather;
  #port = 0;

  constructor() {
    this.#server = createServer((socket) => this.#relay(socket));
  }

  async listen(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get address(): string {
    const bound = this.#server.address();
    return `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  }

  lead(port: number): void {
    this.#port = port;
    this.cut();
  }

  setWeather(weather: LinkWeather): void {
    this.#weather = weather;
    if (weather.isDown) this.cut();
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #relay(from: Socket): void {
    this.#hold(from);
    if (this.#weather.isDown || this.#port === 0) {
      from.destroy();
      return;
    }
    const to = connect(this.#port, "127.0.0.1");
    this.#hold(to);
    this.#carry(from, to);
    this.#carry(to, from);
    from.once("close", () => to.destroy());
    to.once("close", () => from.destroy());
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#sockets.delete(socket));
  }

  #carry(from: Socket, to: Socket): void {
    from.on("data", (bytes) => {
      const { delay, rate } = this.#weather;
      const milliseconds = delay + (bytes.length / rate) * 1000;
      if (milliseconds === 0) {
        to.write(bytes);
        return;
      }
      // Nothing overtakes: the next piece is read when this one has arrived.
      from.pause();
      setTimeout(() => {
        if (!to.destroyed) to.write(bytes);
        from.resume();
      }, milliseconds);
    });
  }
}
