// Where a command finds its node: --data, else the server DATABASE_URL names, else the usual data folder; and of several
// nodes of one data folder the one --node names.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { dataFolderOf, type NodePlace } from "./open-node.ts";

export interface PlaceOptions {
  readonly data?: string;
  readonly node?: string;
}

/** The name under which the only node of a data folder is found beside several others. */
const only = "single";

/** The place the options and the environment name. Refuses to guess one of several nodes, and a name that is none. */
export function placeOf({ data, node }: PlaceOptions): Outcome<NodePlace> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (data === undefined && databaseUrl !== undefined && databaseUrl !== "") return done({ databaseUrl });
  const folder = dataFolderOf(data === undefined ? {} : { data });
  const given = data === undefined ? {} : { data };
  const names = namesIn(folder);
  if (node === only || (node === undefined && names.length === 0)) return done(given);
  if (node === undefined || !names.includes(node))
    return refused({ code: "which-node", path: "--node", data: { names: [...names, only].join(", ") } });
  return done({ ...given, databaseName: `nhipcau_${node}`, folder: join(folder, "nodes", node) });
}

function namesIn(folder: string): readonly string[] {
  const nodes = join(folder, "nodes");
  return existsSync(nodes) ? readdirSync(nodes).filter((name) => /^[a-z][a-z0-9]{0,20}$/u.test(name)) : [];
}
