/** A scenario's own arguments, as the options of a run within this process. */
import type { RunOptions } from "../../src/cli/run-options.js";
import { extraArguments } from "./expected.js";

/** The options; a time limit is left out, so that a mended scenario has all the time it needs. */
export function optionsOfScenario(name: string): Partial<RunOptions> {
  const options: Partial<RunOptions> = {};
  const args = [...(extraArguments[name] ?? [])];
  while (args.length > 0) {
    const flag = args.shift() ?? "";
    const value = args[0]?.startsWith("--") === false ? args.shift() : undefined;
    switch (flag) {
      case "--deep":
        options.deep = true;
        break;
      case "--no-invoke":
        options.invoke = false;
        break;
      case "--offline":
        options.offline = true;
        break;
      case "--mode":
        options.mode = value === "print" ? "print" : "interactive";
        break;
      case "--developers":
        options.developers = Number(value);
        break;
      case "--expect-account":
        options.expectAccount = value ?? "";
        break;
      case "--expect-region":
        options.expectRegion = value ?? "";
        break;
      case "--expect-model":
        options.expectModel = value ?? "";
        break;
      case "--timeout":
        break;
      default:
        throw new Error(`no option for ${flag}`);
    }
  }
  return options;
}
