/** Targets that are files and variables of a machine, read to the end of the plan that they make. */
import fc from "fast-check";
import { findHeaderFaults, guardrailOf, readCustomHeaders } from "../../src/claude-code/headers.js";
import { draftPlan } from "../../src/claude-code/plan.js";
import { requiredAccess } from "../../src/claude-code/required-access.js";
import { readSituation } from "../../src/claude-code/situation.js";
import { collectSecrets } from "../../src/cli/collect-secrets.js";
import { checkPolicy } from "../../src/diagnosis/iam/check-policy.js";
import { readPolicy } from "../../src/diagnosis/iam/policy-document.js";
import { type MemoryMachine, memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { parseStrictJson } from "../../src/machine/strict-json.js";
import type { Snapshot } from "../../src/machine/types.js";
import { buildPlanReport } from "../../src/report/plan-report.js";
import { unveil } from "../machine/machines.js";
import { eachOf, longAwsFiles, longHomeFiles, longPolicies, longSettings } from "./long-inputs.js";
import type { FuzzTarget } from "./targets.js";
import { jsonOf, noise, wounded } from "./texts.js";

const works = {
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_REGION: "us-east-1",
  ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
};

const names = [
  ...Object.keys(works),
  ..."CLAUDE_CODE_USE_MANTLE AWS_PROFILE AWS_DEFAULT_REGION AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY".split(
    " ",
  ),
  ..."AWS_SESSION_TOKEN AWS_BEARER_TOKEN_BEDROCK ANTHROPIC_CUSTOM_HEADERS CLAUDE_CODE_EXTRA_BODY".split(" "),
  ..."ANTHROPIC_BEDROCK_BASE_URL HTTPS_PROXY NO_PROXY NODE_EXTRA_CA_CERTS CLAUDE_CONFIG_DIR HOME".split(" "),
  ..."AWS_CONFIG_FILE AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_CREDENTIALS_FULL_URI".split(" "),
  ..."ANTHROPIC_DEFAULT_HAIKU_MODEL ANTHROPIC_SMALL_FAST_MODEL MAX_THINKING_TOKENS ANTHROPIC_BETAS".split(
    " ",
  ),
  ..."CLAUDE_CODE_MAX_OUTPUT_TOKENS AWS_ENDPOINT_URL_BEDROCK_RUNTIME ANTHROPIC_BEDROCK_SERVICE_TIER".split(
    " ",
  ),
];
const values = [
  "1",
  "0",
  "true",
  "us-east-1",
  "cn-north-1",
  "us.anthropic.claude-sonnet-4-6",
  "anthropic.claude-sonnet-4-6[1m]",
  "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc",
  "opus",
  "work",
  "http://user:password@proxy.example:8080",
  "https://gateway.example",
  "https://[::1",
  "~/.aws/other",
  "%2e%2e",
  "bedrock-api-key-QUJD",
  "ABSKQUJD",
  "AKIAIOSFODNN7EXAMPLE",
];

function snapshotOf(machine: Partial<MemoryMachine>): Snapshot {
  const host = memoryHost({
    platform: "linux",
    environment: works,
    home: "/home/dev",
    cwd: "/home/dev/project",
    files: {},
    clock: 1_795_161_264_744,
    claudeVersion: "2.1.328",
    ...machine,
  });
  return readMachine(host, { trustProject: true });
}

let plain: Snapshot | undefined;
/** Of a machine that works, read once: for readers that need a snapshot and look at little of it. */
function plainSnapshot(): Snapshot {
  plain ??= snapshotOf({});
  return plain;
}

type Read = ReturnType<typeof readAndPlan>;

export function readAndPlan(machine: Partial<MemoryMachine>) {
  const snapshot = snapshotOf(machine);
  return { snapshot, draft: draftPlan(snapshot, { mode: "interactive", trustProject: true }) };
}

/** With what `plan` would print: neither reader's own time, but it must not throw, and hide what is secret. */
function written({ snapshot, draft }: Read): unknown {
  const report = buildPlanReport({
    tool: { version: "0" },
    plan: draft.plan,
    secrets: collectSecrets(snapshot),
  });
  const { requestFor: _, ...rest } = draft;
  return unveil([snapshot, rest, report]);
}

const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, noise);
const environment = fc
  .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 8 })
  .map((entries): Record<string, string> => ({ ...works, ...Object.fromEntries(entries) }));

