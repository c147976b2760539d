/**
 * `simulate`: serves a scenario's AWS on loopback under its real host names, behind a proxy with a
 * certificate authority of its own, so that any program (Claude Code itself) can be pointed at it.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findScenario } from "./stage.js";

/**
 * Lists the scenarios, or serves one until Ctrl-C.
 *
 * @returns the exit code.
 * @throws UsageError for an unknown scenario.
 */
export async function simulateCommand(name: string | undefined): Promise<number> {
  if (name === undefined) {
    const { listScenarios } = await import("../simulator/index.js");
    const scenarios = await listScenarios();
    const longest = Math.max(...scenarios.map((one) => one.name.length));
    for (const one of scenarios) process.stdout.write(`${one.name.padEnd(longest)}  ${one.summary}\n`);
    return 0;
  }
  const { scenario, startSimulator, startProxy } = await findScenario(name);
  const simulator = await startSimulator(scenario, { now: Date.now });
  const proxy = await startProxy(simulator);
  // Before there is anything to take away again: whoever reads that it serves may end it at once.
  const interrupted = untilInterrupted();
  const folder = mkdtempSync(join(tmpdir(), "bedrock-doctor-"));
  try {
    const authority = join(folder, "ca.pem");
    writeFileSync(authority, proxy.caPem, { mode: 0o600 });
    const variables = {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: authority,
      ...clientVariables(scenario),
    };
    for (const [variable, value] of Object.entries(variables))
      process.stdout.write(`export ${variable}='${value}'\n`);
    process.stderr.write(`Serving the AWS of "${name}" until Ctrl-C.\n`);
    await interrupted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await proxy.close();
    await simulator.close();
  }
  return 0;
}

/** The first identity's own keys; they are made up and open nothing but this simulator. */
function clientVariables(
  scenario: Awaited<ReturnType<typeof findScenario>>["scenario"],
): Record<string, string> {
  const identity = scenario.aws.identities[0];
  const key = identity?.keys[0];
  const apiKey = identity?.apiKeys?.[0];
  return {
    CLAUDE_CODE_USE_BEDROCK: "1",
    AWS_REGION: scenario.machine.environment.AWS_REGION ?? scenario.aws.regions[0] ?? "us-east-1",
    ...(key === undefined
      ? {}
      : { AWS_ACCESS_KEY_ID: key.accessKeyId, AWS_SECRET_ACCESS_KEY: key.secretAccessKey }),
    ...(key?.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: key.sessionToken }),
    ...(key === undefined && apiKey !== undefined ? { AWS_BEARER_TOKEN_BEDROCK: apiKey.token } : {}),
  };
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
