/**
 * Set-ups of a machine, by what they vary. The seeded mixtures at the end put families together that
 * nobody thought of together: a model of the client that was fitted to single cases fails there.
 */
import {
  aws,
  CLOCK,
  developer,
  HAIKU,
  INVOKE,
  LONG_TERM_API_KEY,
  machine,
  SONNET,
  SUBSCRIBE,
  USE_API_KEYS,
  USE_MANTLE,
} from "../src/simulator/scenarios/base.js";
import type { Scenario, ScenarioAws } from "../src/simulator/types.js";
import type { Machine } from "./machine.js";
import { seeded } from "./seeded.js";

export interface SetUp {
  name: string;
  machine: Machine;
  /** Behind `claude -p hi`; of these the doctor gets `--model` and `--settings`. */
  args: string[];
  scenario: Scenario;
}

/** One thing to vary: what it adds to the environment and the files, and to the command line. */
interface Part {
  name: string;
  environment?: Record<string, string>;
  files?: Record<string, string | object>;
  args?: string[];
  aws?: Partial<ScenarioAws>;
}

/** Access key IDs that tell where a signature's key came from; all belong to the same person. */
const keyOf = (place: string) => ({
  accessKeyId: `AKIA${place.toUpperCase().padEnd(16, "X")}`,
  secretAccessKey: `secretOf${place}`.padEnd(40, "x"),
});
const places = ["env", "work", "default", "helper", "settings"] as const;
/** What the export command prints; its shape wants a session token. */
const exported = { ...keyOf("export"), sessionToken: "token" };
const credentialsFile = (profile: string, place: string): string => {
  const key = keyOf(place);
  return `[${profile}]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`;
};
const helperOutput = JSON.stringify({
  Version: 1,
  AccessKeyId: keyOf("helper").accessKeyId,
  SecretAccessKey: keyOf("helper").secretAccessKey,
});
const inEnvironment = {
  AWS_ACCESS_KEY_ID: keyOf("env").accessKeyId,
  AWS_SECRET_ACCESS_KEY: keyOf("env").secretAccessKey,
};

const user = (content: object | string) => ({ "~/.claude/settings.json": content });
const project = (content: object | string) => ({ ".claude/settings.json": content });
const local = (content: object | string) => ({ ".claude/settings.local.json": content });

const regions: Part[] = [
  { name: "AWS_REGION", environment: { AWS_REGION: "eu-west-1" } },
  { name: "AWS_DEFAULT_REGION", environment: { AWS_DEFAULT_REGION: "eu-west-1" } },
  {
    name: "both region variables",
    environment: { AWS_REGION: "us-west-2", AWS_DEFAULT_REGION: "eu-west-1" },
  },
  { name: "no region", environment: {} },
  { name: "an empty region", environment: { AWS_REGION: "", AWS_DEFAULT_REGION: "us-west-2" } },
  { name: "a region with blanks", environment: { AWS_REGION: " us-west-2 " } },
  { name: "a region in upper case", environment: { AWS_REGION: "US-WEST-2" } },
  { name: "the region of [default]", files: { "~/.aws/config": "[default]\nregion = ap-northeast-1\n" } },
  {
    name: "the region of the selected profile",
    environment: { AWS_PROFILE: "work" },
    files: {
      "~/.aws/config": "[default]\nregion = eu-west-1\n[profile work]\nregion = us-west-2\n",
      "~/.aws/credentials": credentialsFile("work", "work"),
    },
  },
  {
    name: "a region in the credentials file",
    environment: { AWS_PROFILE: "work" },
    files: {
      "~/.aws/config": "[profile work]\nregion = us-west-2\n",
      "~/.aws/credentials": `${credentialsFile("work", "work")}region = eu-west-1\n`,
    },
  },
  {
    name: "the region of the user's settings",
    files: user({ env: { AWS_REGION: "eu-west-1" } }),
    environment: { AWS_REGION: "us-west-2" },
  },
  {
    name: "a region with a comment in the file",
    files: { "~/.aws/config": "[default]\nregion = eu-west-1 # home\n" },
  },
  {
    name: "a malformed region before a good one",
    environment: { AWS_REGION: "eu_west_1", AWS_DEFAULT_REGION: "us-west-2" },
  },
];

