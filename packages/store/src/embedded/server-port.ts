// Chooses the port of the server: the one asked for, else the one used last, else any that is free.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { giveTo, type ServerUser } from "./server-user.ts";

/** A port that is free now on 127.0.0.1; refuses only when the port asked for is not. */
export async function choosePort(folder: string, asked: number | undefined): Promise<Outcome<number>> {
  if (asked !== undefined) {
    return (await tryPort(asked)) === undefined
      ? refused({ code: "port-taken", data: { port: asked } })
      : done(asked);
  }
  const last = findLastPort(folder);
  const port = (last === undefined ? undefined : await tryPort(last)) ?? (await tryPort(0));
  return port === undefined ? refused({ code: "port-taken", data: { port: 0 } }) : done(port);
}

export function rememberPort(folder: string, port: number, user: ServerUser): void {
  writeFileSync(join(folder, "port"), `${port}\n`);
  giveTo(user, join(folder, "port"));
}

function findLastPort(folder: string): number | undefined {
  try {
    const port = Number(readFileSync(join(folder, "port"), "utf8"));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const chosen = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(chosen));
    });
  });
}
