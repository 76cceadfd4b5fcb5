// The walls of the house: which room may know which, that what a room imports is declared, that the domain does no
// I/O and reads no clock, that files stay small. It reads every import of every source file and says how many it saw.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join, relative } from "node:path";
import { test } from "node:test";

const root = import.meta.dirname;

/** What each room may import. */
const table: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  registers: ["domain"],
  exchange: ["domain"],
  contract: ["registers", "domain"],
  operations: ["contract", "exchange", "registers", "domain"],
  store: ["operations", "exchange", "registers", "domain"],
  files: ["contract", "operations", "registers", "domain"],
  server: ["contract", "operations", "exchange", "registers", "domain"],
  web: ["contract", "registers", "domain"],
  cli: ["domain", "registers", "exchange", "contract", "operations", "store", "files", "server"],
  testkit: ["domain", "registers", "exchange", "contract", "operations", "store", "files", "server", "cli"],
};
const rooms = Object.keys(table);

interface SourceFile {
  readonly room: string;
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly imports: readonly string[];
}

const files = rooms.flatMap((room) =>
  listFiles(join(root, "packages", room, "src")).map((path) => readSource(room, path)),
);

test("every room has sources and imports to look at", (context) => {
  for (const room of rooms)
    assert.ok(
      files.some((file) => file.room === room),
      `packages/${room}/src has no file`,
    );
  assert.deepEqual(
    readdirSync(join(root, "packages")).sort(),
    rooms.toSorted(),
    "a room is missing from the table",
  );
  const imports = files.reduce((sum, file) => sum + file.imports.length, 0);
  assert.ok(imports > files.length, `only ${imports} imports were found`);
  context.diagnostic(`saw ${files.length} files with ${imports} imports`);
});

test("a room imports only the rooms its line names", () => {
  assertNone((file) => {
    // Tests put rooms together; what ships does not.
    const allowed = file.isTest ? rooms : [file.room, ...(table[file.room] ?? [])];
    return file.imports.filter((name) => name.startsWith("@nhipcau/") && !allowed.includes(roomOf(name)));
  });
});

test("only tests import the testkit", () => {
  assertNone((file) => {
    if (file.isTest || file.room === "testkit") return [];
    return file.imports.filter((name) => roomOf(name) === "testkit");
  });
});

test("a room reaches another by its name and never by a path", () => {
  assertNone((file) => file.imports.filter((name) => name.startsWith(".") && leavesRoom(file, name)));
});

test("every import is declared in the package.json of its room", () => {
  const everywhere = declaredIn(join(root, "package.json"));
  const declared = new Map(
    rooms.map((room) => [room, declaredIn(join(root, "packages", room, "package.json"))]),
  );
  assertNone((file) =>
    file.imports.filter((name) => {
      // `virtual:` names are made by the web build itself.
      if (name.startsWith(".") || name.startsWith("virtual:") || isBuiltin(name)) return false;
      const pack = packageOf(name);
      if (pack === `@nhipcau/${file.room}` || declared.get(file.room)?.has(pack)) return false;
      // A test may also use what the workspace declares for all tests, and the rooms and kit it puts together.
      return !(file.isTest && (everywhere.has(pack) || pack.startsWith("@nhipcau/")));
    }),
  );
});

test("the domain imports nothing but itself (L-13)", () => {
  assertNone((file) => {
    if (file.room !== "domain" || file.isTest) return [];
    return file.imports.filter((name) => !name.startsWith("."));
  });
});

test("the domain reads no clock and throws no dice (L-13)", () => {
  assertNone((file) => {
    if (file.room !== "domain" || file.isTest) return [];
    const code = withoutComments(file.text);
    return [/\bDate\.now\b/u, /\bnew Date\(\s*\)/u, /\bMath\.random\b/u, /\bfetch\(/u, /\bprocess\./u]
      .filter((pattern) => pattern.test(code))
      .map(String);
  });
});

test("there is no barrel", () => {
  assertNone((file) =>
    /^index\.tsx?$/u.test(basename(file.path)) ? ["a barrel hides where things are"] : [],
  );
});

test("no file is over 400 lines", () => {
  assertNone((file) => {
    const lines = file.text.split("\n").length - 1;
    return lines > 400 ? [`${lines} lines`] : [];
  });
});

test("a file begins with a sentence that says what it is for", () => {
  // A test's titles say it already.
  assertNone((file) =>
    file.isTest || /^(?:#!.*\n)?\/[/*]/u.test(file.text) ? [] : ["no comment at its head"],
  );
});

function assertNone(findFaults: (file: SourceFile) => readonly string[]): void {
  const faults = files.flatMap((file) =>
    findFaults(file).map((fault) => `${relative(root, file.path)}: ${fault}`),
  );
  assert.deepEqual(faults, []);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function readSource(room: string, path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  return { room, path, text, isTest: /\.test\.tsx?$/u.test(path), imports: findImports(text) };
}

/** Every way a module names another: import and export from, import for its effect, import(), import types. */
function findImports(text: string): readonly string[] {
  const code = withoutComments(text);
  const patterns = [
    /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']/gmu,
    /^\s*import\s*["']([^"']+)["']/gmu,
    /\bimport\(\s*["']([^"']+)["']/gu,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].flatMap((match) => match[1] ?? []));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(/^\s*\/\/.*$/gmu, "");
}

function roomOf(name: string): string {
  return /^@nhipcau\/([^/]+)/u.exec(name)?.[1] ?? "";
}

function leavesRoom(file: SourceFile, name: string): boolean {
  return !join(file.path, "..", name).startsWith(join(root, "packages", file.room));
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

function declaredIn(path: string): ReadonlySet<string> {
  const pack = JSON.parse(readFileSync(path, "utf8")) as Partial<Record<string, Record<string, string>>>;
  return new Set(["dependencies", "devDependencies"].flatMap((kind) => Object.keys(pack[kind] ?? {})));
}