const credentials: Part[] = [
  { name: "keys in the environment", environment: inEnvironment },
  {
    name: "a selected profile beside keys",
    environment: { ...inEnvironment, AWS_PROFILE: "work" },
    files: { "~/.aws/credentials": credentialsFile("work", "work") },
  },
  { name: "[default]", files: { "~/.aws/credentials": credentialsFile("default", "default") } },
  {
    name: "keys beside [default]",
    environment: inEnvironment,
    files: { "~/.aws/credentials": credentialsFile("default", "default") },
  },
  { name: "a long-term API key", environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY } },
  {
    name: "an API key beside keys",
    environment: { ...inEnvironment, AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY },
  },
  { name: "a blank API key beside keys", environment: { ...inEnvironment, AWS_BEARER_TOKEN_BEDROCK: "  " } },
  {
    name: "an API key with a line break",
    environment: { AWS_BEARER_TOKEN_BEDROCK: `${LONG_TERM_API_KEY}\n` },
  },
  {
    name: "keys in the user's settings",
    files: user({
      env: {
        AWS_ACCESS_KEY_ID: keyOf("settings").accessKeyId,
        AWS_SECRET_ACCESS_KEY: keyOf("settings").secretAccessKey,
      },
    }),
    environment: inEnvironment,
  },
  {
    name: "credential_process",
    environment: { AWS_PROFILE: "work" },
    files: {
      "~/.aws/config": "[profile work]\ncredential_process = {HOME}/helper.sh\n",
      "~/helper.sh": `#!/bin/sh\necho '${helperOutput}'\n`,
    },
  },
  {
    name: "an export command",
    environment: inEnvironment,
    files: {
      ...user({ awsCredentialExport: "{HOME}/export.sh" }),
      "~/export.sh": `#!/bin/sh\necho '${JSON.stringify({ Credentials: { AccessKeyId: exported.accessKeyId, SecretAccessKey: exported.secretAccessKey, SessionToken: exported.sessionToken } })}'\n`,
    },
  },
  {
    name: "an export command that fails",
    environment: inEnvironment,
    files: { ...user({ awsCredentialExport: "{HOME}/export.sh" }), "~/export.sh": "#!/bin/sh\nexit 3\n" },
  },
  {
    name: "the profile of the project's settings",
    environment: inEnvironment,
    files: {
      ...project({ env: { AWS_PROFILE: "work" } }),
      "~/.aws/credentials": credentialsFile("work", "work"),
    },
  },
  { name: "no authentication", environment: { CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" } },
];

const models: Part[] = [
  { name: "nothing pinned" },
  { name: "a pinned profile", environment: { ANTHROPIC_MODEL: SONNET } },
  {
    name: "both tiers pinned",
    environment: { ANTHROPIC_MODEL: SONNET, ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU },
  },
  ...["opus", "sonnet", "haiku", "default", "opusplan", "sonnet[1m]", "fable", "best"].map((alias) => ({
    name: `--model ${alias}`,
    args: ["--model", alias],
  })),
  ...["sonnet", "opus", "haiku"].map((alias) => ({
    name: `ANTHROPIC_MODEL=${alias} with a pin`,
    environment: {
      ANTHROPIC_MODEL: alias,
      [`ANTHROPIC_DEFAULT_${alias.toUpperCase()}_MODEL`]: "global.anthropic.claude-sonnet-4-6",
    },
  })),
  { name: "a bare model ID", environment: { ANTHROPIC_MODEL: "anthropic.claude-sonnet-4-6" } },
  { name: "a name of the Anthropic API", environment: { ANTHROPIC_MODEL: "claude-sonnet-4-6" } },
  {
    name: "a dated name of the Anthropic API",
    environment: { ANTHROPIC_MODEL: "claude-sonnet-4-5-20250929" },
  },
  { name: "a global profile", environment: { ANTHROPIC_MODEL: "global.anthropic.claude-opus-4-8" } },
  { name: "a long window", environment: { ANTHROPIC_MODEL: `${SONNET}[1m]` } },
  { name: "the model of the user's settings", files: user({ model: "haiku" }) },
  {
    name: "the model of the project's settings",
    files: { ...user({ model: "haiku" }), ...project({ model: "sonnet" }) },
  },
  {
    name: "the model of a --settings file",
    files: { ...user({ model: "haiku" }), "extra.json": { model: "sonnet" } },
    args: ["--settings", "extra.json"],
  },
  { name: "a prefix of one's own", environment: { ANTHROPIC_BEDROCK_REGION_PREFIX: "global" } },
  {
    name: "overrides",
    files: user({
      modelOverrides: {
        "claude-opus-5-5": "us.anthropic.claude-opus-4-8",
        "claude-sonnet-4-6": "global.anthropic.claude-sonnet-4-6",
      },
    }),
    args: ["--model", "opus"],
  },
  {
    name: "a foundation model's ARN",
    environment: {
      ANTHROPIC_MODEL: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
    },
  },
  {
    name: "an inference profile's ARN",
    environment: { ANTHROPIC_MODEL: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}` },
  },
  {
    name: "an application profile",
    environment: {
      ANTHROPIC_MODEL: "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl",
    },
    aws: {
      applicationProfiles: [
        {
          arn: "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl",
          copyFrom: SONNET,
        },
      ],
    },
  },
  { name: "a small and fast model", environment: { ANTHROPIC_SMALL_FAST_MODEL: HAIKU } },
  { name: "available models", files: user({ availableModels: ["haiku"] }) },
];

const requests: Part[] = [
  ...["flex", " priority ", "default", "", "turbo"].map((tier) => ({
    name: `tier ${JSON.stringify(tier)}`,
    environment: { ANTHROPIC_BEDROCK_SERVICE_TIER: tier },
  })),
  { name: "headers", environment: { ANTHROPIC_CUSTOM_HEADERS: "X-Team: doctor\nX-Cost: 1" } },
  {
    name: "a guardrail",
    environment: {
      ANTHROPIC_CUSTOM_HEADERS: "X-Amzn-Bedrock-GuardrailIdentifier: gr1\nX-Amzn-Bedrock-GuardrailVersion: 1",
    },
  },
  ...["1000", "200000", "abc", "0"].map((tokens) => ({
    name: `max output ${tokens}`,
    environment: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: tokens },
  })),
  ...["0", "2048", "abc"].map((tokens) => ({
    name: `thinking ${tokens}`,
    environment: { MAX_THINKING_TOKENS: tokens },
  })),
  { name: "adaptive thinking off", environment: { CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING: "1" } },
  { name: "thinking off", environment: { CLAUDE_CODE_DISABLE_THINKING: "1" } },
  { name: "no caching", environment: { DISABLE_PROMPT_CACHING: "1" } },
  {
    name: "no caching of Sonnet",
    environment: { DISABLE_PROMPT_CACHING_SONNET: "1", ANTHROPIC_MODEL: SONNET },
  },
  { name: "an hour's caching", environment: { ENABLE_PROMPT_CACHING_1H: "1" } },
  {
    name: "five minutes forced",
    environment: { ENABLE_PROMPT_CACHING_1H: "1", FORCE_PROMPT_CACHING_5M: "1" },
  },
  { name: "no experimental betas", environment: { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: "1" } },
  { name: "a beta of one's own", environment: { ANTHROPIC_BETAS: "context-1m-2025-08-07" } },
  { name: "interleaved thinking off", environment: { DISABLE_INTERLEAVED_THINKING: "1" } },
  { name: "tool search off", environment: { ENABLE_TOOL_SEARCH: "0" } },
  {
    name: "long windows off",
    environment: { CLAUDE_CODE_DISABLE_1M_CONTEXT: "1", ANTHROPIC_MODEL: `${SONNET}[1m]` },
  },
];

const settings: Part[] = [
  {
    name: "user before environment",
    files: user({ env: { AWS_REGION: "us-west-2" } }),
    environment: { AWS_REGION: "eu-west-1" },
  },
  {
    name: "project before user",
    files: {
      ...user({ env: { AWS_REGION: "us-west-2" } }),
      ...project({ env: { AWS_REGION: "eu-west-1" } }),
    },
  },
  {
    name: "local before project",
    files: {
      ...local({ env: { AWS_REGION: "us-west-2" } }),
      ...project({ env: { AWS_REGION: "eu-west-1" } }),
    },
  },
  {
    name: "--settings before local",
    files: {
      ...local({ env: { AWS_REGION: "us-west-2" } }),
      "extra.json": { env: { AWS_REGION: "eu-west-1" } },
    },
    args: ["--settings", "extra.json"],
  },
  { name: "a number in env", files: user({ env: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: 2000 } }) },
  {
    name: "null in env",
    files: user({ env: { AWS_REGION: null } }),
    environment: { AWS_REGION: "eu-west-1" },
  },
  {
    name: "an empty text in env",
    files: user({ env: { AWS_REGION: "" } }),
    environment: { AWS_REGION: "eu-west-1" },
  },
  { name: "blanks round a value", files: user({ env: { AWS_REGION: " eu-west-1 " } }) },
  {
    name: "the provider by settings",
    files: user({ env: { CLAUDE_CODE_USE_BEDROCK: "1" } }),
    environment: { CLAUDE_CODE_USE_BEDROCK: "" },
  },
  { name: "a byte order mark", files: user(`\ufeff${JSON.stringify({ env: { AWS_REGION: "eu-west-1" } })}`) },
  {
    name: "a folder of one's own",
    environment: { CLAUDE_CONFIG_DIR: "{HOME}/own" },
    files: {
      "~/own/settings.json": { env: { AWS_REGION: "eu-west-1" } },
      ...user({ env: { AWS_REGION: "us-west-2" } }),
    },
  },
  {
    name: "the variables of ~/.claude.json",
    files: { "~/.claude.json": { env: { AWS_REGION: "eu-west-1" } } },
  },
];

const endpoints: Part[] = [
  { name: "AWS_ENDPOINT_URL", environment: { AWS_ENDPOINT_URL: "https://nowhere.example" } },
  {
    name: "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
    environment: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "https://nowhere.example" },
  },
  { name: "FIPS", environment: { AWS_USE_FIPS_ENDPOINT: "true" } },
  { name: "dual stack", environment: { AWS_USE_DUALSTACK_ENDPOINT: "true" } },
  {
    name: "a base URL of AWS's",
    environment: { ANTHROPIC_BEDROCK_BASE_URL: "https://bedrock-runtime.us-west-2.amazonaws.com" },
  },
  {
    name: "a base URL that ends in a slash",
    environment: { ANTHROPIC_BEDROCK_BASE_URL: "https://bedrock-runtime.us-west-2.amazonaws.com/" },
  },
  {
    name: "a region for the small model",
    environment: { ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: "us-west-2", ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU },
    args: ["--model", "haiku"],
  },
];

const mantle: Part[] = [
  { name: "Mantle beside Invoke", environment: { CLAUDE_CODE_USE_MANTLE: "1" } },
  { name: "Mantle alone", environment: { CLAUDE_CODE_USE_MANTLE: "1", CLAUDE_CODE_USE_BEDROCK: "" } },
  ...[
    "anthropic.claude-opus-4-8",
    "us.anthropic.claude-opus-4-8",
    "claude-opus-4-8",
    "opus",
    "anthropic.claude-haiku-4-5",
  ].flatMap((model) => [
    {
      name: `Mantle beside Invoke, ${model}`,
      environment: { CLAUDE_CODE_USE_MANTLE: "1", ANTHROPIC_MODEL: model },
    },
    {
      name: `Mantle alone, ${model}`,
      environment: { CLAUDE_CODE_USE_MANTLE: "1", CLAUDE_CODE_USE_BEDROCK: "", ANTHROPIC_MODEL: model },
    },
  ]),
  {
    name: "Mantle with an API key",
    environment: {
      CLAUDE_CODE_USE_MANTLE: "1",
      ANTHROPIC_MODEL: "anthropic.claude-opus-4-8",
      AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY,
    },
  },
  {
    name: "Mantle without authentication",
    environment: {
      CLAUDE_CODE_USE_MANTLE: "1",
      ANTHROPIC_MODEL: "anthropic.claude-opus-4-8",
      CLAUDE_CODE_SKIP_MANTLE_AUTH: "1",
    },
  },
];

/** What a refusal of AWS makes the client do. */
const refusals: Part[] = [
  {
    name: "a newest model not granted",
    aws: {
      models: aws().models.map((one) => (one.id.includes("opus-5") ? { ...one, granted: false } : one)),
    },
  },
  {
    name: "every Opus not granted",
    aws: { models: aws().models.map((one) => (one.id.includes("opus") ? { ...one, granted: false } : one)) },
  },
  {
    name: "a pinned model not granted",
    environment: { ANTHROPIC_MODEL: "us.anthropic.claude-opus-4-8" },
    aws: {
      models: aws().models.map((one) => (one.id.includes("opus-4-8") ? { ...one, granted: false } : one)),
    },
  },
  {
    name: "no list of profiles",
    aws: { identities: [identity(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"])] },
  },
  { name: "an empty list of profiles", aws: { profiles: [] } },
];

function identity(actions?: string[]) {
  const statement = actions === undefined ? INVOKE : { ...INVOKE, Action: actions };
  return developer([statement, SUBSCRIBE, USE_API_KEYS, USE_MANTLE], {
    keys: [...places.map(keyOf), exported],
    apiKeys: [{ token: LONG_TERM_API_KEY }],
  });
}

const families: Record<string, Part[]> = {
  regions,
  credentials,
  models,
  requests,
  settings,
  endpoints,
  mantle,
  refusals,
};
/** What a set-up has where its family does not say otherwise. */
const plainly: Part = {
  name: "",
  environment: { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1", ...inEnvironment },
};
const mixtures = 60;

/** All of them: each part by itself, then the seeded mixtures. */
export function makeSetUps(): SetUp[] {
  const alone = Object.entries(families).flatMap(([family, parts]) =>
    parts.map((part) => toSetUp(`${family}: ${part.name}`, [part], family)),
  );
  const random = seeded(20_261_120);
  const mixed = Array.from({ length: mixtures }, () => {
    const parts = ["regions", "credentials", "models", "requests", "settings"].map((family) => {
      const all = families[family] ?? [];
      return all[Math.floor(random() * all.length)] ?? plainly;
    });
    return toSetUp(`mixture: ${parts.map(({ name }) => name).join(", ")}`, parts, "credentials");
  });
  return [...alone, ...mixed];
}

function toSetUp(name: string, parts: readonly Part[], family: string): SetUp {
  const base = { ...plainly.environment };
  // A family that is about the region or about credentials starts without.
  if (family === "regions" || parts.length > 1) delete base.AWS_REGION;
  if (family === "credentials") for (const one of Object.keys(inEnvironment)) delete base[one];
  const files: Record<string, string | object> = {};
  for (const part of parts) {
    for (const [path, content] of Object.entries(part.files ?? {})) files[path] = join(files[path], content);
  }
  const changes = Object.assign({}, ...parts.map((part) => part.aws ?? {})) as Partial<ScenarioAws>;
  return {
    name,
    args: parts.flatMap((part) => part.args ?? []).slice(0, 4),
    machine: { environment: Object.assign(base, ...parts.map((part) => part.environment ?? {})), files },
    scenario: {
      name,
      summary: name,
      clock: CLOCK,
      machine: machine(),
      aws: aws({ identities: [identity()], ...changes }),
      network: {},
    },
  };
}

/** Two parts that write the same file: JSON is merged, of texts the later one stays. */
function join(before: string | object | undefined, after: string | object): string | object {
  if (typeof before !== "object" || typeof after !== "object") return after;
  const merged: Record<string, unknown> = { ...before, ...after };
  const envs = [before, after].map((one) => (one as { env?: object }).env).filter((one) => one !== undefined);
  if (envs.length > 0) merged.env = Object.assign({}, ...envs);
  return merged;
}
