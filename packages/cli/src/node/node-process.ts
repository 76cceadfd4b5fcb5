// What one process of a node is told: where its database and its files are, on which port it listens, which day it takes
// for today. Several nodes of one data folder share its database server and nothing else.
import { join } from "node:path";
import { parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { defaultDataFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { checkout } from "./checkout.ts";
import type { ListenOptions } from "./listen.ts";
import type { NodePlace } from "./open-node.ts";

/** As it is written on the command line. */
export interface NodeAsked {
  readonly data?: string;
  readonly port: string;
  readonly asOf?: string;
  readonly factsOnly?: boolean;
  /** Tells the node from others of the same data folder; absent for the only one. */
  readonly name?: string;
  readonly localities: readonly string[];
}

export interface NodeProcess {
  readonly place: NodePlace & { readonly data: string };
  readonly listen: ListenOptions;
  readonly factsOnly: boolean;
}

/** Makes the options of a demonstration's node. Refuses what is no port and no date. */
export function parseNodeProcess(asked: NodeAsked): Outcome<NodeProcess> {
  const { name, localities } = asked;
  const port = Number(asked.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return refused({ code: "bad-request", data: { detail: `--port ${asked.port}` } });
  const asOf = asked.asOf === undefined ? undefined : parseWrittenDate(asked.asOf);
  if (asked.asOf !== undefined && !asOf)
    return refused({ code: "no-such-date", path: "--as-of", data: { value: asked.asOf } });
  const data = asked.data ?? defaultDataFolder(checkout);
  const factsOnly = asked.factsOnly === true;
  return done({
    place: {
      data,
      databaseName: ["nhipcau", ...(name === undefined ? [] : [name]), ...(factsOnly ? ["facts"] : [])].join(
        "_",
      ),
      ...(name === undefined ? {} : { folder: join(data, "nodes", name), beside: true }),
    },
    listen: {
      host: "127.0.0.1",
      port,
      demonstration: true,
      localities,
      requestsPerMinute: 6000,
      ...(asOf === undefined ? {} : { asOf }),
      ...(name === undefined ? {} : { sessionCookie: `nhipcau_session_${name}` }),
    },
    factsOnly,
  });
}
