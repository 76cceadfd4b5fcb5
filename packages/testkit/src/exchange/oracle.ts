// The oracle: two nodes as processes live through a random program of writes, grants, crashes, restores and bad weather;
// when it is quiet, each partner's copy is what the owner's own SELECT gives under the terms in force. A seed gives the
// same program again; when a step falls in time is the machine's doing.
import { setTimeout as pause } from "node:timers/promises";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { fairWeather } from "./network-link.ts";
import type { NodeCommand } from "./node-commands.ts";
import type { NodeProcess } from "./node-process.ts";
import { findFaults } from "./oracle-check.ts";
import { narrower, randomReport, randomTerms, register, reportFields } from "./oracle-world.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";
import { findFaultsOfPages } from "./verify-kept-pages.ts";

/** Two connected nodes and what has been done to them. */
export interface OracleWorld {
  readonly nodes: readonly [NodeProcess, NodeProcess];
  /** In the order in which it was done, for whoever has to find out what went wrong. */
  readonly history: string[];
}

/** Connects two nodes as people would. */
export async function connectNodes(a: NodeProcess, b: NodeProcess): Promise<OracleWorld> {
  const invited = (await well(a, { do: "invite" })) as { readonly file: string };
  await well(b, { do: "accept-invitation", file: invited.file });
  await well(a, { do: "confirm", peer: b.node });
  await until("connected", async () => {
    const [row] = await b.sql<{ state: string }>("select state from nhipcau.peers");
    return row?.state === "connected" ? [] : [`the peer is ${row?.state ?? "unknown"}`];
  });
  return { nodes: [a, b], history: [] };
}

/** The first node shares all of its reports with the second. */
export async function shareReports({ nodes: [owner, partner] }: OracleWorld): Promise<void> {
  const terms = randomTerms(seededRandom(1), owner.locality);
  await share(owner, partner, { ...terms, rows: [], fields: [...reportFields] });
}

async function share(owner: NodeProcess, partner: NodeProcess, terms: Terms): Promise<void> {
  const { grant } = (await well(owner, { do: "offer", peer: partner.node, terms })) as {
    readonly grant: string;
  };
  const faults = await until("accepted", async () => {
    const answered = await partner.ask({ do: "answer", grant, accept: true });
    return answered.ok ? [] : answered.refusals.map(({ code }) => code);
  });
  if (faults.length > 0) throw new Error(faults.join(" "));
}

/** Lets each node share something with the other, and does so many random steps of a seed. */
export async function runProgram(world: OracleWorld, seed: number, steps: number): Promise<void> {
  const random = seededRandom(seed);
  const [a, b] = world.nodes;
  await share(a, b, randomTerms(random, a.locality));
  await share(b, a, randomTerms(random, b.locality));
  for (let step = 0; step < steps; step += 1) {
    const owner = random.pick(world.nodes);
    const partner = owner === world.nodes[0] ? world.nodes[1] : world.nodes[0];
    const done = await random.pick(stepsByWeight)({ random, owner, partner });
    world.history.push(`${step} ${owner.locality}: ${done}`);
    if (random.chance(0.4)) await pause(random.below(150));
  }
}

/** Makes it quiet, waits until both sides have caught up, and gives what is wrong then. */
export async function settle({ nodes }: OracleWorld): Promise<readonly string[]> {
  for (const node of nodes) {
    node.link.setWeather(fairWeather);
    if (!node.isRunning) await node.start();
    await node.sql("update nhipcau.outbox set next_try_at = now() - interval '1 day'");
  }
  const [a, b] = nodes;
  return until("quiet", async () => {
    const waiting = await Promise.all(
      nodes.map(async (node) => (await node.sql<{ id: string }>("select id from nhipcau.outbox")).length),
    );
    if (waiting.some((some) => some > 0)) return [`statements wait: ${waiting.join(", ")}`];
    for (const node of nodes) {
      const lacking = await node.sql(
        "select from nhipcau.peers p, nhipcau.node n where p.recalled_epoch < n.epoch union all select from nhipcau.evidence",
      );
      if (lacking.length > 0) return [`${node.locality} has not heard again what was said, or an alarm`];
    }
    const [said, heard] = await Promise.all(nodes.map(saidOf));
    if (said !== heard) return ["the two hold different statements"];
    return [
      ...(await findFaults(a, b)),
      ...(await findFaults(b, a)),
      ...(await findFaultsOfPages(a)),
      ...(await findFaultsOfPages(b)),
    ];
  });
}

