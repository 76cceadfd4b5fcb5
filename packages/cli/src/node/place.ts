// Where a command finds its node: --data, else the server DATABASE_URL names, else the usual data folder.
import type { NodePlace } from "./open-node.ts";

export interface PlaceOptions {
  readonly data?: string;
}

/** The place the options and the environment name. */
export function placeOf({ data }: PlaceOptions): NodePlace {
  const databaseUrl = process.env["DATABASE_URL"];
  const named = data === undefined && databaseUrl !== undefined && databaseUrl !== "";
  return {
    ...(data === undefined ? {} : { data }),
    ...(named ? { databaseUrl } : {}),
  };
}
