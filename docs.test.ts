// Keeps the documents true: the tables made from the code are fresh, every law is proven by a test, every setting is
// told, every word of the glossary is in the code, and every link and file name leads somewhere.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { exitCodes } from "@nhipcau/cli/node/terminal.ts";
import { generatedDocs, root } from "./scripts/docs/generated-docs.ts";

const laws = Array.from({ length: 13 }, (_, at) => `L-${String(at + 1).padStart(2, "0")}`);

const documents = listFiles([".", "docs", "region"], /\.md$/u).map(read);
const sources = listFiles(["packages", "scripts", "bench", "region"], /\.(?:tsx?|mjs|cjs)$/u).map(read);
const rootTests = ["architecture.test.ts", "docs.test.ts"].map(read);

interface TextFile {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

test("there are documents and sources to look at", (context) => {
  assert.ok(documents.length > 15, `only ${documents.length} documents were found`);
  assert.ok(sources.length > 300, `only ${sources.length} sources were found`);
  context.diagnostic(`saw ${documents.length} files`);
});

test("the tables made from the code say what the code says (npm run docs)", async () => {
  const pages = await generatedDocs();
  assert.ok(pages.size >= 6);
  for (const [path, page] of pages) {
    assert.equal(find(path).text, page, `${path} is not fresh: npm run docs`);
    assert.ok(page.length > 1000, path);
  }
});

test("every law is named by the title of a test", () => {
  const titles = [...sources, ...rootTests].filter(holdsTests).flatMap(({ text }) => titlesIn(text));
  assert.ok(titles.length > 300, `only ${titles.length} titles were found`);
  assert.deepEqual(
    laws.filter((law) => !titles.some((title) => title.includes(law))),
    [],
  );
});

test("every clause of the exchange is named by the title of a test, and no test names one that is not there", (context) => {
  const clauses = Array.from(
    find("docs/exchange.md").text.matchAll(/^- \*\*(X-\d\d)\*\*/gmu),
    ([, clause]) => clause,
  );
  assert.ok(clauses.length > 50, `only ${clauses.length} clauses were found`);
  assert.equal(new Set(clauses).size, clauses.length);
  const titles = sources.filter(holdsTests).flatMap(({ text }) => titlesIn(text));
  const named = new Set(titles.flatMap((title) => title.match(/X-\d\d/gu) ?? []));
  context.diagnostic(`saw ${clauses.length} clauses`);
  assert.deepEqual([...named].toSorted(), clauses.toSorted());
});

test("the architecture tells which room may import which as the architecture test has it", () => {
  const code = rootTests.find(({ path }) => path === "architecture.test.ts")?.text ?? "";
  const checked = Array.from(code.matchAll(/^  (\w+): \[(.*)\],$/gmu), ([, room = "", may = ""]) => [
    room,
    may.replaceAll('"', "") || "–",
  ]);
  const rows = find("docs/architecture.md").text.matchAll(/^\| `(\w+)` \| .+ \| (.+) \|$/gmu);
  assert.ok(checked.length > 8);
  assert.deepEqual(
    Array.from(rows, ([, room = "", may = ""]) => [room, may]),
    checked,
  );
});

test("the architecture names each law once, with a test that is there and bears its number", () => {
  const rows = find("docs/architecture.md").text.matchAll(/^\| (L-\d\d) \| (.+) \| (.+) \|$/gmu);
  const told = Array.from(rows, ([, law = "", sentence = "", proof = ""]) => ({ law, sentence, proof }));
  assert.deepEqual(
    told.map(({ law }) => law),
    laws,
  );
  const faults = told.flatMap(({ law, proof }) => {
    const [, path = "", title = ""] = /^\[[^\]]+\]\(\.\.\/(\S+)\) “(.+)”$/u.exec(proof) ?? [];
    if (!title.includes(law) || !existsSync(join(root, path))) return [`${law} names no test: ${proof}`];
    return titlesIn(read(path).text).includes(title) ? [] : [`${law}: ${path} has no test “${title}”`];
  });
  assert.deepEqual(faults, []);
});

test("every exit code is told, and no other", () => {
  const rows = find("docs/command-line.md").text.matchAll(/^\| (\d+) \| `(\w+)` \|/gmu);
  const told = Object.fromEntries(Array.from(rows, ([, code, name = ""]) => [name, Number(code)]));
  assert.deepEqual(told, { ...exitCodes });
});

