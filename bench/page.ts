// How fast the page stands in a real browser: what is sent before any chart or map, and when something, the most, and
// all of it can be seen; on this machine as it is and with the processor four times slower.
//   NHIPCAU_CHROMIUM=/usr/bin/chromium node bench/page.ts [runs]      needs the built page (`npm start` builds it)
import { rmSync } from "node:fs";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { type Browser, launchBrowser, settled } from "@nhipcau/testkit/browser.ts";
import { launchProcess } from "@nhipcau/testkit/start-process.ts";
import { describeMachine } from "./bench-node.ts";

interface Load {
  readonly scriptKilobytes: number;
  readonly allKilobytes: number;
  readonly requests: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly shift: number;
  /** Milliseconds by which tasks were longer than 50 ms. */
  readonly blocked: number;
}

/** What belongs to charts and maps, which come after the page stands. */
const later = /\/(?:maplibre|map-canvas|region-map|coast|echarts|installSVGRenderer|[a-z-]+-chart)[^/]*$/u;

const observers = `
  const seen = window.seen = { firstPaint: 0, largestPaint: 0, shift: 0, blocked: 0 };
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.firstPaint = entry.startTime; });
  observe("largest-contentful-paint", (entry) => { seen.largestPaint = entry.startTime; });
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  observe("longtask", (entry) => { seen.blocked += entry.duration - 50; });
`;

await benchmark(Number(process.argv[2] ?? 5));

async function benchmark(runs: number): Promise<void> {
  const folder = scratchFolder();
  const browser = await launchBrowser();
  const node = await launchProcess(folder);
  try {
    console.log(`${describeMachine()}, Chromium ${browser.version()}`);
    await loadOnce(browser, node.address, 1); // the server's own first answers are not the page's
    for (const slower of [1, 4]) {
      const loads: Load[] = [];
      for (let run = 0; run < runs; run += 1) loads.push(await loadOnce(browser, node.address, slower));
      console.log(`\nprocessor ${slower}× slower, median of ${runs} cold loads of the overview`);
      for (const name of Object.keys(loads[0] ?? {}) as (keyof Load)[]) {
        console.log(
          `  ${name}: ${median(loads.map((load) => load[name])).toFixed(name === "shift" ? 3 : 0)}`,
        );
      }
    }
  } finally {
    await browser.close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadOnce(browser: Browser, address: string, slower: number): Promise<Load> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const urls = new Map<string, string>();
  const sent = new Map<string, number>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sent.set(urls.get(requestId) ?? "", encodedDataLength);
  });
  await page.addInitScript({ content: observers });
  await page.goto("/", { waitUntil: "load" });
  await settled(page);
  const seen =
    await page.evaluate<Pick<Load, "firstPaint" | "largestPaint" | "shift" | "blocked">>("window.seen");
  const isScript = (url: string) => /\.m?js$/u.test(url) && !later.test(url);
  const sum = (wanted: (url: string) => boolean) =>
    [...sent].filter(([url]) => wanted(url)).reduce((total, [, bytes]) => total + bytes, 0) / 1024;
  await context.close();
  return {
    scriptKilobytes: sum(isScript),
    allKilobytes: sum(() => true),
    requests: sent.size,
    ...seen,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
