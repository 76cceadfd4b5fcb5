// `npm start`: sets everything up that is missing, then starts Nhịp Cầu with the arguments given.
import { runNhipcau } from "../packages/cli/bin/run-nhipcau.mjs";
import { installDependencies } from "./set-up/dependencies.mjs";
import { buildWeb } from "./set-up/web-build.mjs";

installDependencies();
buildWeb();
process.exitCode = await runNhipcau(["start"].concat(process.argv.slice(2)));