test("every environment variable that is read is told, and no other", () => {
  const named = sources.flatMap(({ text }) => [
    ...Array.from(text.matchAll(/process\.env(?:\.|\[")(\w+)/gu), ([, name = ""]) => name),
    ...Array.from(text.matchAll(/\{([^{}]+)\} = process\.env\b/gu), ([, names = ""]) =>
      names.split(","),
    ).flat(),
    ...Array.from(text.matchAll(/"(NHIPCAU_[A-Z_]+)"/gu), ([, name = ""]) => name),
  ]);
  const rows = find("docs/settings.md").text.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gmu);
  const told = Array.from(rows, ([, cell = ""]) =>
    Array.from(cell.matchAll(/\w+/gu), ([name]) => name),
  ).flat();
  assert.ok(told.length > 5);
  assert.deepEqual(
    told.toSorted(),
    [...new Set(named.map((name) => name.trim()).filter((name) => name !== ""))].toSorted(),
  );
});

test("every word of the glossary is in the code, and no term or word is there twice", () => {
  const rows = find("docs/glossary.md").text.matchAll(/^\| (.+) \| (.+) \| `(.+)` \|$/gmu);
  const words = Array.from(rows, ([, vi = "", en = "", word = ""]) => ({ vi, en, word }));
  assert.ok(words.length > 60, `only ${words.length} words were read`);
  const code = new Set(
    sources
      .filter(({ path }) => path.startsWith("packages/"))
      .flatMap(({ text }) => text.match(/[\w-]+/gu) ?? []),
  );
  assert.deepEqual(
    words.filter(({ word }) => !code.has(word)),
    [],
  );
  for (const column of ["vi", "en", "word"] as const) {
    const all = words.map((row) => row[column]);
    assert.deepEqual(
      all.filter((text, at) => all.indexOf(text) !== at),
      [],
    );
  }
});

test("links and pictures in documents lead somewhere", () => {
  const faults = documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/\]\(([^)\s]+)\)/gu), ([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/u.test(target) && !leadsSomewhere(path, target))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(faults, []);
});

test("each picture of the guide is made by a test, shown on a page, and small", () => {
  const folder = "docs/images/guide";
  const kept = readdirSync(join(root, folder)).toSorted();
  assert.ok(kept.length > 20, `only ${kept.length} pictures were found`);
  const guide = documents.filter(({ path }) => path.startsWith("docs/huong-dan/"));
  const shown = guide.flatMap(({ text }) =>
    Array.from(text.matchAll(/!\[[^\]]+\]\(\.\.\/images\/guide\/([\w.-]+)\)/gu), ([, file = ""]) => file),
  );
  const making = sources.filter(({ text }) => text.includes("await guidePicture("));
  assert.deepEqual([...new Set(shown)].toSorted(), kept);
  assert.deepEqual(
    kept.filter((file) => !making.some(({ text }) => text.includes(`"${file.replace(".webp", "")}"`))),
    [],
  );
  assert.deepEqual(
    kept.filter((file) => statSync(join(root, folder, file)).size > 120 * 1024),
    [],
  );
});

test("files that documents name exist", () => {
  const faults = documents.flatMap(({ path, text }) =>
    Array.from(
      text.matchAll(/`((?:packages|scripts|docs|region|bench)\/[\w./-]+\.\w+)`/gu),
      ([, file = ""]) => file,
    )
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => `${path}: ${file}`),
  );
  assert.deepEqual(faults, []);
});

test("a decision is short, numbered in order and listed", () => {
  const decisions = documents.filter(({ path }) => /^docs\/decisions\/\d/u.test(path));
  const list = find("docs/decisions/README.md").text;
  assert.ok(decisions.length > 5);
  for (const [at, { path, text }] of decisions.entries()) {
    const number = String(at + 1);
    assert.match(path, new RegExp(`/${number.padStart(4, "0")}-[a-z0-9-]+\\.md$`, "u"));
    const title = new RegExp(`^# ${number}\\. (.+)$`, "mu").exec(text)?.[1] ?? "";
    assert.ok(list.includes(`${number}. [${title}](${path.slice("docs/decisions/".length)})`), path);
    assert.ok(text.split("\n").length <= 41, `${path} is over 40 lines`);
    for (const part of ["Context", "Choice", "Cost"])
      assert.ok(text.includes(`**${part}.** `), `${path}: ${part}`);
  }
});

test("both READMEs have the same two commands and the same links", () => {
  const [english, vietnamese] = [find("README.md").text, find("README.vi.md").text];
  const commands = (text: string) => text.match(/^npm \w+/gmu);
  assert.deepEqual(commands(english), ["npm start", "npm test"]);
  assert.deepEqual(commands(vietnamese), commands(english));
  const inBoth = (text: string) =>
    Array.from(text.matchAll(/\]\(([^)]+)\)/gu), ([, target = ""]) => target)
      .map(
        (target) =>
          ({ "README.vi.md": "README.md", "docs/van-hanh.md": "docs/operations.md" })[target] ?? target,
      )
      .toSorted();
  assert.deepEqual(inBoth(vietnamese), inBoth(english));
});

function holdsTests({ path }: TextFile): boolean {
  // The testkit's suites are called by the test files of each implementation.
  return /\.test\.tsx?$/u.test(path) || path.startsWith("packages/testkit/src/");
}

// Of tests and of rows in a table of scenarios. A test that runs on several servers ends its title with the server.
function titlesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\b(?:test\(\s*|title: )(["'`])(.+?)\1,/gu), ([, , title = ""]) =>
    title.replace(/ \(\$\{.*\}\)$/u, ""),
  );
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  // The pictures are made by a run of the tests; from the first run on every one of them has to be there.
  if (file.startsWith("docs/images/") && !existsSync(join(root, "docs/images"))) return true;
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || headingsOf(read(file).text).includes(anchor);
}

function headingsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gmu), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function listFiles(folders: readonly string[], name: RegExp): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true, recursive: folder !== "." })
        .filter((entry) => entry.isFile() && name.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
    )
    .filter((path) => !/(?:^|\/)(?:node_modules|dist)\//u.test(path))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function read(path: string): TextFile {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

function find(path: string): TextFile {
  const found = documents.find((document) => document.path === path);
  assert.ok(found, `${path} is missing`);
  return found;
}
