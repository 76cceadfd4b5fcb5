#!/usr/bin/env node
// `npx nhipcau`: the command line with the arguments given.
import { runNhipcau } from "./run-nhipcau.mjs";

process.exitCode = await runNhipcau(process.argv.slice(2));
