// Running other programs from the set-up scripts: where they are, and how their end becomes ours.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { delimiter, join } from "node:path";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const ending = process.platform === "win32" ? ".exe" : "";

/** The Node 24 that npm brought; everything but these scripts runs on it. */
export const node24 = join(root, "node_modules", "node", "bin", "node" + ending);

/** Says one thing in both languages, one line each. */
export function say(vi, en) {
  console.log(vi);
  console.log(en);
}

/** Says what is wrong and ends. */
export function giveUp(vi, en) {
  console.error(vi);
  console.error(en);
  process.exit(1);
}

/** Runs a program in the foreground and tells whether it succeeded. */
export function run(program, args, options) {
  const answer = spawnSync(program, args, Object.assign({ cwd: root, stdio: "inherit" }, options));
  if (answer.error) console.error(program + ": " + answer.error.message);
  return answer.status === 0;
}

/** What a program prints; an empty string when it fails or does not exist. */
export function ask(program, args) {
  const answer = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  return answer.status === 0 ? answer.stdout : "";
}

/**
 * npm as a program of its own, on the machine's Node: the Node in node_modules, which npm scripts put first on the
 * path, is about to be replaced. On Windows npm is a script that only a shell finds.
 */
export function runNpm(args) {
  const path = (process.env.PATH || "")
    .split(delimiter)
    .filter((folder) => !/node_modules.\.bin$/.test(folder));
  const env = Object.assign({}, process.env, { PATH: path.join(delimiter) });
  return run("npm", args, { env: env, shell: process.platform === "win32" });
}

/** Runs a program until it ends, passing signals on, and gives the exit code to end with. */
export function runToEnd(program, args, env) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: "inherit",
    env: Object.assign({}, process.env, env),
  });
  // In a terminal Ctrl-C reaches the child by itself; we only have to outlive it. A `kill` reaches only us.
  process.on("SIGINT", () => (process.stdin.isTTY ? undefined : child.kill("SIGINT")));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(program + ": " + error.message);
      resolve(1);
    });
    child.once("exit", (code, signal) =>
      resolve(code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code),
    );
  });
}
