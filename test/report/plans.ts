/** Plans as `plan` prints them: a plain machine, and machines where much is to be said. */
import type { Plan } from "../../src/claude-code/types.js";
import type { PlanReport } from "../../src/report/plan-report.js";
import { APPLICATION_PROFILE, HAIKU, healthyPlan, planModel, SONNET, USER_SETTINGS } from "./parts.js";

const PROJECT = "/home/dev/project/.claude/settings.json";
const LISTED = "the account's inference profiles are not known yet: the built-in prefix is assumed";

function report(plan: Plan): PlanReport {
  return { schemaVersion: 1, tool: { name: "bedrock-doctor", version: "0.1.0" }, plan };
}

export const plain = report(healthyPlan());

/** A terminal in a folder that nobody trusted yet, nothing pinned, variables set twice. */
export const unpinned = report(
  healthyPlan({
    region: {
      value: "eu-west-1",
      source: "env:AWS_REGION",
      setBy: { file: USER_SETTINGS, scope: "user" },
      location: { file: USER_SETTINGS, line: 4 },
      others: [
        { source: "option", value: "eu_west", ignored: "malformed" },
        { source: "config-file", value: "us-east-1", location: { file: "/home/dev/.aws/config", line: 2 } },
        { source: "default", value: "us-east-1" },
      ],
    },
    credentials: {
      kind: "sso",
      source: 'profile "work"',
      location: { file: "/home/dev/.aws/config", line: 5 },
      profile: "work",
      expiresAt: "2026-11-20T14:12:00.000Z",
      others: [
        { kind: "env-keys", source: "the environment", accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
        { kind: "instance-metadata", source: "instance metadata" },
      ],
    },
    models: [
      planModel("primary", "eu.anthropic.claude-opus-5-5", {
        tier: "opus",
        region: "eu-west-1",
        assumption: LISTED,
        chain: [
          { model: "claude-opus-5", resolved: "eu.anthropic.claude-opus-5" },
          { model: "claude-opus-4-8", resolved: "eu.anthropic.claude-opus-4-8" },
          { model: "claude-opus-4-7", resolved: "eu.anthropic.claude-opus-4-7" },
        ],
      }),
      planModel("background", HAIKU, {
        requested: "haiku",
        alias: "haiku",
        tier: "haiku",
        region: "us-west-2",
        source: `model in ${USER_SETTINGS}`,
        setBy: { kind: "settings-key", name: "model" },
        location: { file: USER_SETTINGS, line: 9 },
        pinned: true,
      }),
      planModel("sonnet", SONNET, { inUse: false, region: "eu-west-1" }),
    ],
    startUp: {
      listsProfiles: true,
      probes: [
        {
          tier: "opus",
          model: "eu.anthropic.claude-opus-5-5",
          route: "invoke",
          region: "eu-west-1",
          why: "unpinned",
          assumption: LISTED,
        },
        { tier: "haiku", model: HAIKU, route: "mantle", region: "us-west-2", why: "upgrade-offer" },
      ],
      upgradeOffers: [
        {
          tier: "sonnet",
          variable: "ANTHROPIC_DEFAULT_SONNET_MODEL",
          pinned: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
          latest: "eu.anthropic.claude-sonnet-5-5",
          location: { file: USER_SETTINGS, line: 11 },
          comesBack: true,
        },
      ],
    },
    trust: {
      folder: "untrusted",
      leftOut: [{ key: "awsAuthRefresh", picks: "executable", location: { file: PROJECT, line: 3 } }],
      beforeAnswer: ["AWS_REGION"],
      afterAnswer: ["AWS_PROFILE", "awsAuthRefresh"],
    },
    variables: [
      {
        name: "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION",
        value: "us-west-2",
        source: "user",
        location: { file: USER_SETTINGS, line: 10 },
        overrides: [],
      },
      {
        name: "AWS_PROFILE",
        value: "work",
        source: "environment",
        overrides: [],
      },
      {
        name: "AWS_PROFILE",
        value: "theirs",
        source: "project",
        location: { file: PROJECT, line: 7 },
        overrides: [],
        leftOut: true,
      },
      {
        name: "AWS_REGION",
        value: "eu-west-1",
        source: "user",
        location: { file: USER_SETTINGS, line: 4 },
        overrides: [
          { value: " us-east-1 ", scope: "environment" },
          { value: "", scope: "state" },
        ],
      },
      { name: "AWS_SECRET_ACCESS_KEY", value: "<secret>", source: "environment", overrides: [] },
      { name: "CLAUDE_CODE_USE_BEDROCK", value: "1", source: "environment", overrides: [] },
    ],
    memory: {
      file: "/home/dev/.claude/cache/model-access.json",
      entries: [
        {
          model: "eu.anthropic.claude-opus-5-5",
          state: "refused",
          at: "2026-11-20T08:00:00.000Z",
          forgottenAt: "2026-11-21T08:00:00.000Z",
        },
      ],
    },
  }),
);

/** Long names everywhere, both routes, and something wrong in each part. */
export const crowded = report(
  healthyPlan({
    mode: "print",
    platform: "darwin",
    provider: "invoke+mantle",
    claudeCode: { version: "2.1.170", source: "option", newerThanKnown: false },
    region: { value: "eu_west_1", source: "env:AWS_DEFAULT_REGION", others: [], malformed: true },
    credentials: {
      kind: "api-key-short-term",
      source: "AWS_BEARER_TOKEN_BEDROCK in the environment",
      expiresAt: "2026-11-20T08:12:00.000Z",
      apiKey: { kind: "short-term", region: "us-west-2" },
      assumption: "instance metadata was not asked",
      others: [],
    },
    endpoints: {
      invoke: {
        url: "https://llm-gateway.platform.example.com/bedrock",
        overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL",
      },
      control: { url: "https://bedrock.eu_west_1.amazonaws.com" },
      mantle: { url: "https://bedrock-mantle.eu_west_1.api.aws/anthropic" },
    },
    signing: {
      invoke: { kind: "bearer", service: "bedrock" },
      mantle: { kind: "none", service: "bedrock-mantle" },
    },
    models: [
      planModel("primary", APPLICATION_PROFILE, {
        requested: `${APPLICATION_PROFILE}[1m]`,
        source: "ANTHROPIC_MODEL",
        longContext: { asked: true, effect: "beta" },
        unknownToClient: true,
        region: "eu_west_1",
        pinned: true,
        tier: null,
      }),
      planModel("override:claude-opus-4-6", "anthropic.claude-haiku-4-5", {
        route: "mantle",
        region: "eu_west_1",
      }),
    ],
    startUp: { listsProfiles: false, probes: [], upgradeOffers: [] },
    allowList: {
      entries: ["sonnet", APPLICATION_PROFILE],
      enforced: false,
      location: { file: USER_SETTINGS, line: 20 },
      refused: [
        { requested: "opus", source: "ANTHROPIC_MODEL", replacement: SONNET, message: false },
        {
          requested: "haiku",
          source: "ANTHROPIC_SMALL_FAST_MODEL",
          replacement: SONNET,
          message: true,
          location: { file: PROJECT, line: 2 },
        },
      ],
    },
    overrides: [
      {
        key: "claude-opus-4-6",
        value: APPLICATION_PROFILE,
        known: true,
        used: true,
        location: { file: USER_SETTINGS, line: 30 },
      },
      { key: "opus-4-6", value: SONNET, known: false, used: false },
      { key: "claude-sonnet-4-6", value: SONNET, known: true, used: false },
    ],
    request: {
      serviceTier: "flex",
      guardrail: { identifier: "gr-abc123", version: null },
      customHeaders: ["X-Team", "X-Cost-Centre"],
      context1m: true,
      promptCaching: true,
      cacheTtl: "1h",
      maxOutputTokens: 32_000,
      thinking: { kind: "budget", tokens: 1_024 },
      betas: { header: ["context-1m-2025-08-07"], body: ["interleaved-thinking-2025-05-14"] },
      headerFaults: [
        { line: 1, fault: "guardrail-version-missing" },
        { line: 3, fault: "no-colon" },
      ],
    },
    settings: [
      {
        file: "/Library/Application Support/ClaudeCode/managed-settings.json",
        scope: "managed",
        status: "read",
        oddities: [{ key: "availableModels", found: "a text", effect: "drops-key", line: 2, column: 3 }],
      },
      {
        file: USER_SETTINGS,
        scope: "user",
        status: "malformed",
        problem: { message: "a comma or a closing brace is missing", line: 7, column: 3 },
        mentions: ["AWS_REGION", "model"],
        clientReaction: "drops-silently",
      },
      { file: PROJECT, scope: "project", status: "absent" },
    ],
    trust: { folder: "not-asked", leftOut: [], beforeAnswer: [], afterAnswer: [] },
    machine: {
      shell: null,
      gitBash: false,
      powerShell: false,
      awsCli: null,
      client: { path: "/opt/Claude Code/claude", onPath: false },
      unreadManaged: [{ file: "/home/dev/.claude/managed-settings.json", why: "user-folder" }],
    },
    variables: [
      {
        name: "ANTHROPIC_MODEL",
        value: `${APPLICATION_PROFILE}[1m]`,
        source: "managed",
        location: { file: "/Library/Application Support/ClaudeCode/managed-settings.json", line: 3 },
        overrides: [{ value: SONNET, scope: "environment" }],
      },
    ],
  }),
);

export const off = report(
  healthyPlan({
    provider: "none",
    models: [],
    endpoints: { invoke: null, control: null, mantle: null },
    signing: { invoke: null, mantle: null },
    providerSwitches: [{ name: "CLAUDE_CODE_USE_BEDROCK", value: "enabled", on: false, source: "local" }],
  }),
);

export const PLANS: Readonly<Record<string, PlanReport>> = { plain, unpinned, crowded, off };
