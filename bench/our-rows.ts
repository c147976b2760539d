/** What is measured of the built tool, and the least that any program on Node can do beside it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installClient } from "../conformance/programs.js";
import type { Row } from "./measure.js";
import { OURS } from "./names.js";
import type { Account } from "./serve.js";
import type { Servers } from "./servers.js";

/** The client's names for models, each with a model of its own. By its rules the first three are in use. */
export const TWELVE_MODELS = {
  env: {
    ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
    ANTHROPIC_SMALL_FAST_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    CLAUDE_CODE_SUBAGENT_MODEL: "us.anthropic.claude-sonnet-5",
    ANTHROPIC_DEFAULT_OPUS_MODEL: "us.anthropic.claude-opus-5-5",
    ANTHROPIC_DEFAULT_SONNET_MODEL: "us.anthropic.claude-sonnet-5-5",
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
    ANTHROPIC_CUSTOM_MODEL_OPTION: "us.anthropic.claude-fable-5",
  },
  modelOverrides: {
    "claude-opus-4-5-20251101": "us.anthropic.claude-opus-4-5-20251101-v1:0",
    "claude-opus-4-6": "us.anthropic.claude-opus-4-6-v1",
    "claude-opus-4-7": "us.anthropic.claude-opus-4-7",
    "claude-opus-4-8": "us.anthropic.claude-opus-4-8",
    "claude-opus-5": "us.anthropic.claude-opus-5",
  },
};

const refusedModel =
  "API Error: 400 Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.";

/** @param folder for the machines' files */
export function ourRows(folder: string, servers: Servers): Row[] {
  const tool = join(process.env.BEDROCK_DOCTOR_DIST ?? "dist", "bedrock-doctor.js");
  const bare = bareMachine(layOut(folder, "bare", {}));
  const node = (name: string, args: string[], environment: NodeJS.ProcessEnv): Row => ({
    name,
    command: process.execPath,
    args,
    environment,
  });
  const run = (name: string, machine: NodeJS.ProcessEnv, account: Account, args: string[] = []): Row => ({
    ...node(name, [tool, ...args], { ...machine, ...servers.near[account].beside }),
    counted: {
      server: servers.far[account],
      environment: { ...machine, ...servers.far[account].beside },
    },
  });
  const far = run(OURS.far, bare, "healthy");
  return [
    node(OURS.node, ["-e", "0"], bare),
    node(OURS.floor, [join(process.env.BENCH_FOLDER ?? "bench", "floor.mjs")], bare),
    node(OURS.version, [tool, "--version"], bare),
    node(OURS.plan, [tool, "plan"], machineOfPlan(folder)),
    node(OURS.explainCode, [tool, "explain", "throughput.on-demand-unsupported"], bare),
    node(OURS.explainText, [tool, "explain", refusedModel], bare),
    node(OURS.simulated, [tool, "--simulate", "healthy"], bare),
    run(OURS.run, bare, "healthy"),
    // In the environment that the other programs have.
    {
      ...node(OURS.alone, [tool], { ...bare, ...servers.near.healthy.variables }),
      apart: true,
    },
    { ...far, environment: far.counted?.environment ?? {} },
    run(OURS.named, machineOfTwelve(folder), "healthy"),
    // Every one of them is refused, which is a failure: here it is only the way to have all of them asked.
    run(OURS.tried, bare, "nothing-granted", ["--fail-on", "never"]),
  ];
}

/** A machine without settings of its own, so that the figures are the tool's. */
export function bareMachine(home: string): NodeJS.ProcessEnv {
  const { PATH, NODE_EXTRA_CA_CERTS: bundle } = process.env;
  // Node reads this bundle at every start, for `node -e 0` too: left out, the ratios would be of another machine.
  return {
    PATH,
    HOME: home,
    NO_COLOR: "1",
    ...(bundle === undefined ? {} : { NODE_EXTRA_CA_CERTS: bundle }),
  };
}

/** A client, settings and AWS files, for a plan that has something to read. */
function machineOfPlan(folder: string): NodeJS.ProcessEnv {
  const env = { CLAUDE_CODE_USE_BEDROCK: "1", AWS_PROFILE: "work", AWS_REGION: "eu-west-1" };
  const home = layOut(folder, "plan", {
    ".claude/settings.json": JSON.stringify({ env }),
    ".aws/config": "[profile work]\nregion = us-east-1\n",
  });
  const bare = bareMachine(home);
  return { ...bare, PATH: [installClient(home, "2.1.328"), bare.PATH].join(delimiter) };
}

function machineOfTwelve(folder: string): NodeJS.ProcessEnv {
  return bareMachine(layOut(folder, "twelve", { ".claude/settings.json": JSON.stringify(TWELVE_MODELS) }));
}

function layOut(folder: string, name: string, files: Record<string, string>): string {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(home, path, ".."), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return home;
}
