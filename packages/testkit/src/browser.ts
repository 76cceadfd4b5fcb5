// A real browser for the tests of the page. Whatever goes wrong unseen — an error in the console, a broken content
// policy, a request that leaves the machine — fails the test in which it happened.
import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export type { Browser, Page } from "playwright-core";

export interface PageOptions {
  readonly language?: "vi" | "en";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

export interface TestBrowser {
  /** A page of a reader of its own: nobody is signed in and nothing is remembered. */
  newPage(options?: PageOptions): Promise<Page>;
  /** Another page of the same reader. */
  samePerson(page: Page): Promise<Page>;
}

const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Drawing a page on a graphics card that is none takes ten times the processor time of drawing it plainly; maps still do.
  "--disable-gpu-compositing",
  // Names outside this machine lead nowhere, so that the page cannot lean on them.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** Opens the browser for the pages of one node; it is closed after the test file. */
export async function openBrowser(address: string): Promise<TestBrowser> {
  const browser = await launchBrowser();
  const problems: string[] = [];
  after(() => browser.close());
  afterEach(() => assert.deepEqual(problems.splice(0), [], "the page had problems nobody was shown"));
  const watched = (page: Page): Page => {
    watch(page, address, (problem) => problems.push(problem));
    return page;
  };
  return {
    newPage: async (options = {}) => {
      const context = await browser.newContext(contextOptions(address, options));
      await prepare(context, options.language ?? "vi");
      return watched(await context.newPage());
    },
    samePerson: async (page) => watched(await page.context().newPage()),
  };
}

/** The browser itself; who calls it closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: flags });
}

/** Takes a role of the demonstration for the reader of a page. */
export async function signIn(page: Page, account: string): Promise<void> {
  const answer = await page.request.post("/api/demonstration/session", { data: { account } });
  assert.equal(answer.status(), 200, await answer.text());
}

/** Goes to an address of the page and waits until what it shows has been read. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "load" });
  await settled(page);
}

/** Waits until a heading stands and nothing is still being read. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main :is(h1, strong)").first().waitFor();
  await page.locator("main:not(:has(.mantine-Skeleton-root))").waitFor({ state: "attached" });
  await page.evaluate("document.fonts.ready.then(() => true)");
}

/** Gives the page another width and waits until it has been laid out for it. */
export async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(`new Promise((done) => {
    let frames = 0;
    const next = () => (++frames === 6 ? done() : requestAnimationFrame(next));
    next();
  })`);
  await settled(page);
}

function findChromium(): string {
  const path = process.env["NHIPCAU_CHROMIUM"];
  if (path === undefined || path === "") {
    throw new Error("NHIPCAU_CHROMIUM is not set: run this file with `npm test -- --only <path>`.");
  }
  return path;
}

function contextOptions(address: string, { scheme = "light", width = 1440, height = 900 }: PageOptions) {
  return {
    baseURL: address,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    acceptDownloads: true,
  } as const;
}

async function prepare(context: BrowserContext, language: "vi" | "en"): Promise<void> {
  context.setDefaultTimeout(60_000);
  // As chosen earlier by this reader; a later choice on the page stays. As text, since it runs in the browser.
  await context.addInitScript({
    content: `
      if (localStorage.getItem("nhipcau.language") === null) localStorage.setItem("nhipcau.language", "${language}");
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error("content policy: " + event.violatedDirective + " " + event.blockedURI));
    `,
  });
}

// A refusal that the page then shows is an answer, which the browser nevertheless writes down as a failed load.
const answeredRefusal = /the server responded with a status of (?:409|412|422|428)/u;

function watch(page: Page, address: string, tell: (problem: string) => void): void {
  page.on("console", (message) => {
    if (message.type() !== "error" || answeredRefusal.test(message.text())) return;
    // A test took the connection away (`setOffline`); what the page makes of it is for that test to see.
    if (message.text().includes("net::ERR_INTERNET_DISCONNECTED")) return;
    tell(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => tell(`error: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (/^(?:data|blob):/u.test(url) || url.startsWith(`${address}/`)) return;
    tell(`a request left for ${url}`);
  });
}
