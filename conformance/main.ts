/**
 * `npm run conformance`: the real Claude Code and the built tool on the same machines, before the same
 * simulated AWS. What the client sent is held against the plan and against what the tool sent.
 * Exit code 0 where at least 99 of 100 agree, 1 where fewer do, 3 where the registry gives no client.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Compared, compareSetUp } from "./compare-set-up.js";
import { fetchRelease, NoRelease, newestRelease, PINNED, PINNED_FOR_CI } from "./releases.js";
import { makeSetUps } from "./set-ups.js";
import { compareVerdicts } from "./verdicts.js";

const enough = 0.99;
const ciStep = 3;

const { values } = parseArgs({
  options: {
    release: { type: "string", multiple: true },
    newest: { type: "boolean", default: false },
    ci: { type: "boolean", default: false },
    only: { type: "string" },
    every: { type: "boolean", default: false },
    "no-verdicts": { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});

async function main(): Promise<number> {
  if (!existsSync(new URL("./bedrock-doctor.js", `file://${process.env.BEDROCK_DOCTOR_DIST}/`))) {
    throw new Error("dist/ is missing: npm run build");
  }
  const versions = values.newest
    ? [await newestRelease()]
    : (values.release ?? (values.ci ? [...PINNED_FOR_CI] : [...PINNED]));
  const releases: { version: string; executable: string }[] = [];
  for (const version of versions) releases.push({ version, executable: await fetchRelease(version) });

  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-conformance-")));
  try {
    // Continuous integration has three minutes: every so many of the set-ups and of the scenarios.
    const step = values.ci ? ciStep : 1;
    const wanted = makeSetUps()
      .filter(({ name }) => values.only === undefined || name.includes(values.only))
      .filter((_, at) => at % step === 0);
    // Each release takes its share of the set-ups; a release named by hand takes all of them.
    const pairs = wanted.flatMap((setUp, at) =>
      releases
        .filter(
          (_, which) =>
            values.every || values.release !== undefined || values.newest || at % releases.length === which,
        )
        .map((release) => ({ setUp, release })),
    );
    const results: Compared[] = [];
    for (const { setUp, release } of pairs) {
      const compared = await compareSetUp(setUp, release, folder);
      results.push(compared);
      if (values.verbose || compared.misses.length > 0) print(compared);
    }
    const verdictsAgree =
      values["no-verdicts"] ||
      values.only !== undefined ||
      (await compareVerdicts(releases, folder, { verbose: values.verbose, step }));
    return summarise(results) && verdictsAgree ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print({ setUp, version, misses, nothing }: Compared): void {
  console.log(
    `${misses.length === 0 ? "agrees" : "MISSES"}  ${version}  ${setUp}${nothing ? "  (the client asked no model)" : ""}`,
  );
  for (const miss of misses) console.log(`    ${miss}`);
}

function summarise(results: readonly Compared[]): boolean {
  const agree = results.filter(({ misses }) => misses.length === 0).length;
  const asked = results.filter(({ nothing }) => !nothing).length;
  const byRelease = groupByRelease(results);
  for (const [version, ones = []] of Object.entries(byRelease)) {
    console.log(
      `${version}: ${ones.filter(({ misses }) => misses.length === 0).length} of ${ones.length} agree`,
    );
  }
  console.log(
    `all: ${agree} of ${results.length} set-ups agree, ${asked} of them with a model request of the client`,
  );
  return results.length > 0 && agree / results.length >= enough;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`conformance: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = error instanceof NoRelease ? 3 : 1;
  },
);

function groupByRelease(results: readonly Compared[]): Record<string, Compared[]> {
  const versions = [...new Set(results.map(({ version }) => version))];
  return Object.fromEntries(
    versions.map((version) => [version, results.filter((one) => one.version === version)]),
  );
}
