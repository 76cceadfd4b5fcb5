// Two nodes of a year, Quảng Ninh's and Hải Phòng's, each with its database, key and socket; connected, and granting each
// other the programme of the agreement. One clock for both, which the test sets. Nothing runs by itself.
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { followGrant } from "@nhipcau/operations/exchange/follow-grant.ts";
import { answerGrant } from "@nhipcau/operations/exchange/grants.ts";
import { noteFollowing } from "@nhipcau/operations/exchange/note-following.ts";
import { offerAgreement } from "@nhipcau/operations/exchange/offer-agreement.ts";
import type { Grant, Peer } from "@nhipcau/operations/ports/exchange-store.ts";
import type { Mail } from "@nhipcau/operations/ports/mail.ts";
import type { NoticeStore } from "@nhipcau/operations/ports/notices.ts";
import type { PushSender, PushSubscriptions } from "@nhipcau/operations/ports/pushes.ts";
import type { Recipient } from "@nhipcau/operations/ports/recipients.ts";
import { addRecord } from "@nhipcau/operations/records/write-record.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { sendPushes } from "@nhipcau/operations/urging/send-pushes.ts";
import { urge } from "@nhipcau/operations/urging/urge.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { makePushSubscriptions } from "@nhipcau/store/urging/push-subscriptions.ts";
import pg from "pg";
import { type ConnectedNode, connect, grantTo, makeNodes, settle, well } from "../connected-nodes.ts";
import { termsOf } from "../granted-node.ts";
import { regionFiles } from "../region-files.ts";
import { settledJournal } from "../settled-journal.ts";
import type { Side } from "./deeds.ts";
import { personOf } from "./perform.ts";
import { agreement } from "./story.ts";

/** A letter as it left a node. */
export interface LetterSent {
  readonly side: Side;
  readonly day: string;
  readonly to: string;
  readonly subject: string;
}

/** A message to a browser. */
export interface PushSent {
  readonly side: Side;
  readonly day: string;
}

export interface YearNode {
  readonly side: Side;
  readonly node: ConnectedNode;
  readonly notices: NoticeStore;
  /** Runs SQL as the owner, on connections that stay. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What a node does in the morning; gives how many notices were given. */
  morning(day: string): Promise<number>;
  /** Says that the focal point has read all that is in its inbox. */
  readEverything(): Promise<void>;
  /** Ends the connections of `sql`; the rest ends with the test file. */
  close(): Promise<void>;
}

export interface YearWorld {
  readonly QN: YearNode;
  readonly HP: YearNode;
  readonly letters: LetterSent[];
  readonly pushes: PushSent[];
  /** Sets the clock of both: an hour of a day in Vietnam. */
  setClock(day: string, hour: number): void;
  /** Carries what was written to the other side, as nodes do that are woken by a change; gives how many pages went. */
  exchange(): Promise<number>;
  /** Follows every grant there is, whatever has moved; gives how many pages went. */
  settleAll(): Promise<number>;
  makeId(): string;
}

const sides = ["QN", "HP"] as const;

/** Makes and connects the nodes on the day the agreement is signed. */
export async function makeYearWorld(): Promise<YearWorld> {
  let now = noon(agreement.signedOn);
  const nodes = (await makeNodes({
    localities: sides.map((side) => [side]),
    // A millisecond later at each look, so that no two statements are of one instant.
    clock: () => (now += 1),
  })) as readonly [ConnectedNode, ConnectedNode];
  let made = 0;
  const makeId = (): string => `y${String((made += 1)).padStart(6, "0")}`;
  const [qn, hp] = nodes;
  for (const side of sides) await loadFacts(side === "QN" ? qn : hp, side);
  await sign(qn, makeId);
  await connect(qn, hp);
  await grantProgramme(qn, hp, "QN");
  await followAll(hp, qn);
  await grantProgramme(hp, qn, "HP");
  await settle(nodes);
  const [letters, pushes]: [LetterSent[], PushSent[]] = [[], []];
  const QN = await yearNode("QN", qn, { letters, pushes, makeId });
  const HP = await yearNode("HP", hp, { letters, pushes, makeId });
  const followers = [await makeFollower(qn, HP), await makeFollower(hp, QN)];
  return {
    QN,
    HP,
    letters,
    pushes,
    setClock: (day, hour) => {
      now = noon(day) + (hour - 12) * 3_600_000;
    },
    exchange: async () => {
      let pages = 0;
      for (;;) {
        const moved = await Promise.all(followers.map((followOn) => followOn()));
        const sum = moved.reduce((all, one) => all + one, 0);
        if (sum === 0) return pages;
        pages += sum;
      }
    },
    settleAll: () => settle(nodes),
    makeId,
  };
}

