// The built page: its files, and its first file for every address that is a place in it.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { notFound } from "./answer-errors.ts";
import { languageOf, sendProblem } from "./problem.ts";

/** Serves the page in a folder. */
export async function servePage(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    // The first file names the others, whose names change with their content.
    setHeaders: (reply, path) => {
      const isFirst = path.includes("index.html");
      reply.header("cache-control", isFirst ? "no-cache" : "public, max-age=3600");
    },
  });
  // Every other address that is not the API's is a place in the page.
  server.get("/*", { exposeHeadRoute: true }, (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const isPage = !path.startsWith("/api/") && !/\.\w{2,5}$/u.test(path);
    if (isPage) return reply.sendFile("index.html");
    return sendProblem(reply, [notFound(request)], languageOf(request));
  });
}
