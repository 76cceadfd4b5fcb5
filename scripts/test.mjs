// `npm test`: does all the set-up the tests need, then runs every one of them.
//   npm test                        all kinds
//   npm test -- pure store          some kinds (pure, store, web, e2e)
//   npm test -- --only <path…>      single files
import { join } from "node:path";
import { installDependencies } from "./set-up/dependencies.mjs";
import { giveUp, node24, root, runToEnd } from "./set-up/run.mjs";
import { kindOf, kinds, listTestFiles } from "./set-up/test-files.mjs";
import { installTestPrograms } from "./set-up/test-programs.mjs";
import { buildWeb } from "./set-up/web-build.mjs";

const asked = process.argv.slice(2);
const runs = asked[0] === "--only" ? runsOfFiles(asked.slice(1)) : runsOfKinds(asked);
const needsPrograms = runs.some((run) => run.kind !== "pure");

installDependencies();
const env = needsPrograms ? installTestPrograms() : {};
if (runs.some((run) => run.kind === "web" || run.kind === "e2e")) buildWeb();
const runner = join(root, "packages", "testkit", "src", "run-with-servers.ts");
process.exitCode = await runToEnd(node24, [runner, JSON.stringify(runs)], env);

function runsOfKinds(names) {
  const unknown = names.filter((name) => !kinds.some((kind) => kind.name === name));
  if (unknown.length > 0) {
    const known = kinds.map((kind) => kind.name).join(", ");
    giveUp(
      "Không có loại kiểm thử: " + unknown + " (có: " + known + ").",
      "No such kind: " + unknown + " (there are: " + known + ").",
    );
  }
  const files = listTestFiles();
  return kinds
    .filter((kind) => names.length === 0 || names.includes(kind.name))
    .map((kind) =>
      runOf(
        kind,
        files.filter((file) => kindOf(file) === kind.name),
      ),
    );
}

function runsOfFiles(files) {
  if (files.length === 0) giveUp("Hãy nêu ít nhất một tệp.", "Name at least one file.");
  return kinds
    .map((kind) =>
      runOf(
        kind,
        files.filter((file) => kindOf(file) === kind.name),
      ),
    )
    .filter((run) => run.files.length > 0);
}

function runOf(kind, files) {
  return {
    kind: kind.name,
    concurrency: kind.concurrency,
    inOneProcess: kind.inOneProcess === true,
    files: files,
  };
}
