// A connection to the database that sends what is written in one turn of the event loop together: the beginning of a
// transaction with its first query, the last query with the commit. Each message of its own costs both sides a call of
// the system, which is a good part of what a small write costs.
import { Socket } from "node:net";

type Told = (error?: Error | null) => void;

export class GatheringSocket extends Socket {
  #isGathering = false;

  override write(bytes: Uint8Array | string, told?: Told): boolean;
  override write(bytes: Uint8Array | string, encoding?: BufferEncoding, told?: Told): boolean;
  override write(bytes: Uint8Array | string, second?: BufferEncoding | Told, told?: Told): boolean {
    if (!this.#isGathering) {
      this.#isGathering = true;
      this.cork();
      process.nextTick(() => {
        this.#isGathering = false;
        this.uncork();
      });
    }
    return typeof second === "string" ? super.write(bytes, second, told) : super.write(bytes, second ?? told);
  }
}
