// Whether a register of 200,000 rows scrolls without a stutter in a real browser: how long each frame takes while the
// list is scrolled screen by screen, page after page arriving, and after a jump far down.
//   NHIPCAU_CHROMIUM=/usr/bin/chromium node bench/scroll.ts [rows]      needs the built page (`npm start` builds it)
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { launchBrowser, type Page, settled } from "@nhipcau/testkit/browser.ts";
import { launchProcess } from "@nhipcau/testkit/start-process.ts";
import { describeMachine } from "./bench-node.ts";

interface Frames {
  readonly frames: number;
  readonly over50: number;
  readonly longest: number;
  readonly median: number;
  readonly lastRow: number;
}

await benchmark(Number(process.argv[2] ?? 200_000));

async function benchmark(rows: number): Promise<void> {
  const folder = scratchFolder();
  const browser = await launchBrowser();
  const node = await launchProcess(folder);
  try {
    console.log(`${describeMachine()}, Chromium ${browser.version()}`);
    importPorts(folder, rows);
    const context = await browser.newContext({
      baseURL: node.address,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto("/du-lieu/ports?sort=name");
    await settled(page);
    await page.locator("[role=grid]").waitFor();
    console.log(`${rows} rows`);
    tell("as a wheel scrolls, a seventh of a screen a frame", await scroll(page, 600, 1 / 7));
    tell("a screen a frame", await scroll(page, 600, 1));
    tell(
      "to the end of what has come, until all has",
      await scroll(page, 20_000, Number.POSITIVE_INFINITY, rows),
    );
    tell("back up, ten screens a step", await scroll(page, 300, -10));
  } finally {
    await browser.close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function importPorts(folder: string, rows: number): void {
  const file = join(folder, "ports.csv");
  const lines = Array.from(
    { length: rows },
    (_, index) => `Bến ${String(index).padStart(6, "0")};seaport;QN;${index}`,
  );
  writeFileSync(file, `Tên;Loại;Địa phương;Cỡ tàu lớn nhất (DWT)\r\n${lines.join("\r\n")}\r\n`);
  const program = join(import.meta.dirname, "../packages/cli/src/main.ts");
  const args = [program, "import", "ports", file, "--locality", "QN", "--commit", "--data", folder];
  const answer = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (answer.status !== 0) throw new Error(`the import failed: ${answer.stdout}${answer.stderr}`);
}

/** Scrolls by so many screens a frame, and measures every frame. Stops when the wanted row has been drawn. */
async function scroll(page: Page, steps: number, screens: number, until?: number): Promise<Frames> {
  return page.evaluate<Frames>(`(async () => {
    const grid = document.querySelector("[role=grid]");
    const times = [];
    let before = performance.now();
    let lastRow = 0;
    for (let step = 0; step < ${steps}; step += 1) {
      grid.scrollTop = Math.max(0, Math.min(grid.scrollHeight, grid.scrollTop + grid.clientHeight * ${screens}));
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - before);
      before = now;
      const row = [...grid.querySelectorAll("[aria-rowindex]")].at(-1);
      lastRow = Number(row?.getAttribute("aria-rowindex") ?? 0);
      if (${until ?? "undefined"} !== undefined && lastRow > ${until ?? 0}) break;
    }
    const sorted = times.toSorted((a, b) => a - b);
    return { frames: times.length, over50: times.filter((time) => time > 50).length, longest: sorted.at(-1),
      median: sorted[Math.floor(sorted.length / 2)], lastRow };
  })()`);
}

function tell(what: string, { frames, over50, longest, median, lastRow }: Frames): void {
  const share = ((100 * over50) / frames).toFixed(1);
  console.log(
    `${what}: ${frames} frames, median ${median.toFixed(1)} ms, longest ${longest.toFixed(0)} ms, ` +
      `${over50} over 50 ms (${share} %), last row drawn ${lastRow}`,
  );
}
