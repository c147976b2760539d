/** Starts the command line. The exit code is set, never forced: a forced exit cuts a pipe short. */
import { main } from "../src/cli/main.js";

process.exitCode = await main(process.argv.slice(2));
