// A node in another's place, by the data officers of both sides in a browser each: the place of a node whose key is lost, and
// a hand-over after a merger, with what is incomplete named where it is asked for.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { serveNodes } from "@nhipcau/testkit/served-nodes.ts";
import { connections as words } from "../../messages/vi/connections.ts";
import { sharing } from "../../messages/vi/sharing.ts";
import { succession } from "../../messages/vi/succession.ts";

const [qnNode, hpNode, hdNode, newNode] = await serveNodes([["QN"], ["HP"], ["HD"], ["HD"]]);
assert.ok(qnNode && hpNode && hdNode && newNode);

async function officerAt(address: string, account: string): Promise<Page> {
  const page = await (await openBrowser(address)).newPage({ width: 1280 });
  await signIn(page, account);
  return page;
}

const qn = await officerAt(qnNode.address, "data-officer-qn");
const hp = await officerAt(hpNode.address, "data-officer-hp");
const hd = await officerAt(hdNode.address, "data-officer-hd");
const heir = await officerAt(newNode.address, "data-officer-hd");

interface Asked {
  readonly method?: "POST" | "GET";
  readonly data?: object;
}

async function ask<T>(page: Page, path: string, { method = "POST", data = {} }: Asked = {}): Promise<T> {
  const headers = { "idempotency-key": randomUUID() };
  const answer = await (method === "GET"
    ? page.request.get(path)
    : page.request.post(path, { data, headers }));
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function nodeOf(page: Page): Promise<string> {
  return (await ask<{ node: { node: string } }>(page, "/api/connections", { method: "GET" })).node.node;
}

/** Connects without a browser: how that looks is another test's. */
async function connect(inviting: Page, invited: Page): Promise<void> {
  const { file } = await ask<{ file: string }>(inviting, "/api/connections/invitations");
  await ask(invited, "/api/connections/invitations/accept", { data: { file, privateAddress: true } });
  const peer = await nodeOf(invited);
  await ask(inviting, `/api/connections/${peer}/confirm`, { data: { privateAddress: true } });
  const other = await nodeOf(inviting);
  await until(invited, ({ peers }) =>
    peers.some(({ node, stage }) => node === other && stage === "connected"),
  );
}

interface Seen {
  readonly peers: readonly { readonly node: string; readonly stage: string }[];
  readonly flows: readonly { readonly grant: string; readonly from: string; readonly syncedAt?: string }[];
}

/** Looks until a node's connections are so; the test's own time limit ends what never comes. */
async function until(page: Page, isSo: (network: Seen) => boolean): Promise<void> {
  for (;;) {
    const { network } = await ask<{ network: Seen }>(page, "/api/connections", { method: "GET" });
    if (isSo(network)) return;
    await pause(200);
  }
}

async function shareWhole(owner: Page, partner: Page, register: Register): Promise<void> {
  const fields = Object.entries(register.fields as Fields);
  const terms = {
    register: register.name,
    from: ["HD"],
    rows: [],
    fields: fields.map(([name]) => name),
    personal: fields.filter(([, { personal }]) => personal === true).map(([name]) => name),
    purpose: "Bàn giao",
    ground: "Nghị quyết sáp nhập",
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
  };
  const { grant } = await ask<{ grant: string }>(owner, "/api/grants", {
    data: { peer: await nodeOf(partner), terms },
  });
  await until(partner, ({ flows }) => flows.some((flow) => flow.grant === grant));
  await ask(partner, `/api/grants/${grant}/accept`);
}

async function sound(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await resize(page, width, 900);
    assert.deepEqual(await faultsOfAccess(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  }
}

/** The registers in which there is something of Hải Dương's. */
const wanted = [agencies, agencySuccessions, parts, reports];

test("X-14: a hand-over names what is incomplete, says what it will mean, and is signed by both", async () => {
  await connect(hd, hp);
  await visit(hd, `/ket-noi/${await nodeOf(hp)}`);
  await hd.getByRole("button", { name: succession.handOver }).click();
  const dialog = hd.getByRole("dialog");
  const send = dialog.getByRole("button", { name: succession.propose });
  assert.equal(await send.isDisabled(), true);
  await dialog.getByText(succession.handOverEffects("Nút Hải Phòng")[0] ?? "").waitFor();
  await dialog.getByLabel("Hải Dương").check();
  await dialog.getByLabel(succession.handOverDay).fill("01/01/2099");
  await hd.keyboard.press("Tab");
  await send.click();
  const refusal = dialog.getByRole("alert");
  await refusal.getByText("Phần việc").waitFor();
  for (const { label } of wanted) assert.ok((await refusal.innerText()).includes(`“${label.vi}”`), label.vi);
  await sound(hd);
  await hd.keyboard.press("Escape");

  for (const register of wanted) await shareWhole(hd, hp, register);
  await hd.getByRole("button", { name: succession.handOver }).click();
  await dialog.getByLabel("Hải Dương").check();
  await dialog.getByLabel(succession.handOverDay).fill("01/01/2099");
  await hd.keyboard.press("Tab");
  await send.click();
  await hd.getByText(succession.given("Hải Dương", "01/01/2099")).waitFor();
  const proposedAt = Date.now();
  await sound(hd);

  // Signed only when a pull since has found nothing more.
  const from = await nodeOf(hd);
  await until(hp, ({ flows }) => {
    const theirs = flows.filter((flow) => flow.from === from);
    return theirs.every(({ syncedAt }) => Date.parse(syncedAt ?? "") > proposedAt);
  });
  await visit(hp, `/ket-noi/${from}`);
  await hp.getByText(succession.received("Hải Dương", "01/01/2099")).waitFor();
  await hp.getByRole("button", { name: succession.sign }).click();
  await hp.getByText(succession.signEffects("Nút Hải Dương", "01/01/2099")[0] ?? "").waitFor();
  assert.deepEqual(await faultsOfAccess(hp), []);
  await hp.getByRole("dialog").getByRole("button", { name: succession.sign }).click();
  for (const page of [hp, hd]) await page.getByText(succession.stages.signed).waitFor();
  await sound(hp);
});

test("X-12: a new node takes the place of the lost one; both sides read beforehand what ends, and what was shared is offered again", async () => {
  await connect(qn, hd);
  const lost = await nodeOf(hd);
  await ask(qn, "/api/grants", { data: { peer: lost, terms: termsOfQn } });
  await visit(hd, `/ket-noi/${await nodeOf(qn)}`);
  await hd.getByRole("link", { name: "Báo cáo tiến độ" }).click();
  await hd.getByRole("button", { name: sharing.accept }).click();
  await hd.getByRole("dialog").getByRole("button", { name: sharing.accept }).click();
  await hd.getByText(sharing.states.active).waitFor();

  await visit(qn, `/ket-noi/${lost}`);
  await qn.getByRole("button", { name: words.replace }).click();
  await qn.getByText(succession.replaceSteps[0] ?? "").waitFor();
  await qn.getByText(succession.replaceEffects("Nút Hải Dương")[0] ?? "").waitFor();
  await sound(qn);
  await qn.getByRole("button", { name: words.makeInvitation }).click();
  const file = await qn.getByLabel(words.invitationText).inputValue();
  await qn.keyboard.press("Escape");

  await visit(heir, "/ket-noi");
  await heir.getByRole("button", { name: words.read }).click();
  await heir.getByLabel(words.paste).fill(file);
  await heir.getByRole("button", { name: words.look }).click();
  await heir.getByText(succession.thisTakesPlace(succession.oldNode)).waitFor();
  await heir.getByLabel(words.compared).check();
  await heir.getByLabel(words.privateAddress).check();
  await heir.getByRole("button", { name: words.accept }).click();

  const place = await nodeOf(heir);
  await visit(qn, `/ket-noi/${place}`);
  await qn.getByRole("button", { name: words.confirm, exact: true }).click();
  await qn.getByText(succession.thisTakesPlace("Nút Hải Dương")).waitFor();
  await sound(qn);
  await qn.getByLabel(words.compared).check();
  await qn.getByRole("dialog").getByLabel(words.privateAddress).check();
  await qn.getByRole("button", { name: words.confirmDo }).click();
  await qn.getByText(succession.tookPlaceOf("Nút Hải Dương")).waitFor();

  await qn.getByRole("button", { name: succession.offerAgain }).click();
  await qn.getByText(succession.again("Báo cáo tiến độ")).waitFor();
  await sound(qn);
  await qn.getByRole("dialog").getByRole("button", { name: succession.offerAgain }).click();
  await qn.getByRole("link", { name: "Báo cáo tiến độ" }).waitFor();
  await visit(heir, `/ket-noi/${await nodeOf(qn)}`);
  await heir.getByRole("link", { name: "Báo cáo tiến độ" }).waitFor();
  await visit(qn, `/ket-noi/${lost}`);
  await qn.getByText(words.stages.replaced).waitFor();
  await qn.getByText(succession.placeTakenBy("Nút Hải Dương")).waitFor();
  await sound(qn);
});

const termsOfQn = {
  register: "reports",
  from: ["QN"],
  rows: [],
  fields: ["part", "date", "stage", "narrative"],
  personal: [],
  purpose: "",
  ground: "Thỏa thuận hợp tác",
  validFrom: "2020-01-01",
  validUntil: "2099-12-31",
};
