// How the page is built: React, one chunk per page, and the table of routes taken from the contract while building, so
// that the browser gets methods and paths without the schema library they are declared with.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { routes } from "@nhipcau/contract/routes.ts";
import type { Route } from "@nhipcau/contract/route.ts";
import { coastPlugin } from "./build/coast-plugin.ts";
import { compressPlugin } from "./build/compress-plugin.ts";

const tableModule = "virtual:route-table";

function routeTable(): Plugin {
  const resolved = `\0${tableModule}`;
  return {
    name: "nhipcau-route-table",
    resolveId(id) {
      return id === tableModule ? resolved : undefined;
    },
    load(id) {
      if (id !== resolved) return undefined;
      const lines = Object.entries<Route>(routes).map(([name, { method, path, changes, versioned }]) => [
        name,
        { name, method, path, changes: changes === true, versioned: versioned === true },
      ]);
      return `export const routes = ${JSON.stringify(Object.fromEntries(lines))};`;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), routeTable(), coastPlugin(), compressPlugin()],
  build: { target: "es2023", reportCompressedSize: true, chunkSizeWarningLimit: 1200 },
  server: { proxy: { "/api": process.env["NHIPCAU_SERVER"] ?? "http://127.0.0.1:8080" } },
});
