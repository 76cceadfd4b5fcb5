// `npm start` as people get it: three nodes, each a process of its own, and what one says is seen at the others at once.
// Whichever process is killed, nothing that was acknowledged is lost, and everything comes back.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import test, { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { openBrowser, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { type StartedNode, startProcess } from "@nhipcau/testkit/start-process.ts";
import { vi } from "@nhipcau/web/messages/vi.ts";

const folder = scratchFolder();
after(() => rmSync(folder, { recursive: true, force: true }));
let started = await startProcess({ folder, three: true });

function nodeNamed(name: string): StartedNode {
  const found = started.nodes.find((node) => node.name === name);
  assert.ok(found, name);
  return found;
}

async function get(node: StartedNode, path: string): Promise<unknown> {
  const answer = await fetch(`${node.address}${path}`);
  return answer.ok ? answer.json() : answer.status;
}

/** Asks until the answer is as wanted; the test's own time limit ends what never comes. */
async function until(wanted: (answer: unknown) => boolean, ask: () => Promise<unknown>): Promise<void> {
  while (!wanted(await ask().catch(() => undefined))) await pause(20);
}

async function addPort(node: StartedNode, locality: string, id: string): Promise<void> {
  const account = `data-officer-${locality.toLowerCase()}`;
  const headers = { "content-type": "application/json" };
  const session = await fetch(`${node.address}/api/demonstration/session`, {
    method: "POST",
    headers,
    body: JSON.stringify({ account }),
  });
  assert.equal(session.status, 200, await session.text());
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  const answer = await fetch(`${node.address}/api/registers/ports/records`, {
    method: "POST",
    headers: { ...headers, cookie, "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ id, body: { name: `Bến ${id}`, kind: "seaport", locality } }),
  });
  assert.equal(answer.status, 201, await answer.text());
}

async function hasPort(node: StartedNode, id: string): Promise<void> {
  const isThere = (answer: unknown): boolean => typeof answer === "object";
  await until(isThere, () => get(node, `/api/registers/ports/records/${id}`));
}

test("every node's overview counts the whole programme, and none counts anything twice", async () => {
  const overviews = await Promise.all(started.nodes.map((node) => get(node, "/api/overview")));
  assert.equal(overviews.length, 3);
  const figures = overviews.map((overview) => (overview as { figures: { total: number } }).figures);
  assert.equal(figures[0]?.total, 49);
  assert.deepEqual(figures[1], figures[0]);
  assert.deepEqual(figures[2], figures[0]);
});

test("a node offers the roles of its own localities and no other", async () => {
  const offered = await Promise.all(
    ["qn", "hp", "hn"].map(async (name) => {
      const answer = (await get(nodeNamed(name), "/api/demonstration/accounts")) as {
        accounts: readonly { readonly locality: { readonly id: string } }[];
      };
      return [...new Set(answer.accounts.map(({ locality }) => locality.id))];
    }),
  );
  assert.deepEqual(offered, [["QN"], ["HP"], ["HN"]]);
});

test("a report made at Quảng Ninh's node appears on Hải Phòng's page that is open, without reloading it", async (context) => {
  const browser = await openBrowser(nodeNamed("qn").address);
  const other = await openBrowser(nodeNamed("hp").address);
  const watching = await other.newPage();
  await visit(watching, "/cam-ket/CK-01");
  await watching
    .getByText(/Nút Hải Phòng/u)
    .first()
    .waitFor();
  await watching.evaluate("window.notReloaded = true");
  const page = await browser.newPage();
  await signIn(page, "specialist-qn");
  await visit(page, "/cam-ket/CK-01");
  await page.getByRole("button", { name: vi.commitments.report, exact: true }).click();
  await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
  await page.getByLabel(vi.reports.percent).fill("71");
  await page.getByLabel(vi.reports.narrative).fill("Đã thống nhất phụ lục luồng tuyến");
  const crossed = watching.getByText("Đã thống nhất phụ lục luồng tuyến").waitFor();
  const sent = performance.now();
  await page.getByRole("button", { name: vi.reports.send }).click();
  await crossed;
  const took = performance.now() - sent;
  context.diagnostic(`from the click on one node to the other node's page: ${took.toFixed(0)} ms`);
  assert.equal(await watching.evaluate("window.notReloaded"), true);
});

test("Hải Phòng reports a part done, Quảng Ninh has it to confirm at once, and then it is done on both nodes", async () => {
  const [atHp, atQn] = await Promise.all([
    openBrowser(nodeNamed("hp").address),
    openBrowser(nodeNamed("qn").address),
  ]);
  const confirmer = await atQn.newPage();
  await signIn(confirmer, "specialist-qn");
  await visit(confirmer, "/viec-cua-toi?queue=to-confirm");
  await confirmer.evaluate("window.notReloaded = true");
  const reporter = await atHp.newPage();
  await signIn(reporter, "specialist-hp");
  const reportDone = async (words: string): Promise<void> => {
    await visit(reporter, "/cam-ket/CK-20");
    await reporter.getByRole("button", { name: vi.commitments.report, exact: true }).click();
    await reporter.getByLabel(vi.reports.stage).selectOption("done");
    await reporter.getByLabel(vi.reports.narrative).fill(words);
    await reporter.getByRole("button", { name: vi.reports.send }).click();
    await reporter.getByRole("dialog").waitFor({ state: "detached" });
  };
  const decide = confirmer.getByRole("button", { name: /^Xác nhận – Trả lại: Bổ sung số liệu/u });
  const phaseAt = async (node: StartedNode): Promise<unknown> => {
    const { parts } = (await get(node, "/api/commitments/CK-20")) as {
      parts: readonly { readonly id: string; readonly phase: string; readonly class: string }[];
    };
    return parts.find(({ id }) => id === "CK-20-HP")?.phase;
  };
  const bothAre = async (phase: string): Promise<void> => {
    for (const name of ["qn", "hp"])
      await until(
        (now) => now === phase,
        () => phaseAt(nodeNamed(name)),
      );
  };

  await reportDone("Đã ký văn bản kiến nghị.");
  await decide.click();
  await confirmer.getByText("Đã ký văn bản kiến nghị.").waitFor();
  await confirmer.getByRole("button", { name: `${vi.work.decision.return}…` }).click();
  await confirmer.getByLabel(vi.work.decision.reason).fill("Thiếu phụ lục số liệu đoạn Hải Dương cũ.");
  await confirmer.getByRole("button", { name: vi.work.decision.sendReturn, exact: true }).click();
  await bothAre("returned");
  await visit(reporter, "/viec-cua-toi?queue=returned");
  await reporter.getByText("Thiếu phụ lục số liệu đoạn Hải Dương cũ.").waitFor();

  await reportDone("Đã bổ sung phụ lục số liệu, ký lại.");
  await decide.click();
  await confirmer.getByRole("button", { name: `${vi.work.decision.confirm}…` }).click();
  await confirmer.getByRole("button", { name: vi.work.decision.sendConfirm, exact: true }).click();
  await bothAre("done");
  await decide.waitFor({ state: "detached" });
  assert.equal(await confirmer.evaluate("window.notReloaded"), true);
});

test("a node whose process is killed comes back by itself and catches up", async () => {
  const [qn, hp, hn] = ["qn", "hp", "hn"].map(nodeNamed);
  assert.ok(qn && hp && hn);
  await addPort(hp, "HP", "hp-before");
  process.kill(hp.pid, "SIGKILL");
  await addPort(qn, "QN", "qn-meanwhile");
  await hasPort(hp, "qn-meanwhile");
  await hasPort(hp, "hp-before");
  await addPort(hp, "HP", "hp-after");
  for (const node of [qn, hn]) {
    await hasPort(node, "hp-before");
    await hasPort(node, "hp-after");
  }
});

test("when the first process is killed the others stop, and a second start finds everything connected", async () => {
  await addPort(nodeNamed("qn"), "QN", "qn-before-kill");
  const former = started;
  await former.kill();
  const isSilent = (answer: unknown): boolean => answer === "silent";
  for (const node of former.nodes) await until(isSilent, () => get(node, "/healthz").catch(() => "silent"));
  started = await startProcess({ folder, three: true });
  await addPort(nodeNamed("hn"), "HN", "hn-after-kill");
  for (const node of started.nodes) {
    for (const id of ["hp-before", "hp-after", "qn-before-kill", "qn-meanwhile", "hn-after-kill"])
      await hasPort(node, id);
  }
  const stopped = await started.stop();
  assert.deepEqual({ code: stopped.code, signal: stopped.signal }, { code: 0, signal: null }, stopped.errors);
});
