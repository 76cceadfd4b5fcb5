// A node with its HTTP server, for a test: real tables, files and journal, a clock and ids that are arguments.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { minutesDocument } from "@nhipcau/files/conference-minutes/minutes-document.ts";
import { evidenceMediaOf } from "@nhipcau/files/evidence/media-of.ts";
import { petitionDocument } from "@nhipcau/files/petition-document/petition-document.ts";
import { reviewDocument } from "@nhipcau/files/review-document/review-document.ts";
import { makeSpoolFolder } from "@nhipcau/files/spool-folder.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { type Account, demonstrationAccounts } from "@nhipcau/server/account.ts";
import { serveExchange } from "@nhipcau/server/exchange/serve-exchange.ts";
import { makeServer, type ServerOptions } from "@nhipcau/server/server.ts";
import type { ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import type { IdentityProvider } from "@nhipcau/server/people/auth-setting.ts";
import type { PeopleParts } from "@nhipcau/server/people/people.ts";
import { openPeopleDatabase, type PeopleDatabase } from "@nhipcau/store/people/people-database.ts";
import { makePeopleStore } from "@nhipcau/store/people/people-store.ts";
import type { Services, ServingExchange } from "@nhipcau/server/services.ts";
import { type JournalFeed, makeJournalFeed } from "@nhipcau/store/journal/journal-feed.ts";
import { makeEvidenceFiles } from "@nhipcau/store/evidence/evidence-files.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { makeCalendarLinks } from "@nhipcau/store/urging/calendar-links.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { makePushSubscriptions } from "@nhipcau/store/urging/push-subscriptions.ts";
import { makeAccountRecipients } from "@nhipcau/server/urging/account-recipients.ts";
import { calendarFeed } from "@nhipcau/files/calendar-feed/calendar-feed.ts";
import type { PushSender } from "@nhipcau/operations/ports/pushes.ts";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { makeNode, type TestNode } from "./make-node.ts";
import { loadRegion } from "./region-files.ts";
import type { TestServer } from "./test-server.ts";

export interface TestServerOptions extends Partial<Omit<ServerOptions, "logTo">> {
  readonly server?: TestServer;
  /** Load the region's facts and its illustrative example. */
  readonly region?: boolean;
  readonly asOf?: CalendarDate;
  /** Milliseconds since 1970; noon of 21 November 2026 in Vietnam unless given. */
  readonly clock?: () => number;
  readonly extra?: readonly Register[];
  /** False: started as a node for real use, without the roles of the demonstration. */
  readonly demonstration?: boolean;
  /** Accounts of its own, opened at this address; none unless given. */
  readonly people?: TestPeople;
  /** Bytes of one upload at most. */
  readonly maximumUpload?: number;
  /** The localities the node works for; the three of the region unless given. */
  readonly localities?: readonly { readonly id: string; readonly name: string }[];
  /** What tells browsers; none unless given. */
  readonly push?: PushSender;
  /** Its part in the exchange, over its database and the feed of its journal; none unless given. */
  readonly exchange?: (node: TestNode, feed: JournalFeed) => Promise<TestExchange>;
}

export interface TestPeople {
  /** Where people open it; the address of injected requests unless given. */
  readonly origin?: () => string;
  readonly provider?: IdentityProvider;
  readonly secondFactorRequired?: boolean;
}

export interface TestExchange extends ServingExchange {
  readonly serving: ServingPulls;
}

export interface ServingNode extends TestNode {
  readonly app: FastifyInstance;
  readonly accounts: readonly Account[];
  /** Every line of the log so far. */
  readonly log: readonly string[];
  /** The cookie of an account such as `specialist-qn`, as a request sends it. */
  signIn(account: string): Promise<string>;
  /** Opens a socket on a free port and gives the address. */
  listen(): Promise<string>;
  /** The files that wait in the spool. */
  spooled(): Promise<readonly string[]>;
  journalLength(): Promise<number>;
}

const hosted = [
  { id: "QN", name: "Quảng Ninh" },
  { id: "HP", name: "Hải Phòng" },
  { id: "HN", name: "Hà Nội" },
];

/** Noon in Vietnam on the day the tests take for today. */
export const testNoon = Date.UTC(2026, 10, 21, 5);

/** Makes a node that serves; it is closed and dropped after the test file. */
export async function makeTestServer(options: TestServerOptions = {}): Promise<ServingNode> {
  const { server, extra } = options;
  const node = await makeNode({ ...(server ? { server } : {}), ...(extra ? { extra } : {}) });
  if (options.region) await loadRegion(node.store);
  const folder = await mkdtemp(join(tmpdir(), "nhipcau-spool-"));
  const feed = makeJournalFeed({ url: node.prepared.appUrl });
  const log: string[] = [];
  const accounts = demonstrationAccounts(options.localities ?? hosted);
  const exchange = await options.exchange?.(node, feed);
  const peopleDatabase = options.people && openPeopleDatabase(node.prepared.appUrl);
  const services = {
    ...(await servicesOf(options, node, feed, folder, accounts)),
    ...(peopleDatabase && options.people ? { people: peopleOf(peopleDatabase, options.people) } : {}),
  };
  const { people: _people, ...serverOptions } = options;
  const app = await makeServer(exchange ? { ...services, exchange } : services, {
    secret: "only-for-tests-only-for-tests-only",
    requestsPerMinute: 1_000_000,
    logTo: { write: (line) => void log.push(line) },
    ...serverOptions,
  });
  if (exchange) await serveExchange(app, exchange.node, exchange.serving);
  await app.ready();
  await feed.ready;
  after(async () => {
    await app.close();
    await peopleDatabase?.destroy();
    await feed.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...node,
    app,
    accounts,
    log,
    signIn: (account) => signIn(app, account),
    listen: () => app.listen({ host: "127.0.0.1", port: 0 }),
    spooled: () => readdir(folder),
    journalLength: async () =>
      Number((await node.sql("select count(*)::int as n from nhipcau.journal"))[0]?.["n"]),
  };
}

async function servicesOf(
  {
    region,
    asOf,
    demonstration = true,
    maximumUpload = 100 * 1024 ** 2,
    clock = () => testNoon,
    localities = hosted,
    push,
  }: TestServerOptions,
  node: TestNode,
  feed: JournalFeed,
  folder: string,
  accounts: readonly Account[],
): Promise<Services> {
  return {
    store: makePostgresStore({ ...node, committed: feed.committed }),
    node: {
      name: { vi: "Nút thử", en: "Test node" },
      localities,
      version: "0.1.0",
      illustrative: region === true,
      ...(asOf === undefined ? {} : { asOf }),
    },
    clock,
    makeId: countingIds(),
    tables: makeTableFiles(),
    spool: await makeSpoolFolder({ folder, maximumBytes: maximumUpload, now: clock }),
    evidence: { files: makeEvidenceFiles({ ...node, clock }), mediaOf: evidenceMediaOf },
    reviewDocument,
    petitionDocument,
    minutesDocument,
    liveChanges: feed,
    notices: makeNoticeStore(node.database),
    reaching: reachingOf(node, accounts, push),
    exchangeNews: { subscribe: (listener) => feed.subscribeExchange(listener) },
    ready: () =>
      node.database.rows(sql`select 1`).then(
        () => true,
        () => false,
      ),
    ...(demonstration ? { demonstration: accounts } : {}),
  };
}

function reachingOf(
  { database }: TestNode,
  accounts: readonly Account[],
  push: PushSender | undefined,
): NonNullable<Services["reaching"]> {
  const digests = makeDigestStore(database);
  return {
    digests,
    recipients: makeAccountRecipients(accounts, digests),
    calendarLinks: makeCalendarLinks(database),
    calendarFeed,
    pushes: makePushSubscriptions(database),
    privatePush: true,
    mails: true,
    site: () => "https://nhipcau.test",
    ...(push ? { pushKey: push.publicKey } : {}),
  };
}

function peopleOf(database: PeopleDatabase, { origin, provider, ...rest }: TestPeople): PeopleParts {
  return {
    ...rest,
    store: makePeopleStore(database),
    database: { db: database, type: "postgres" },
    origin: origin ?? (() => "http://localhost:80"),
    ...(provider ? { provider } : {}),
  };
}

async function signIn(app: FastifyInstance, account: string): Promise<string> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/demonstration/session",
    payload: { account },
  });
  const [cookie] = answer.cookies;
  if (!cookie) throw new Error(`${account} was not signed in: ${answer.body}`);
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`;
}

// Ids that sort as they were made, the same in every run.
function countingIds(): () => string {
  let made = 0;
  return () => `made-${String((made += 1)).padStart(6, "0")}`;
}