// Restored or not, both hold the same words of each other.
async function saidOf(node: NodeProcess): Promise<string> {
  const [row] = await node.sql<{ told: string }>(
    "select coalesce(string_agg(id || payload_hash, ' ' order by id), '') as told from nhipcau.statements where type <> 'peer.invite'",
  );
  return row?.told ?? "";
}

/** How many pages both nodes keep, those whose rows are gone counted in. */
export async function countKeptPages({ nodes }: OracleWorld): Promise<number> {
  const counts = await Promise.all(
    nodes.map((node) => node.sql<{ pages: number }>("select count(*)::int as pages from nhipcau.pages")),
  );
  return counts.flat().reduce((sum, { pages }) => sum + pages, 0);
}

/** Where both nodes stand, for whoever has to find out what went wrong. */
export async function describeNodes({ nodes }: OracleWorld): Promise<readonly string[]> {
  const described = nodes.map(async (node) => {
    const [row] = await node.sql<{ told: string }>(
      `select jsonb_pretty(jsonb_build_object(
         'peers', (select jsonb_agg(jsonb_build_array(state, last_error)) from nhipcau.peers),
         'grants', (select jsonb_agg(jsonb_build_array(direction, id, state, number)) from nhipcau.grants),
         'followed', (select jsonb_agg(jsonb_build_array(grant_id, epoch, number, stopped, last_error)) from nhipcau.followed),
         'outbox', (select jsonb_agg(jsonb_build_array(s.type, o.tries, o.last_error)) from nhipcau.outbox o join nhipcau.statements s using (sender, id)),
         'evidence', (select jsonb_agg(jsonb_build_array(kind, grant_id)) from nhipcau.evidence),
         'deliveries', (select jsonb_agg(d order by d) from (select distinct on (grant_id, epoch, number) jsonb_build_array(grant_id, epoch, number, row_count, receipt is not null) d from nhipcau.deliveries) last),
         'node', (select to_jsonb(n) from nhipcau.node n))) as told`,
    );
    // What Ajv says of the API's schemas is not about the exchange.
    const errors = node.errors.split("\n").filter((line) => !line.startsWith("strict mode"));
    return `${node.locality} ${row?.told.replaceAll(/\n\s{6,}/gu, " ")}\n${errors.join("\n")}`;
  });
  return Promise.all(described);
}

interface Scene {
  readonly random: SeededRandom;
  readonly owner: NodeProcess;
  readonly partner: NodeProcess;
}

type Step = (scene: Scene) => Promise<string>;

const stepsByWeight: readonly Step[] = [
  ...Array<Step>(9).fill(writeSome),
  ...Array<Step>(2).fill(writeMany),
  ...Array<Step>(4).fill(offer),
  ...Array<Step>(6).fill(answer),
  ...Array<Step>(4).fill(changeGrant),
  ...Array<Step>(1).fill(endGrant),
  ...Array<Step>(3).fill(killAndStart),
  ...Array<Step>(2).fill(loseAndRestore),
  ...Array<Step>(4).fill(changeWeather),
];

async function writeSome({ random, owner }: Scene): Promise<string> {
  const ids = new Set(
    Array.from({ length: 1 + random.below(12) }, () => `${owner.locality}-${random.below(60)}`),
  );
  const versions = [...ids].map((id) => randomReport(random, id));
  return `writes ${versions.length}: ${await codeOf(owner, { do: "write", register, versions })}`;
}

// More than a page holds, in one transaction.
async function writeMany({ random, owner }: Scene): Promise<string> {
  const count = 2100 + random.below(900);
  const versions = Array.from({ length: count }, (_, index) =>
    randomReport(random, `${owner.locality}-b${index}`),
  );
  return `writes ${count} at once: ${await codeOf(owner, { do: "write", register, versions })}`;
}

async function offer({ random, owner, partner }: Scene): Promise<string> {
  const terms = randomTerms(random, owner.locality);
  return `offers: ${await codeOf(owner, { do: "offer", peer: partner.node, terms })}`;
}

