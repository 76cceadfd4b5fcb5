// `npm start`: sets everything up that is missing, then starts Nhịp Cầu with the arguments given.
import { join } from "node:path";
import { installDependencies } from "./set-up/dependencies.mjs";
import { node24, root, runToEnd } from "./set-up/run.mjs";
import { buildWeb } from "./set-up/web-build.mjs";

installDependencies();
buildWeb();
const program = join(root, "packages", "cli", "src", "main.ts");
process.exitCode = await runToEnd(node24, [program, "start"].concat(process.argv.slice(2)));
