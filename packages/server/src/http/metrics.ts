// Metrics for Prometheus: requests by route and status, their time, and the process itself. No label names a person.
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import { onceOver } from "./request-log.ts";

/** Counts every request of a server and gives the page of figures. */
export function measureRequests(server: FastifyInstance): { readonly page: () => Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "nhipcau_" });
  const requests = new Counter({
    name: "nhipcau_requests_total",
    help: "Requests by route, method and status",
    labelNames: ["route", "method", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "nhipcau_request_seconds",
    help: "Time to answer by route",
    labelNames: ["route"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  onceOver(server, (request, reply, isWhole) => {
    const route = request.routeOptions.url ?? "none";
    requests.inc({ route, method: request.method, status: isWhole ? reply.statusCode : "left" });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
  return { page: () => registry.metrics() };
}
