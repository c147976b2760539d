/**
 * The simulator in a process of its own, so that serving is not counted as diagnosing:
 * `serve.js SCENARIO LATENCY FOLDER` answers each request LATENCY ms late and prints, as JSON, the
 * variables that point a program at it. Bundled and started by `simulator.mjs`.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { loadScenario, startProxy, startSimulator } from "../src/simulator/index.js";

const [name = "", latency = "0", folder = ""] = process.argv.slice(2);
const scenario = await loadScenario(name);
const key = scenario?.aws.identities[0]?.keys[0];
if (!scenario || !key) throw new Error(`${name} is no scenario with a key`);

const aws = { ...scenario.aws, ...(Number(latency) > 0 ? { latencyMs: Number(latency) } : {}) };
const proxy = await startProxy(await startSimulator({ ...scenario, aws }, { now: Date.now }));
const authority = path.join(folder, `authority-${proxy.port}.pem`);
writeFileSync(authority, proxy.caPem);

const variables = {
  HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
  NODE_EXTRA_CA_CERTS: authority,
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_REGION: scenario.aws.regions[0],
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
};
process.stdout.write(`${JSON.stringify(variables)}\n`);
