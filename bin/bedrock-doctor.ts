/** Starts the command line. The exit code is set, never forced: a forced exit cuts a pipe short. */
import { main } from "../src/cli/main.js";

// What stands where nothing is left to do and `main` has not come to its end: that is no success.
process.exitCode = 2;
void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
