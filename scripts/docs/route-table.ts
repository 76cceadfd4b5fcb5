// The table of docs/api.md: every declared route, in the groups in which the contract declares them.
import type { Access, Route } from "@nhipcau/contract/route.ts";
import { accountRoutes } from "@nhipcau/contract/routes/account-routes.ts";
import { connectionRoutes } from "@nhipcau/contract/routes/connection-routes.ts";
import { courseRoutes } from "@nhipcau/contract/routes/course-routes.ts";
import { evidenceRoutes } from "@nhipcau/contract/routes/evidence-routes.ts";
import { grantRoutes } from "@nhipcau/contract/routes/grant-routes.ts";
import { signInRoutes } from "@nhipcau/contract/routes/sign-in-routes.ts";
import { successionRoutes } from "@nhipcau/contract/routes/succession-routes.ts";
import { nodeRoutes } from "@nhipcau/contract/routes/node-routes.ts";
import { peopleRoutes } from "@nhipcau/contract/routes/people-routes.ts";
import { programmeRoutes } from "@nhipcau/contract/routes/programme-routes.ts";
import { petitionRoutes } from "@nhipcau/contract/routes/petition-routes.ts";
import { reachRoutes } from "@nhipcau/contract/routes/reach-routes.ts";
import { recordRoutes } from "@nhipcau/contract/routes/record-routes.ts";
import { reviewRoutes } from "@nhipcau/contract/routes/review-routes.ts";
import { systemRoutes } from "@nhipcau/contract/routes/system-routes.ts";
import { takeOverRoutes } from "@nhipcau/contract/routes/take-over-routes.ts";
import { urgingRoutes } from "@nhipcau/contract/routes/urging-routes.ts";
import { workRoutes } from "@nhipcau/contract/routes/work-routes.ts";
import { routes } from "@nhipcau/contract/routes.ts";
import { code, table } from "./markdown.ts";

const groups: readonly (readonly [string, Readonly<Record<string, Route>>])[] = [
  ["The programme", programmeRoutes],
  ["Urging", urgingRoutes],
  ["How people are reached", reachRoutes],
  ["A person's work", workRoutes],
  ["Who takes over after a merger", takeOverRoutes],
  ["Reviews and conferences", reviewRoutes],
  ["The course of the programme", courseRoutes],
  ["From obstacle to answer", petitionRoutes],
  ["The registers", recordRoutes],
  ["Files of evidence", evidenceRoutes],
  ["Connections with other nodes", connectionRoutes],
  ["Grants", grantRoutes],
  ["A node in another's place", successionRoutes],
  ["The node and who is signed in", nodeRoutes],
  ["Signing in", signInRoutes],
  ["My account", accountRoutes],
  ["Accounts of the node", peopleRoutes],
  ["For operators and machines", systemRoutes],
];

const access: Readonly<Record<Access, string>> = {
  open: "everybody",
  "signed-in": "signed in",
  demonstration: "demonstration only",
  session: "everybody, also with a session that is over",
  person: "everybody with an account",
  administrator: "administrators of accounts",
};

/** A heading and a table a group. Throws when a route stands in no group. */
export function routeTables(): string {
  const grouped = groups.flatMap(([, group]) => Object.keys(group));
  const forgotten = Object.keys(routes).filter((name) => !grouped.includes(name));
  if (forgotten.length > 0) throw new Error(`these routes stand in no group: ${forgotten.join(", ")}`);
  return groups.map(([heading, group]) => `### ${heading}\n\n${routeTable(group)}`).join("\n\n");
}

function routeTable(group: Readonly<Record<string, Route>>): string {
  return table(
    ["method", "path", "what (vi)", "what (en)", "open to", "besides"],
    Object.values(group).map((route) => [
      route.method,
      code(route.path),
      route.summary.vi,
      route.summary.en,
      access[route.access],
      besides(route),
    ]),
  );
}

function besides({ changes, versioned, media, maximumBytes, query }: Route): string {
  const parameters = Object.keys(query?.properties ?? {});
  return [
    ...(parameters.length > 0 ? [parameters.map((name) => code(`?${name}`)).join(" ")] : []),
    ...(changes ? ["takes `Idempotency-Key`"] : []),
    ...(versioned ? ["needs `If-Match`"] : []),
    ...(media ? [`answers ${media.map(shortMedia).join(", ")}`] : []),
    ...(maximumBytes === undefined ? [] : [`at most ${maximumBytes / 1024 / 1024} MB`]),
  ].join("; ");
}

function shortMedia(media: string): string {
  if (media.endsWith("spreadsheetml.sheet")) return "XLSX";
  return media.endsWith("wordprocessingml.document") ? "DOCX" : code(media);
}
