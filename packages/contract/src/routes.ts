// Every route of the system, by name.
import type { Route } from "./route.ts";
import { connectionRoutes } from "./routes/connection-routes.ts";
import { courseRoutes } from "./routes/course-routes.ts";
import { evidenceRoutes } from "./routes/evidence-routes.ts";
import { grantRoutes } from "./routes/grant-routes.ts";
import { nodeRoutes } from "./routes/node-routes.ts";
import { petitionRoutes } from "./routes/petition-routes.ts";
import { programmeRoutes } from "./routes/programme-routes.ts";
import { reachRoutes } from "./routes/reach-routes.ts";
import { recordRoutes } from "./routes/record-routes.ts";
import { successionRoutes } from "./routes/succession-routes.ts";
import { systemRoutes } from "./routes/system-routes.ts";
import { urgingRoutes } from "./routes/urging-routes.ts";

export const routes = {
  ...nodeRoutes,
  ...recordRoutes,
  ...programmeRoutes,
  ...petitionRoutes,
  ...courseRoutes,
  ...connectionRoutes,
  ...evidenceRoutes,
  ...grantRoutes,
  ...successionRoutes,
  ...systemRoutes,
  ...urgingRoutes,
  ...reachRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
