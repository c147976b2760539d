/** Runs in which something is wrong with the processes: helper commands, signals, where the report goes. */
import { seeded } from "../conformance/seeded.js";
import { expectedOfHelper } from "./expected.js";
import { type Known, NOTHING_WRONG, type Run, SEED } from "./run.js";
import { helperSetUp, type SetUp } from "./set-ups.js";

const SIGNALS = 120;
/** About as long as a run takes that nothing holds up, ms. */
const LIFETIME_MS = 900;

const helperScripts: Record<string, string> = {
  "exit 1": "echo denied >&2; exit 1",
  "ended by a signal": "kill -9 $$",
  stall: "sleep 300",
  "stall with a child": "sleep 300 & wait",
  "stall, deaf to signals": "trap '' INT TERM HUP; sleep 300",
  "slow drip": "while :; do printf x; sleep 0.1; done",
  empty: "exit 0",
  html: "echo '<html><body>Sign in</body></html>'",
  "invalid JSON": 'printf \'{"Version": 1, "AccessKeyId"\'',
  huge: "head -c 52428800 /dev/zero | tr '\\0' A",
  "endless errors": "head -c 52428800 /dev/zero >&2; exit 1",
};

/** A helper command that does everything but print credentials. */
export function ofHelpers(): Run[] {
  return (["credential-process", "export-command"] as const).flatMap((kind) =>
    Object.entries(helperScripts).map(
      ([what, script]): Run => ({
        name: `${kind}: ${what}`,
        faults: ["helper"],
        group: "single",
        setUp: helperSetUp(kind, script),
        wrongs: NOTHING_WRONG,
        expected: [expectedOfHelper(kind, /sleep/.test(script))],
        traces: [],
      }),
    ),
  );
}

/** Signals at seeded moments, and places that take no report. */
export function ofProcesses(known: readonly Known[]): Run[] {
  const random = seeded(SEED + 2);
  const stalling = (["credential-process", "export-command"] as const).map((kind) =>
    helperSetUp(kind, "sleep 300 & wait"),
  );
  const all = [...known.map(({ setUp }) => setUp), ...stalling];
  const signals = Array.from({ length: SIGNALS }, (_, index): Run => {
    const setUp = all[Math.floor(random() * all.length)] as SetUp;
    const fault = index % 2 === 0 ? "SIGINT" : "SIGTERM";
    const afterMs = Math.round(random() * LIFETIME_MS);
    return {
      name: `${setUp.name}: ${fault} after ${afterMs} ms`,
      faults: [fault],
      group: "process",
      setUp,
      wrongs: NOTHING_WRONG,
      process: { fault, afterMs, toFile: index % 4 > 1 },
      expected: [],
      traces: [],
    };
  });
  const outputs = known.flatMap(({ setUp }) =>
    (["closed-stdout", "full-disk", "full-disk-of-file"] as const).map(
      (fault): Run => ({
        name: `${setUp.name}: ${fault}`,
        faults: [fault],
        group: "process",
        setUp,
        wrongs: NOTHING_WRONG,
        process: { fault, afterMs: 0 },
        expected: [],
        traces: [],
      }),
    ),
  );
  return [...signals, ...outputs];
}
