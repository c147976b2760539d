/**
 * Every reader with inputs as nobody would write them: no throw without a name, and the same answer
 * twice. The long form, which also holds time and memory to their limits, is `npm run fuzz`.
 */
import { describe, it } from "vitest";
import { fuzz, targets } from "./targets.js";

/** Of each target; the seed is fixed, so that a run that fails can be repeated. */
const CASES = 5_000;
const SEED = 20_261_120;

describe("whatever stands in it", () => {
  it.each(targets.map((target) => [target.name, target] as const))(
    "%s: an answer, and the same twice",
    async (_, target) => {
      await fuzz(target, CASES, SEED);
    },
    120_000,
  );
});
