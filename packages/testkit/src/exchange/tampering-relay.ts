// Somebody between two nodes who changes what passes: a relay that reads each request and each answer whole, lets a test
// alter its bytes, and sends it on over a socket of its own.
import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { after } from "node:test";

export interface PassingRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PassingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface TamperingRelay {
  readonly address: string;
  /** The node it stands before. */
  lead(address: string): void;
  /** What is done with what passes; nothing until told. */
  tamper(with_: {
    readonly request?: (request: PassingRequest) => PassingRequest;
    readonly answer?: (
      answer: PassingAnswer,
      request: PassingRequest,
    ) => PassingAnswer | Promise<PassingAnswer>;
  }): void;
}

/** Opens a relay on a free port, closed after the test file. */
export async function openTamperingRelay(): Promise<TamperingRelay> {
  let target = "";
  let tampering: Parameters<TamperingRelay["tamper"]>[0] = {};
  const server = http.createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = "GET", url = "/" } = incoming;
    const request = { method, target: url, headers: plain(incoming.headers), body: await bodyOf(incoming) };
    const altered = tampering.request?.(request) ?? request;
    const answer = await forward(target, altered);
    const { status, headers, body } = (await tampering.answer?.(answer, request)) ?? answer;
    outgoing.writeHead(status, { ...headers, "content-length": String(body.length) }).end(body);
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`,
    lead: (address) => {
      target = address;
    },
    tamper: (given) => {
      tampering = given;
    },
  };
}

/** Sends a request as it is, over a connection of its own. */
export async function forward(address: string, request: PassingRequest): Promise<PassingAnswer> {
  const { hostname, port } = new URL(address);
  const outgoing = http.request({
    hostname,
    port,
    method: request.method,
    path: request.target,
    headers: { ...request.headers, "content-length": String(request.body.length) },
    agent: false,
  });
  outgoing.end(request.body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return {
    status: incoming.statusCode ?? 0,
    headers: plain(incoming.headers),
    body: await bodyOf(incoming),
  };
}

/** Bytes with one bit of one of them turned over. */
export function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return flipped;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function plain(headers: IncomingMessage["headers"]): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(
    ([name]) => !["transfer-encoding", "connection", "content-length", "keep-alive"].includes(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