const settingsKeys = [
  ..."env model availableModels permissions modelOverrides awsAuthRefresh awsCredentialExport apiKeyHelper".split(
    " ",
  ),
  ..."projects hasTrustDialogAccepted bedrockDeclinedUpgrades fallbackModel enforceAvailableModels hooks".split(
    " ",
  ),
];
const settingsText = fc.oneof(
  fc
    .record(
      {
        env: jsonOf(names, values),
        ...Object.fromEntries(settingsKeys.slice(1).map((key) => [key, jsonOf(names, values)])),
      },
      { requiredKeys: [] },
    )
    .map((settings) => JSON.stringify(settings)),
  jsonOf(settingsKeys, values).map((settings) => JSON.stringify(settings)),
  noise,
);
const anySettings = fc.oneof(settingsText, wounded(settingsText));
const settingsFiles = [
  "/etc/claude-code/managed-settings.json",
  ".claude/settings.local.json",
  ".claude/settings.json",
  "~/.claude/settings.json",
  "~/.claude.json",
  "~/.claude/cache/model-access.json",
];

const awsKeys =
  "region aws_access_key_id aws_secret_access_key aws_session_token role_arn source_profile credential_source credential_process sso_session sso_start_url sso_region sso_account_id sso_role_name login_session mfa_serial web_identity_token_file external_id duration_seconds endpoint_url services".split(
    " ",
  );
const awsHeaders =
  "[default]|[profile work]|[work]|[sso-session corp]|[services x]|[profile  work]|[profile __proto__]|[profile constructor]|[]|[|]|[profile 'a b']".split(
    "|",
  );
