// Every address of the page. Each page is its own chunk, fetched when first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseSharedSearch } from "./as-of.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ validateSearch: parseSharedSearch, component: Shell });

const overview = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../features/overview/overview-page.tsx"), "OverviewPage"),
});

const pages = root.addChildren([overview]);

export const router = createRouter({ routeTree: pages, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
