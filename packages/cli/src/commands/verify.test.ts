import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { listRowHashes } from "@nhipcau/exchange/pages/page-rows.ts";
import {
  sampleConsumer,
  sampleKey,
  sampleOwner,
  samplePage,
  sampleReceipt,
} from "@nhipcau/exchange/pages/sample-pages.fixture.ts";
import { encodeProof } from "@nhipcau/exchange/proof/proof-file.ts";

const run = promisify(execFile);
const main = join(import.meta.dirname, "../main.ts");

interface Ended {
  readonly code: number;
  readonly out: string;
}

async function verify(file: string, ...options: readonly string[]): Promise<Ended> {
  const environment = { ...process.env, LC_ALL: "vi_VN.UTF-8" };
  try {
    const { stdout } = await run(process.execPath, [main, "verify", file, ...options], { env: environment });
    return { code: 0, out: stdout };
  } catch (cause) {
    // An exit code other than 0 comes as an error that carries it.
    const { code, stdout, stderr } = cause as { code: number; stdout: string; stderr: string };
    return { code, out: `${stdout}${stderr}` };
  }
}

test("X-56: `nhipcau verify` checks a proof file with nothing else and ends by what it found", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "nhipcau-verify-"));
  context.after(() => rm(folder, { recursive: true }));
  const page = samplePage();
  const hashes = listRowHashes(page.rows);
  assert.ok(hashes.ok);
  const line = page.rows.toString().split("\n")[0] ?? "";
  const proof = encodeProof({
    protocol: 1,
    keys: [
      { node: sampleOwner, x: sampleKey(1).publicKey.x },
      { node: sampleConsumer, x: sampleKey(2).publicKey.x },
    ],
    statements: [],
    pages: [{ envelope: page.envelope, hashes: hashes.value, rows: [{ index: 0, line }] }],
    receipts: [sampleReceipt(page).envelope],
  });
  const file = join(folder, "proof.json");

  await writeFile(file, proof);
  const whole = await verify(file);
  assert.equal(whole.code, 0, whole.out);
  assert.match(whole.out, /5 phần: tất cả đều đúng\./u);

  await writeFile(file, proof.toString().replace("Tuần Châu", "Bãi Cháy"));
  const changed = await verify(file, "--json");
  assert.equal(changed.code, 3, changed.out);
  const told = JSON.parse(changed.out) as { holds: boolean; parts: { place: string; holds: boolean }[] };
  assert.equal(told.holds, false);
  assert.deepEqual(
    told.parts.filter((part) => !part.holds).map((part) => part.place),
    ["pages[0].rows[0]"],
  );

  await writeFile(file, "no proof");
  assert.equal((await verify(file)).code, 2);
  assert.equal((await verify(join(folder, "nothing.json"))).code, 2);
});