/** Noon in Vietnam. */
function noon(day: string): number {
  return Date.parse(`${day}T05:00:00Z`);
}

// The centre's facts are at every node; each side brings what it says of itself. Of the localities only those of the story.
const localitiesOfAll = new Set(["VN", "QN", "HP", "HD", "M2025-HP"]);
const factsOfAll: readonly string[] = [
  "localities",
  "locality-successions",
  "calendar-days",
  "agencies",
  "agency-successions",
];

async function loadFacts(node: ConnectedNode, side: Side): Promise<void> {
  const files = regionFiles(true)
    .filter(({ register }) => factsOfAll.includes(register))
    .map(({ register, records }) => ({
      register,
      records: records.filter(
        ({ author, id }) =>
          (author === "VN" && (!register.startsWith("localit") || localitiesOfAll.has(id))) ||
          author === side,
      ),
    }));
  well(await loadProgramme(node.store, files));
}

async function sign({ store }: ConnectedNode, makeId: () => string): Promise<void> {
  const { id, title, signedOn, by } = agreement;
  const context = { acting: personOf(by, "focal-point"), today: signedOn as CalendarDate, makeId };
  const body = { title, form: "signed-programme", signatories: ["QN", "HP"], signedOn };
  well(await addRecord(store, agreements, { id, body }, context));
  for (const { id: clause, content, sector } of agreement.clauses)
    well(
      await addRecord(
        store,
        clauses,
        { id: clause, body: { agreement: id, content, force: "agreed", sector, parties: ["QN", "HP"] } },
        context,
      ),
    );
}

async function grantProgramme(owner: ConnectedNode, partner: ConnectedNode, side: Side): Promise<void> {
  for (const register of [agencies, agencySuccessions])
    await grantTo(
      owner,
      partner,
      termsOf({ register: register.name, from: [side], fields: fieldsOf(register) }),
    );
  const { offered } = well(await offerAgreement(owner.exchange, partner.exchange.node, agreement.id, {}));
  await deliverStatements(owner.exchange);
  for (const { grant } of offered)
    if (grant !== undefined) well(await answerGrant(partner.exchange, grant, { accept: true }));
  await deliverStatements(partner.exchange);
}

function fieldsOf({ fields }: Register): string[] {
  return Object.keys(fields);
}

interface Followed {
  readonly peer: Peer;
  readonly grant: Grant;
}

/** The grants that one node has of the other. */
function grantsOf({ exchange }: ConnectedNode, owner: ConnectedNode): Promise<readonly Followed[]> {
  return exchange.exchange.read(async (transaction) => {
    const peer = await transaction.findPeer(owner.exchange.node);
    const grants = await transaction.grants({ direction: "in" });
    return grants.flatMap((grant) => (peer && grant.state === "active" ? [{ peer, grant }] : []));
  });
}

async function followAll(follower: ConnectedNode, owner: ConnectedNode): Promise<void> {
  await settledJournal(owner);
  for (const followed of await grantsOf(follower, owner)) await follow(follower, followed);
}

async function follow({ exchange }: ConnectedNode, { peer, grant }: Followed): Promise<number> {
  const outcome = await followGrant(exchange, peer, grant, { wait: 0 });
  await noteFollowing(exchange, peer, grant, outcome);
  return well(outcome);
}

