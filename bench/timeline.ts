// Whether a timeline of 5,000 bars scrolls without a stutter in a real browser: how long each frame takes, at the speed of a
// wheel and a screen a frame.
//   NHIPCAU_CHROMIUM=/usr/bin/chromium node bench/timeline.ts [parts]      needs the built page (`npm start` builds it)
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { launchBrowser, type Page, settled } from "@nhipcau/testkit/browser.ts";
import { launchProcess } from "@nhipcau/testkit/start-process.ts";
import { describeMachine } from "./bench-node.ts";

await benchmark(Number(process.argv[2] ?? 5000));

async function benchmark(parts: number): Promise<void> {
  const folder = scratchFolder();
  const browser = await launchBrowser();
  const node = await launchProcess(folder);
  try {
    console.log(`${describeMachine()}, Chromium ${browser.version()}`);
    importParts(folder, parts);
    const context = await browser.newContext({
      baseURL: node.address,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const started = performance.now();
    await page.goto("/tien-trinh");
    await settled(page);
    await page.locator("[role=region] li a").first().waitFor();
    console.log(`${parts} more parts; drawn after ${(performance.now() - started).toFixed(0)} ms`);
    await tell(page, "as a wheel scrolls, a seventh of a screen a frame", 1 / 7);
    await tell(page, "a screen a frame", 1);
  } finally {
    await browser.close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// Parts of one commitment that is there, so that every bar is drawn as the real ones are.
function importParts(folder: string, parts: number): void {
  const file = join(folder, "parts.csv");
  const lines = Array.from({ length: parts }, (_, index) => {
    const year = 2022 + (index % 5);
    const month = String(1 + (index % 12)).padStart(2, "0");
    return `CK-01;QN;Việc thử ${index};01/${month}/${year};15/${month}/${year + 1}`;
  });
  writeFileSync(file, `Cam kết;Địa phương;Việc phải làm;Ngày bắt đầu;Hạn đầu\r\n${lines.join("\r\n")}\r\n`);
  const program = join(import.meta.dirname, "../packages/cli/src/main.ts");
  const args = [program, "import", "parts", file, "--locality", "QN", "--commit", "--data", folder];
  const answer = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (answer.status !== 0) throw new Error(`the import failed: ${answer.stdout}${answer.stderr}`);
}

interface Frames {
  readonly frames: number;
  readonly over50: number;
  readonly longest: number;
  readonly median: number;
}

async function tell(page: Page, what: string, screens: number): Promise<void> {
  const { frames, over50, longest, median } = await page.evaluate<Frames>(`(async () => {
    const region = document.querySelector("[role=region][tabindex]");
    region.scrollTop = 0;
    const times = [];
    let before = performance.now();
    for (let step = 0; step < 600; step += 1) {
      region.scrollTop += region.clientHeight * ${screens};
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - before);
      before = now;
    }
    const sorted = times.toSorted((a, b) => a - b);
    return { frames: times.length, over50: times.filter((time) => time > 50).length, longest: sorted.at(-1),
      median: sorted[Math.floor(sorted.length / 2)] };
  })()`);
  const share = ((100 * over50) / frames).toFixed(1);
  console.log(
    `${what}: ${frames} frames, median ${median.toFixed(1)} ms, longest ${longest.toFixed(0)} ms, ${over50} over 50 ms (${share} %)`,
  );
}