const awsLine = fc.oneof(
  fc.constantFrom(...awsHeaders),
  fc
    .tuple(
      fc.constantFrom("", "  ", "\t"),
      fc.constantFrom(...awsKeys),
      fc.constantFrom("=", " = ", " =", ""),
      value,
    )
    .map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("source_profile", "role_arn", "sso_session", "login_session"),
      fc.constantFrom("work", "default", "corp"),
    )
    .map(([key, name]) => `${key} = ${name}`),
  noise,
);
const awsText = fc
  .tuple(
    fc.array(awsLine, { maxLength: 16 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.constantFrom("", "\uFEFF"),
  )
  .map(([lines, end, mark]) => mark + lines.join(end));
const anyAwsText = fc.oneof(awsText, wounded(awsText));

const settings: FuzzTarget<{ environment: Record<string, string>; files: string[] }> = {
  name: "settings",
  input: fc.record({ environment, files: fc.array(anySettings, { maxLength: settingsFiles.length }) }),
  answer: (input) =>
    readAndPlan({
      environment: input.environment,
      files: Object.fromEntries(input.files.map((text, at) => [settingsFiles[at] ?? "", text])),
    }),
  plain: (read) => written(read as Read),
  long: (text) => ({ environment: works, files: ["", text] }),
  longs: {
    ...eachOf(longSettings, (text) => ({ environment: works, files: ["", text] })),
    ...eachOf(longHomeFiles, (text) => ({ environment: works, files: ["", "", "", "", text] })),
  },
};

const awsFiles: FuzzTarget<{ environment: Record<string, string>; config: string; credentials: string }> = {
  name: "aws files",
  input: fc.record({ environment, config: anyAwsText, credentials: anyAwsText }),
  answer: ({ environment: given, config, credentials }) =>
    readAndPlan({
      environment: given,
      files: { "~/.aws/config": config, "~/.aws/credentials": credentials },
    }),
  plain: (read) => written(read as Read),
  long: (text) => ({ environment: works, config: text, credentials: "" }),
  longs: eachOf(longAwsFiles, (text) => ({ environment: works, config: text, credentials: "" })),
};

const header = fc.oneof(
  fc.constantFrom(
    "X-Amzn-Bedrock-GuardrailIdentifier: abc",
    "X-Amzn-Bedrock-GuardrailVersion: 1",
    "Authorization: Bearer abc",
    "X-A: 1\\nX-B: 2",
    "x a: b",
    ": b",
    "no colon",
  ),
  noise,
);
const headers: FuzzTarget<string> = {
  name: "custom headers",
  input: fc.oneof(
    fc.array(header, { maxLength: 6 }).map((lines) => lines.join("\n")),
    wounded(fc.array(header, { maxLength: 6 }).map((lines) => lines.join("\r\n"))),
  ),
  answer(text) {
    const situation = readSituation(
      { ...plainSnapshot(), environment: [{ name: "ANTHROPIC_CUSTOM_HEADERS", value: text }] },
      { mode: "interactive", trustProject: false },
    );
    const read = readCustomHeaders(situation);
    return [read, guardrailOf(read), findHeaderFaults(situation)];
  },
  // The kernel takes no variable above 128 KiB.
  long: (text) => text.slice(0, 128 * 1024),
};

let needs: ReturnType<typeof requiredAccess> | undefined;
function needsOfPlan(): ReturnType<typeof requiredAccess> {
  needs ??= requiredAccess(draftPlan(plainSnapshot(), { mode: "print", trustProject: false }).plan, {
    account: "123456789012",
    profiles: null,
  });
  return needs;
}

const actions = [
  "bedrock:*",
  "bedrock:Invoke*",
  "bedrock:InvokeModel",
  "*",
  "s3:*",
  "be?rock:InvokeModel*",
  ["*"],
  [],
];
const resources = [
  "*",
  "arn:aws:bedrock:*::foundation-model/*",
  "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.*",
  `arn:aws:bedrock:\${aws:RequestedRegion}::foundation-model/a*b*c*d*e*f`,
  `${"*a".repeat(20)}`,
  ["*", "arn:*"],
];
const statement = fc.record(
  {
    Sid: fc.oneof(fc.constant("One"), noise),
    Effect: fc.oneof({ weight: 8, arbitrary: fc.constantFrom("Allow", "Deny") }, noise),
    Action: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown>(...actions) },
      fc.jsonValue({ maxDepth: 1 }),
    ),
    NotAction: fc.constantFrom<unknown>(...actions),
    Resource: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown>(...resources) },
      fc.jsonValue({ maxDepth: 1 }),
    ),
    NotResource: fc.constantFrom<unknown>(...resources),
    Condition: fc.oneof(
      jsonOf(["StringEquals", "StringLike", "Bool", "ForAnyValue:StringLike", "aws:RequestedRegion"], values),
      fc.constant({}),
    ),
    Principal: fc.constant("*"),
  },
  { requiredKeys: [] },
);
const policyText = fc
  .record(
    {
      Version: fc.constantFrom<unknown>("2012-10-17", "2008-10-17", "2012-10-18", 1),
      Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 }), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: ["Statement"] },
  )
  .map((policy) => JSON.stringify(policy));

const policies: FuzzTarget<string> = {
  name: "policies",
  input: fc.oneof({ weight: 3, arbitrary: policyText }, wounded(policyText), noise),
  answer(text) {
    const parsed = parseStrictJson(text);
    if (!parsed.ok) return parsed.problem;
    const policy = readPolicy(parsed.value);
    return policy.ok ? checkPolicy(policy.statements, needsOfPlan()) : policy.fault;
  },
  long: (text) =>
    JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: text } }).slice(0, 1024 * 1024),
  longs: longPolicies,
};

export const machineTargets = [settings, awsFiles, headers, policies];
