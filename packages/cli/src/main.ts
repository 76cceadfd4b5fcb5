// The command line's way in: runs one command and ends with its exit code.
import { programVersion } from "./node/checkout.ts";
import { exitCodes } from "./node/terminal.ts";
import { makeProgram } from "./program.ts";

try {
  await makeProgram(programVersion(), (exitCode) => {
    process.exitCode = exitCode;
  }).parseAsync();
} catch (error) {
  console.error(error);
  process.exitCode = exitCodes.failed;
}