async function answer({ random, partner }: Scene): Promise<string> {
  const accept = random.chance(0.85);
  const grant = await someGrant(random, partner, "in");
  if (!grant) return "has nothing to be answered";
  return `is ${accept ? "accepted" : "refused"}: ${await codeOf(partner, { do: "answer", grant: grant.id, accept })}`;
}

async function changeGrant({ random, owner }: Scene): Promise<string> {
  const grant = await someGrant(random, owner, "out");
  if (!grant) return "has nothing to change";
  const terms =
    grant.terms !== null && random.chance(0.6)
      ? narrower(random, grant.terms)
      : randomTerms(random, owner.locality);
  return `changes terms: ${await codeOf(owner, { do: "change", grant: grant.id, terms })}`;
}

async function endGrant({ random, owner, partner }: Scene): Promise<string> {
  const byOwner = random.chance(0.6);
  const node = byOwner ? owner : partner;
  const grant = await someGrant(random, node, byOwner ? "out" : "in");
  if (!grant) return "has nothing to end";
  const command: NodeCommand = { do: byOwner ? "revoke" : "renounce", grant: grant.id };
  return `${command.do}: ${await codeOf(node, command)}`;
}

// In the middle of a write, if there is one; its clock may be wrong when it is back.
async function killAndStart({ random, owner }: Scene): Promise<string> {
  const versions = Array.from({ length: 200 }, (_, index) =>
    randomReport(random, `${owner.locality}-k${index}`),
  );
  const writing = owner.ask({ do: "write", register, versions });
  await pause(random.below(40));
  await owner.kill();
  const written = await writing;
  const offset = random.chance(0.4) ? random.pick([-600_000, -200_000, 200_000, 600_000]) : 0;
  await owner.start(offset);
  return `is killed (its write: ${written.ok ? "done" : "lost or not"}) and starts with its clock off by ${offset / 1000} s`;
}

// What is written and said after the backup is lost, though the partner may have it already: the statements come back.
async function loseAndRestore({ random, owner, partner }: Scene): Promise<string> {
  const file = await owner.backUp();
  const lost: string[] = [];
  for (let some = random.below(4); some >= 0; some -= 1) {
    const step = random.pick([writeSome, offer, answer, changeGrant, endGrant]);
    lost.push(
      await step({
        random,
        ...(random.chance(0.5) ? { owner, partner } : { owner: partner, partner: owner }),
      }),
    );
    await pause(random.below(300));
  }
  await owner.kill();
  await owner.restore(file);
  await owner.start();
  return `is restored from a backup; since then either of them: ${lost.join("; ")}`;
}

async function changeWeather({ random, owner }: Scene): Promise<string> {
  const weather = random.pick([
    fairWeather,
    { ...fairWeather, isDown: true },
    { ...fairWeather, delay: 20 + random.below(80) },
    { ...fairWeather, rate: 200_000 },
  ]);
  if (random.chance(0.3)) owner.link.cut();
  owner.link.setWeather(weather);
  return `weather ${JSON.stringify(weather)}`;
}

async function someGrant(
  random: SeededRandom,
  node: NodeProcess,
  direction: "in" | "out",
): Promise<{ readonly id: string; readonly terms: Terms | null } | undefined> {
  const grants = await node.sql<{ id: string; terms: Terms | null }>(
    "select id, terms from nhipcau.grants where direction = $1 and state in ('offered', 'active', 'extending') order by changed_at",
    [direction],
  );
  return grants.length === 0 ? undefined : random.pick(grants);
}

async function codeOf(node: NodeProcess, command: NodeCommand): Promise<string> {
  const outcome = await node.ask(command);
  return outcome.ok ? "done" : (outcome.refusals[0]?.code ?? "refused");
}

async function well(node: NodeProcess, command: NodeCommand): Promise<unknown> {
  const outcome = await node.ask(command);
  if (!outcome.ok)
    throw new Error(`${command.do} was refused: ${JSON.stringify(outcome.refusals)} ${node.errors}`);
  return outcome.value;
}

// Asks again until nothing is wrong; when that does not come, what is wrong is the answer.
async function until(what: string, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const patience = Date.now() + 30_000;
  for (;;) {
    const faults = await look();
    if (faults.length === 0) return faults;
    if (Date.now() > patience) return [`never ${what}:`, ...faults];
    await pause(150);
  }
}
