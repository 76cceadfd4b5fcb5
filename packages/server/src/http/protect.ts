// What guards every answer: signed cookies, a limit of requests for each address, and the headers that tell a browser
// to run nothing but the page's own files.
import fastifyCookie from "@fastify/cookie";
import fastifyHelmet from "@fastify/helmet";
import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { usualSessionCookie } from "./session-cookie.ts";

export interface Protection {
  /** Signs the session cookies; at least 32 bytes of randomness. */
  readonly secret: string;
  /** The session cookie's name: browsers do not tell the nodes of one host apart by their ports. */
  readonly sessionCookie?: string;
  /** Requests a minute from one address; 1,200 unless told. */
  readonly requestsPerMinute?: number;
}

/** Adds the guards to a server. */
export async function protect(
  server: FastifyInstance,
  { secret, sessionCookie = usualSessionCookie, requestsPerMinute = 1200 }: Protection,
): Promise<void> {
  server.decorate("sessionCookie", sessionCookie);
  await server.register(fastifyCookie, { secret });
  await server.register(fastifyRateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      Object.assign(new Error("too many requests"), { statusCode: 429, retryAfter: Math.ceil(ttl / 1000) }),
  });
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // the component library sets style attributes
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null, // a node on loopback or behind a proxy speaks plain HTTP here
      },
    },
    strictTransportSecurity: false, // set by the proxy that ends TLS
  });
  // What the API says depends on who asks, and changes: nobody keeps it on the way. Set on the raw answer, so that the
  // event stream, which is written there, carries it too.
  server.addHook("onRequest", (request, reply, next) => {
    if (request.url.startsWith("/api/")) reply.raw.setHeader("cache-control", "no-store");
    next();
  });
}
