// The demonstration's process from outside: it stops when told, loses nothing when killed, and without the illustrative
// example its pages explain why they are empty.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import test, { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { openBrowser, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { vi } from "@nhipcau/web/messages/vi.ts";

const folder = scratchFolder();
after(() => rmSync(folder, { recursive: true, force: true }));

async function signInAs(address: string, account: string): Promise<string> {
  const answer = await fetch(`${address}/api/demonstration/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account }),
  });
  assert.equal(answer.status, 200);
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function addPort(address: string, id: string): Promise<void> {
  const answer = await fetch(`${address}/api/registers/ports/records`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      cookie: await signInAs(address, "data-officer-qn"),
    },
    body: JSON.stringify({ id, body: { name: `Bến ${id}`, kind: "seaport", locality: "QN" } }),
  });
  assert.equal(answer.status, 201, await answer.text());
}

async function statusOfPort(address: string, id: string): Promise<number> {
  return (await fetch(`${address}/api/registers/ports/records/${id}`)).status;
}

test("what was acknowledged is there after a clean stop and after a kill, whose database is taken over", async () => {
  const first = await startProcess({ folder });
  await addPort(first.address, "before-stop");
  const stopped = await first.stop();
  assert.deepEqual({ code: stopped.code, signal: stopped.signal }, { code: 0, signal: null }, stopped.errors);
  const second = await startProcess({ folder });
  assert.equal(await statusOfPort(second.address, "before-stop"), 200);
  await addPort(second.address, "before-kill");
  const killed = await second.kill();
  assert.equal(killed.signal, "SIGKILL");
  const third = await startProcess({ folder });
  assert.equal(await statusOfPort(third.address, "before-stop"), 200);
  assert.equal(await statusOfPort(third.address, "before-kill"), 200);
  assert.equal((await third.stop()).code, 0);
});

test("a stop does not wait for those who only listen", async () => {
  const node = await startProcess({ folder });
  const listening = await fetch(`${node.address}/api/events`);
  assert.equal(listening.status, 200);
  const stopped = await node.stop();
  assert.equal(stopped.code, 0, stopped.errors);
});

test("with the facts only nothing is illustrative, and what is empty says why", async () => {
  const node = await startProcess({ folder, factsOnly: true });
  const browser = await openBrowser(node.address);
  const page = await browser.newPage();
  await visit(page, "/");
  const overview = await page.locator("main").innerText();
  assert.ok(overview.includes(vi.overview.noData), overview);
  assert.ok(overview.includes(vi.figures.none), overview);
  assert.ok(overview.includes(vi.overview.tiles.noneRateable), overview);
  assert.ok(overview.includes(vi.overview.attentionNone), overview);
  assert.equal(await page.getByText(vi.figures.illustrative, { exact: true }).count(), 0);
  assert.equal(await page.getByText(vi.shell.illustrative).count(), 0);
  await visit(page, "/cam-ket");
  await page.getByText(vi.commitments.noneAtAll).waitFor();
  await visit(page, "/phan-viec");
  await page.locator("main p").first().waitFor();
  await visit(page, "/vuong-mac");
  await page.getByText(vi.lists.obstaclesNone).waitFor();
  await visit(page, "/thoa-thuan/A08");
  assert.equal(await page.getByText(vi.lists.notConcrete, { exact: true }).count(), 10);
  await node.stop();
});
