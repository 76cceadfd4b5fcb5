// Puts a node on the network: the HTTP server over an open node, until it is told to stop.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { uuidv7 } from "./record-id.ts";
import { join } from "node:path";
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { evidenceMediaOf } from "@nhipcau/files/evidence/media-of.ts";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { localities as localityRegister } from "@nhipcau/registers/governance/localities.ts";
import { type Account, demonstrationAccounts } from "@nhipcau/server/account.ts";
import type { LogTarget } from "@nhipcau/server/http/request-log.ts";
import type { PeopleParts } from "@nhipcau/server/people/people.ts";
import { makeServer } from "@nhipcau/server/server.ts";
import type { NodeIdentity, Services, ServingExchange } from "@nhipcau/server/services.ts";
import { sql } from "kysely";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { serveExchange } from "@nhipcau/server/exchange/serve-exchange.ts";
import { keepHouse } from "./keep-house.ts";
import { type Exchange, makeExchange } from "./make-exchange.ts";
import type { ExchangePace, RunningExchange } from "./run-exchange.ts";
import { checkout, programVersion } from "./checkout.ts";
import { type NodePeople, openNodePeople } from "./node-people.ts";
import { keepServedAs } from "./served-as.ts";
import { type OpenNode } from "./open-node.ts";
import { type RunningUrging, startUrging } from "./run-jobs.ts";
import { urgeOnNews } from "./urge-on-news.ts";

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly demonstration: boolean;
  readonly asOf?: CalendarDate;
  readonly localities: readonly string[];
  /** True for the error output; or where the lines go. */
  readonly log?: boolean | LogTarget;
  readonly requestsPerMinute?: number;
  /** Its session cookie's name where several nodes share a host. */
  readonly sessionCookie?: string;
  /** Where other nodes reach this one; its own address unless told. */
  readonly endpoint?: string;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly clock?: () => number;
  readonly pace?: ExchangePace;
}

export interface Listening {
  readonly address: string;
  readonly exchange: Exchange;
  readonly running: RunningExchange;
  readonly people: NodePeople;
  readonly close: () => Promise<void>;
}

type HttpServer = Awaited<ReturnType<typeof makeServer>>;

/** Serves a node. Refuses a port that is taken. */
export async function listen(node: OpenNode, options: ListenOptions): Promise<Outcome<Listening>> {
  const identity = await identityOf(node, options);
  const clock = options.clock ?? (() => Date.now());
  let address = "";
  const site = (): string => options.endpoint ?? address;
  const { localities } = options;
  const exchange = await makeExchange(node, { name: identity.name, localities, endpoint: site, clock });
  if (!exchange.ok) return exchange;
  const people = openNodePeople(node, { origin: site, localities, clock });
  if (!people.ok) return people;
  let running: RunningExchange | undefined;
  const serving = { ...exchange.value, nudge: () => running?.nudge() };
  const spool = await makeSpool(node.folder, clock);
  // The log is the server's, which is made after what it serves.
  let server: HttpServer | undefined;
  const failing = (what: string) => (error: unknown) =>
    server?.log.error({ kind: error instanceof Error ? error.name : "unknown" }, `${what} failed`);
  const accounts = await accountsOf(node, options, identity);
  const today = () => options.asOf ?? dayInVietnam(clock());
  const onTrouble = failing("the jobs");
  const reached = accounts ? { accounts } : { accounts: [], people: people.value.parts.store };
  const urged = { ...reached, site, localities, today, clock, onTrouble };
  const urging = await startUrging(node, urged);
  const live = joinFeeds(node.feed, exchange.value.arrivals);
  const endNews = urgeOnNews({ news: live, jobs: urging.jobs, onTrouble });
  const parts = { identity, spool, clock, exchange: serving, urging, accounts, live };
  server = await serverOf(node, options, { ...parts, people: people.value.parts });
  await serveExchange(server, exchange.value.node, exchange.value.serving);
  const served = server;
  const stopServing = async (): Promise<void> => {
    endNews();
    await urging.stop();
    await served.close();
    await people.value.close();
  };
  const listening = await openPort(served, options);
  if (!listening.ok) {
    await stopServing();
    return listening;
  }
  address = listening.value;
  const { evidence } = exchange.value.node;
  const tidyPeople = () => people.value.parts.store.tidy(clock());
  const kept = { database: node.database, spool, evidence, tidyPeople };
  const house = await keepHouse(kept, failing("keeping house"));
  keepServedAs(node.folder, { name: identity.name, localities, endpoint: site() });
  const runs = exchange.value.run(failing("the exchange"), options.pace);
  running = runs;
  const close = async (): Promise<void> => {
    house.stop();
    await runs.stop();
    await stopServing();
    exchange.value.close();
  };
  return done({ address, exchange: exchange.value, running: runs, people: people.value, close });
}

/** The roles of a demonstration; none where it is not one. */
async function accountsOf(
  node: OpenNode,
  { demonstration }: ListenOptions,
  { localities: hosted }: NodeIdentity,
): Promise<readonly Account[] | undefined> {
  return demonstration ? demonstrationAccounts(await standingToday(node, hosted)) : undefined;
}

