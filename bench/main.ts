/**
 * `npm run bench -- [--rounds 15] [--latency 80] [--json FILE] [--markdown]`: what the
 * built tool costs, as ratios to other programs of the same run, for milliseconds of one machine say
 * nothing on another. The targets stand below the table with `within` or `over`, and nothing is judged:
 * the exit code is 0 unless a command of the tool fails.
 *
 * `serve ACCOUNT LATENCY FOLDER` is how it starts its own simulators.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "./measure.js";
import { findOthers } from "./others.js";
import { ourRows } from "./our-rows.js";
import { openServers } from "./servers.js";
import { formatMarkdown, formatText, summarise } from "./table.js";

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    latency: { type: "string", default: "80" },
    json: { type: "string" },
    markdown: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

async function main(): Promise<void> {
  const rounds = Number(values.rounds);
  const latencyMs = Number(values.latency);
  if (!(rounds >= 1 && latencyMs >= 1)) {
    throw new Error("rounds and latency are numbers from 1 on");
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-bench-")));
  const servers = await openServers(folder, latencyMs);
  try {
    const others = await findOthers(folder, servers);
    const { measured, failed } = await measure([...ourRows(folder, servers), ...others.rows], rounds);
    const summary = summarise(measured, {
      versions: [`Node ${process.version}`, ...others.versions],
      rounds,
      latencyMs,
      leftOut: [...others.leftOut, ...failed],
    });
    console.log(values.markdown ? formatMarkdown(summary) : formatText(summary));
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`);
  } finally {
    await servers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (positionals[0] === "serve") {
  const { serve } = await import("./serve.js");
  await serve(positionals.slice(1));
} else await main();
