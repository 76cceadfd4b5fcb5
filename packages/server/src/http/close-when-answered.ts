// A server that was told to close ends each connection as soon as it owes it no answer. Node itself leaves two kinds open for
// more than a minute: one whose answer ended after the close began, and one on which no request has come yet, as browsers
// open them in advance.
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Milliseconds between two looks at what is still open. */
const pace = 20;

export function closeWhenAnswered(server: FastifyInstance): void {
  const open = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  server.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.server.on("request", (_request, answer) => {
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
  });
  server.addHook("preClose", () => {
    const ending = setInterval(() => {
      // One connection may wait for several, when its requests came at once.
      const waiting = new Set([...answers].map(({ req }) => req.socket));
      for (const socket of open) if (!waiting.has(socket)) socket.destroy();
    }, pace);
    server.server.once("close", () => clearInterval(ending));
  });
}