// Pulls of `owner` what has changed there since the last time, register by register.
async function makeFollower(follower: ConnectedNode, owner: YearNode): Promise<() => Promise<number>> {
  const followed = await grantsOf(follower, owner.node);
  let seen = await lengthOf(owner);
  return async () => {
    const until = await lengthOf(owner);
    if (until === seen) return 0;
    await settledJournal(owner);
    const moved = await owner.sql<{ register: string }>(
      "select distinct register from nhipcau.journal where seq > $1 and seq <= $2",
      [seen, until],
    );
    seen = until;
    const registers = new Set(moved.map(({ register }) => register));
    let pages = 0;
    for (const one of followed) if (registers.has(one.grant.register)) pages += await follow(follower, one);
    return pages;
  };
}

async function lengthOf(node: YearNode): Promise<string> {
  const [row] = await node.sql("select coalesce(max(seq), 0)::text as last from nhipcau.journal");
  return String(row?.["last"]);
}

interface Kept {
  readonly letters: LetterSent[];
  readonly pushes: PushSent[];
  readonly makeId: () => string;
}

async function yearNode(
  side: Side,
  node: ConnectedNode,
  { letters, pushes, makeId }: Kept,
): Promise<YearNode> {
  const { database, store } = node;
  const [notices, digests] = [makeNoticeStore(database), makeDigestStore(database)];
  const subscriptions = makePushSubscriptions(database);
  const people = peopleOf(side);
  const recipients = {
    list: () => Promise.resolve(people),
    find: (person: string) => Promise.resolve(people.find((one) => one.person === person)),
  };
  await subscribe(subscriptions, side);
  const focal = personOf(side, "focal-point");
  const pool = new pg.Pool({ connectionString: node.prepared.ownerUrl, max: 2 });
  let today = "";
  const mail: Mail = {
    ready: () => Promise.resolve(undefined),
    send: ({ to, subject }) => {
      letters.push({ side, day: today, to, subject });
      return Promise.resolve({ kind: "sent" });
    },
    close: () => undefined,
  };
  const sender: PushSender = {
    publicKey: "",
    send: () => {
      pushes.push({ side, day: today });
      return Promise.resolve("sent");
    },
    close: () => undefined,
  };
  return {
    side,
    node,
    notices,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    morning: async (day) => {
      today = day;
      const on = dayInVietnam(node.exchange.clock());
      const { given = 0 } = await urge({ store, notices, localities: [side], makeId }, on);
      await sendDigests(
        { digests, recipients, mail, makeId, domain: "nhipcau.test", site: () => "https://nhipcau.test" },
        on,
      );
      await sendPushes({ subscriptions, recipients, notices, sender }, on);
      return given;
    },
    readEverything: () => notices.markRead(focal),
    close: () => pool.end(),
  };
}

/** The agencies whose specialists get letters. */
const departments: Readonly<Record<Side, readonly string[]>> = {
  QN: ["UBND-QN", "SXD-QN", "SVHTTDL-QN", "BQLYT-QN", "BQLVHL-QN", "STC-QN", "SKHCN-QN"],
  HP: ["UBND-HP", "SXD-HP", "SVHTTDL-HP", "SNNMT-HP", "SKHCN-HP"],
};

/** The address of whoever bears a role, or of an agency's specialist. */
export function addressOf(side: Side, who: string): string {
  return `${who}@${side}.test`.toLowerCase();
}

function peopleOf(side: Side): readonly Recipient[] {
  const language = "vi" as const;
  return [
    ...(["focal-point", "leader"] as const).map((role) => ({
      language,
      person: `${role}-${side.toLowerCase()}`,
      bears: [{ locality: side, role }],
      email: addressOf(side, role),
    })),
    ...departments[side].map((agency) => ({
      language,
      person: `specialist-${agency}`.toLowerCase(),
      bears: [{ locality: side, agency, role: "specialist" as const }],
      email: addressOf(side, agency),
    })),
  ];
}

async function subscribe(subscriptions: PushSubscriptions, side: Side): Promise<void> {
  const address = { endpoint: `https://push.test/${side}`, p256dh: "p", auth: "a" };
  await subscriptions.add(personOf(side, "focal-point"), `browser-${side}`, address);
}
