// The overview in a real browser: the five numbers and their sums, and that every figure opens exactly what it counts.
import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, type Page, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { en } from "../../messages/en.ts";
import { vi } from "../../messages/vi.ts";

const node = await startProcess();
const browser = await openBrowser(node.address);

interface Figures {
  readonly total: number;
  readonly rateable: number;
  readonly doneOnTime: number;
  readonly doneLate: number;
  readonly openInTerm: number;
  readonly openOverdue: number;
  readonly cannotRate: number;
  readonly awaitingConfirmation: number;
}

async function figuresFromApi(query = ""): Promise<Figures> {
  const answer = await fetch(`${node.address}/api/overview${query}`);
  const { figures } = (await answer.json()) as { figures: Figures };
  return figures;
}

/** The card of the five numbers as it is read, from its heading to its foot. */
async function cardOf(page: Page): Promise<string> {
  const card = page.getByRole("region", { name: vi.overview.numbers, exact: true });
  return (await card.innerText()).replaceAll(/\s+/gu, " ");
}

function fiveNumbers(figures: Figures): RegExp {
  const { rateable, total, openOverdue, openInTerm, doneLate, doneOnTime, cannotRate } = figures;
  const { classes } = vi.figures;
  return new RegExp(
    [
      vi.figures.caption(String(rateable), String(total)),
      `${openOverdue} ${classes["open-overdue"]}`,
      `${openInTerm} ${classes["open-in-term"]}`,
      `${doneLate} ${classes["done-late"]}`,
      `${doneOnTime} ${classes["done-on-time"]}`,
      cannotRate === 0 ? vi.figures.allRateable : vi.figures.cannotRate(String(cannotRate)),
    ].join(".*"),
    "u",
  );
}

test("on a phone the map is drawn once one comes near it, and not before", async () => {
  const page = await browser.newPage({ width: 390, height: 780 });
  await visit(page, "/");
  const drawn = page.locator(".maplibregl-map");
  assert.equal(await drawn.count(), 0);
  await page.getByRole("link", { name: vi.overview.mapOpen }).scrollIntoViewIfNeeded();
  await drawn.waitFor();
});

test("the five numbers stand on the overview and sum up to the parts", async () => {
  const page = await browser.newPage();
  await visit(page, "/");
  const figures: Figures = {
    total: 49,
    rateable: 45,
    doneOnTime: 19,
    doneLate: 6,
    openInTerm: 10,
    openOverdue: 10,
    cannotRate: 4,
    awaitingConfirmation: 3,
  };
  assert.match(await cardOf(page), fiveNumbers(figures));
  assert.match(await page.locator("main ul a").first().innerText(), /^▲ 10 trong 45/u);
  assert.deepEqual(await figuresFromApi(), figures);
  const { doneOnTime, doneLate, openInTerm, openOverdue, cannotRate, rateable, total } = figures;
  assert.equal(doneOnTime + doneLate + openInTerm + openOverdue, rateable);
  assert.equal(rateable + cannotRate, total);
});

test("another agreement and another day are counted as the API counts them", async () => {
  const page = await browser.newPage();
  await visit(page, "/");
  const today = await cardOf(page);
  await page.getByLabel(vi.shell.agreementFilter).selectOption("A08");
  await page.waitForURL(/agreement=A08/u);
  await page.getByText(vi.figures.caption("14", "15"), { exact: true }).waitFor();
  assert.match(await cardOf(page), fiveNumbers(await figuresFromApi("?agreement=A08")));
  await visit(page, "/?asOf=2026-03-31");
  const past = await cardOf(page);
  assert.notEqual(past, today);
  assert.match(past, fiveNumbers(await figuresFromApi("?asOf=2026-03-31")));
  await page.getByText(vi.shell.otherDay("31/03/2026", "21/11/2026")).waitFor();
});

test("the day is chosen with the calendar and stays while one looks around", async () => {
  const page = await browser.newPage();
  await visit(page, "/");
  await page.getByRole("button", { name: /^Tính đến/u }).click();
  await page.getByRole("button", { name: /^2 tháng 11 2026|^2 November 2026/u }).click();
  await page.waitForURL(/asOf=2026-11-02/u);
  await page.getByRole("link", { name: vi.shell.commitments, exact: true }).click();
  await page.waitForURL(/cam-ket\?asOf=2026-11-02/u);
});

for (const language of ["vi", "en"] as const) {
  test(`every figure opens a list with as many rows as it says, in ${language} (L-07)`, async (context) => {
    const page = await browser.newPage({ language });
    await visit(page, "/");
    const links = await allFigures(page, language === "vi" ? vi : en);
    context.diagnostic(`followed ${links.length} figures`);
    assert.ok(links.length > 100, `only ${links.length} figures were found`);
    const wrong: string[] = [];
    for (const link of links) wrong.push(...(await follow(page, link)));
    assert.deepEqual(wrong, []);
  });
}

interface FigureLink {
  readonly href: string;
  readonly said: string;
}

/** The links of tiles, of the five numbers, of the matrix and of each of the three tables. */
async function allFigures(page: Page, words: typeof vi): Promise<FigureLink[]> {
  const found = await figureLinks(page);
  for (const by of [words.overview.byAgreement, words.overview.bySector]) {
    await page
      .getByRole("radiogroup", { name: words.overview.numbersBy })
      .getByText(by, { exact: true })
      .click();
    await page.getByRole("columnheader", { name: by, exact: true }).waitFor();
    found.push(...(await figureLinks(page)));
  }
  return [...new Map(found.map((link) => [link.href, link])).values()];
}

async function figureLinks(page: Page): Promise<FigureLink[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("main a[href*='?']")]
      .filter(({ pathname }) => /^\/(?:phan-viec|noi-dung|vuong-mac|kien-nghi|cam-ket)$/u.test(pathname))
      .map((link) => ({
        href: link.pathname + link.search,
        // A cell without due dates says its number only to who hears it.
        said: /\d/u.test(link.innerText) ? link.innerText : (link.getAttribute("aria-label") ?? ""),
      })),
  );
}

/** Goes where a figure leads, within the page as a click does, and says what differs from what it said. */
async function follow(page: Page, { href, said }: FigureLink): Promise<string[]> {
  const expected = numberIn(said, href);
  await page.evaluate((address) => history.pushState(null, "", address), href);
  const rows = href.startsWith("/phan-viec") ? "main tbody tr" : "main article";
  const isRight = await page
    .waitForFunction(
      (wanted) =>
        location.pathname + location.search === wanted.href &&
        document.querySelector("main h1") !== null &&
        document.querySelectorAll(wanted.rows).length === wanted.expected,
      { href, rows, expected },
      { timeout: 6000 },
    )
    .then(
      () => true,
      () => false,
    );
  const text = (await page.locator("main").innerText()).replaceAll(/\s+/gu, " ");
  if (!isRight) return [`${href} says “${said}” and opens ${await page.locator(rows).count()} rows`];
  const isSaid = new RegExp(
    `(?:^|\\D)${expected} (?:phần việc|parts?|nội dung|clauses?|vướng mắc|obstacles?|cam kết|commitments?)`,
    "iu",
  );
  return isSaid.test(text)
    ? []
    : [`${href} opens ${expected} rows and its list does not say so: ${text.slice(0, 200)}`];
}

/** The number a figure stands for; of “0/5” the five, since that cell opens all that have a due date. */
function numberIn(said: string, href: string): number {
  const [first, second] = [...said.matchAll(/\d+/gu)].map(Number);
  const isOf = said.includes("/") && /class=rateable/u.test(href);
  return (isOf ? second : first) ?? -1;
}
