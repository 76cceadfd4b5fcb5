// Every route of the system, by name.
import type { Route } from "./route.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { connectionRoutes } from "./routes/connection-routes.ts";
import { courseRoutes } from "./routes/course-routes.ts";
import { evidenceRoutes } from "./routes/evidence-routes.ts";
import { grantRoutes } from "./routes/grant-routes.ts";
import { nodeRoutes } from "./routes/node-routes.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import { petitionRoutes } from "./routes/petition-routes.ts";
import { programmeRoutes } from "./routes/programme-routes.ts";
import { reachRoutes } from "./routes/reach-routes.ts";
import { recordRoutes } from "./routes/record-routes.ts";
import { signInRoutes } from "./routes/sign-in-routes.ts";
import { reviewRoutes } from "./routes/review-routes.ts";
import { successionRoutes } from "./routes/succession-routes.ts";
import { takeOverRoutes } from "./routes/take-over-routes.ts";
import { systemRoutes } from "./routes/system-routes.ts";
import { urgingRoutes } from "./routes/urging-routes.ts";
import { workRoutes } from "./routes/work-routes.ts";

export const routes = {
  ...nodeRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...recordRoutes,
  ...programmeRoutes,
  ...petitionRoutes,
  ...reviewRoutes,
  ...courseRoutes,
  ...connectionRoutes,
  ...evidenceRoutes,
  ...grantRoutes,
  ...successionRoutes,
  ...takeOverRoutes,
  ...systemRoutes,
  ...urgingRoutes,
  ...reachRoutes,
  ...workRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