async function makeSpool(folder: string, now: () => number): Promise<Services["spool"]> {
  const own = join(folder, "spool");
  await mkdir(own, { recursive: true, mode: 0o700 });
  return makeSpoolFolder({ folder: own, maximumBytes: 100 * 1024 * 1024, now });
}

/** Opens the port and gives the address under which it is reached. Refuses a port that is taken. */
async function openPort(server: HttpServer, { host, port: wanted }: ListenOptions): Promise<Outcome<string>> {
  try {
    await server.listen({ host, port: wanted });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE" || code === "EACCES")
      return refused({ code: "port-taken", data: { port: wanted } });
    throw new Error("the server could not listen", { cause: error });
  }
  const bound = server.server.address();
  const port = typeof bound === "object" && bound ? bound.port : wanted;
  return done(`http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${port}`);
}

interface ServerParts extends Pick<Services, "clock" | "spool"> {
  readonly identity: NodeIdentity;
  readonly exchange: ServingExchange;
  readonly urging: RunningUrging;
  readonly accounts: readonly Account[] | undefined;
  /** What was written here, and what came from others. */
  readonly live: Services["liveChanges"];
  readonly people: PeopleParts;
}

async function serverOf(
  node: OpenNode,
  options: ListenOptions,
  { identity, spool, clock, exchange, urging, accounts, live, people }: ServerParts,
): ReturnType<typeof makeServer> {
  const webFolder = join(checkout, "packages/web/dist");
  return makeServer(
    {
      store: node.store,
      node: identity,
      clock,
      makeId: () => uuidv7(clock()),
      tables: makeTableFiles(),
      spool,
      evidence: { files: exchange.node.evidence, mediaOf: evidenceMediaOf },
      ...documents,
      liveChanges: live,
      notices: makeNoticeStore(node.database),
      jobs: urging.jobs,
      exchangeNews: { subscribe: (listener) => node.feed.subscribeExchange(listener) },
      exchange,
      people,
      ready: () =>
        node.database.rows(sql`select 1`).then(
          () => true,
          () => false,
        ),
      reaching: urging.reaching,
      ...(accounts ? { demonstration: accounts } : {}),
    },
    {
      secret: keptSecret(node.folder),
      ...(existsSync(join(webFolder, "index.html")) ? { webFolder } : {}),
      ...(options.sessionCookie === undefined ? {} : { sessionCookie: options.sessionCookie }),
      ...(options.log ? { logTo: options.log === true ? process.stderr : options.log } : {}),
      ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
    },
  );
}

// What writes documents is loaded with the first one.
const documents: Pick<Services, "reviewDocument" | "petitionDocument" | "minutesDocument"> = {
  reviewDocument: async (review, options) =>
    (await import("@nhipcau/files/review-document/review-document.ts")).reviewDocument(review, options),
  petitionDocument: async (letter) =>
    (await import("@nhipcau/files/petition-document/petition-document.ts")).petitionDocument(letter),
  minutesDocument: async (minutes, options) =>
    (await import("@nhipcau/files/conference-minutes/minutes-document.ts")).minutesDocument(minutes, options),
};

function joinFeeds(...feeds: readonly Services["liveChanges"][]): Services["liveChanges"] {
  return {
    subscribe: (listener) => {
      const ends = feeds.map((feed) => feed.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/**
 * Those of a node's localities that no other has taken the place of: only they have offices to sign in from. Where all were
 * merged somebody is left to hand their data over.
 */
async function standingToday<L extends { readonly id: string }>(
  node: OpenNode,
  hosted: readonly L[],
): Promise<readonly L[]> {
  const succeeded = await node.database.rows<{ author: string }>(
    sql`select author from nhipcau.stewardship where steward <> author`,
  );
  const gone = new Set(succeeded.map(({ author }) => author));
  const standing = hosted.filter(({ id }) => !gone.has(id));
  return standing.length === 0 ? hosted : standing;
}

async function identityOf(node: OpenNode, options: ListenOptions): Promise<NodeIdentity> {
  const version = programVersion();
  return node.store.read(systemOf(options.localities[0] ?? "QN"), async (transaction) => {
    const names = await transaction.names(localityRegister, options.localities);
    const hosted = options.localities.map((id) => ({ id, name: names.get(id) ?? id }));
    const illustrated = await transaction.list(commitments, {
      filters: [{ field: "illustrative", operator: "eq", values: [true] }],
      limit: 1,
    });
    const first = hosted[0]?.name ?? "";
    return {
      name: { vi: `Nút ${first}`, en: `Node ${first}` },
      localities: hosted,
      version,
      illustrative: illustrated.ok && illustrated.value.records.length > 0,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    };
  });
}

/** The secret that signs sessions: from the environment, else kept beside the data, so that a restart signs nobody out. */
function keptSecret(folder: string): string {
  const given = process.env["NHIPCAU_SECRET"];
  if (given !== undefined && given.length >= 32) return given;
  const file = join(folder, "session-secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
