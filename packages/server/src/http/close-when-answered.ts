// A server that was told to close ends each connection as soon as it owes it no answer. Node itself leaves two kinds open for
// more than a minute: one whose answer ended after the close began, and one on which no request has come yet, as browsers
// open them in advance.
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Milliseconds between two looks at what is still open. */
const pace = 20;

export function closeWhenAnswered(server: FastifyInstance): void {
  const open = new Set<Socket>();
  const answering = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.server.on("request", ({ socket }, response) => {
    answering.add(socket);
    response.once("close", () => answering.delete(socket));
  });
  server.addHook("preClose", () => {
    const ending = setInterval(() => {
      for (const socket of open) if (!answering.has(socket)) socket.destroy();
    }, pace);
    server.server.once("close", () => clearInterval(ending));
  });
}
