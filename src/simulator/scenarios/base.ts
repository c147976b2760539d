/**
 * What the scenarios share: an account, a developer with the least that Claude Code needs, and a
 * machine set up as the documentation says. A scenario states only what makes it different.
 */
import type {
  PolicyDocumentStatement,
  Scenario,
  ScenarioAws,
  ScenarioIdentity,
  ScenarioMachine,
  ScenarioModel,
} from "../types.js";
import { MANTLE_REGIONS, MODELS, PROFILES, REGIONS } from "./catalogue.js";

export const ACCOUNT = "123456789012";
export const CLOCK = "2026-11-20T09:00:00Z";
const CLIENT = "2.1.328";
/** What a shell has after the client's native installer. */
const POSIX_SHELL = {
  HOME: "/home/dev",
  PATH: "/home/dev/.local/bin:/usr/local/bin:/usr/bin:/bin",
  LANG: "C.UTF-8",
};
const WINDOWS_SHELL = {
  USERPROFILE: "C:\\Users\\dev",
  PATH: "C:\\Users\\dev\\.local\\bin;C:\\Program Files\\Amazon\\AWSCLIV2;C:\\Windows\\System32",
};

/** AWS's documented example keys: no account knows them. */
export const LONG_TERM_KEY = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
export const TEMPORARY_KEY = {
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "IQoJb3JpZ2luX2VjEXAMPLETOKENEXAMPLETOKENEXAMPLETOKENEXAMPLETOKEN==",
};
export const LONG_TERM_API_KEY = `ABSK${Buffer.from(
  `BedrockAPIKey-dev-at-${ACCOUNT}:EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMP=`,
).toString("base64")}`;

export const SONNET = "us.anthropic.claude-sonnet-4-6";
export const HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
export const MANTLE_OPUS = "anthropic.claude-opus-4-8";

/** The policy that the documentation of Claude Code asks for. */
export const INVOKE: PolicyDocumentStatement = {
  Sid: "AllowModelAndInferenceProfileAccess",
  Effect: "Allow",
  Action: [
    "bedrock:InvokeModel",
    "bedrock:InvokeModelWithResponseStream",
    "bedrock:ListInferenceProfiles",
    "bedrock:GetInferenceProfile",
  ],
  Resource: [
    "arn:aws:bedrock:*:*:inference-profile/*",
    "arn:aws:bedrock:*:*:application-inference-profile/*",
    "arn:aws:bedrock:*:*:foundation-model/*",
  ],
};
export const SUBSCRIBE: PolicyDocumentStatement = {
  Sid: "AllowMarketplaceSubscription",
  Effect: "Allow",
  Action: ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"],
  Resource: "*",
  Condition: { StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" } },
};
/** Lets the doctor ask what the client never asks. */
export const READ_ACCESS: PolicyDocumentStatement = {
  Sid: "AllowReadingModelAccess",
  Effect: "Allow",
  Action: [
    "bedrock:GetFoundationModelAvailability",
    "bedrock:GetFoundationModel",
    "bedrock:GetUseCaseForModelAccess",
  ],
  Resource: "*",
};
export const READ_QUOTAS: PolicyDocumentStatement = {
  Sid: "AllowReadingQuotas",
  Effect: "Allow",
  Action: "servicequotas:ListServiceQuotas",
  Resource: "*",
};
/** Lets a guardrail be applied, and the doctor read its state. */
export const USE_GUARDRAILS: PolicyDocumentStatement = {
  Sid: "AllowGuardrails",
  Effect: "Allow",
  Action: ["bedrock:ApplyGuardrail", "bedrock:GetGuardrail"],
  Resource: "arn:aws:bedrock:*:*:guardrail/*",
};
export const GUARDRAIL = "gr4x9k2m7q1z";
/** The two lines that name a guardrail. */
export function guardrailHeaders(version = "1", id = GUARDRAIL): string {
  return `X-Amzn-Bedrock-GuardrailIdentifier: ${id}\nX-Amzn-Bedrock-GuardrailVersion: ${version}`;
}
export const USE_API_KEYS: PolicyDocumentStatement = {
  Sid: "AllowApiKeys",
  Effect: "Allow",
  Action: "bedrock:CallWithBearerToken",
  Resource: "*",
};
export const USE_MANTLE: PolicyDocumentStatement = {
  Sid: "AllowMantle",
  Effect: "Allow",
  Action: ["bedrock-mantle:CreateInference", "bedrock-mantle:ListModels"],
  Resource: "arn:aws:bedrock-mantle:*:*:project/*",
};

/** An IAM user of the account with the given statements. */
export function developer(
  statements: PolicyDocumentStatement[] = [INVOKE, SUBSCRIBE],
  more: Partial<ScenarioIdentity> = {},
): ScenarioIdentity {
  return {
    arn: `arn:aws:iam::${ACCOUNT}:user/dev`,
    keys: [LONG_TERM_KEY],
    policies: [{ name: "claude-code", document: { Version: "2012-10-17", Statement: statements } }],
    ...more,
  };
}

/** The models of the account, with the state of one of them changed. */
export function modelsWith(id: string, change: Partial<ScenarioModel>): ScenarioModel[] {
  return MODELS.map((model) => (model.id === id ? { ...model, ...change } : model));
}

/** The shared files of a profile `work` with static keys. */
export const PROFILE_FILES = {
  "~/.aws/config": "[profile work]\nregion = us-east-1\n",
  "~/.aws/credentials": `[work]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
};

/** Bedrock by a profile, with the pins the documentation recommends. */
export const SETTINGS_ENV = {
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_REGION: "us-east-1",
  AWS_PROFILE: "work",
  ANTHROPIC_MODEL: SONNET,
  ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU,
};

/** `SETTINGS_ENV` without some of its variables. */
export function settingsWithout(...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(SETTINGS_ENV).filter(([name]) => !names.includes(name)));
}

/** A machine whose user settings carry an `env` block; `environment` is added to a shell's own. */
export function machine(
  settingsEnv: Record<string, string> = SETTINGS_ENV,
  more: Partial<ScenarioMachine> = {},
): ScenarioMachine {
  const { files = PROFILE_FILES, environment = {}, ...rest } = more;
  return {
    platform: "linux",
    environment: { ...(more.platform === "win32" ? WINDOWS_SHELL : POSIX_SHELL), ...environment },
    claudeVersion: CLIENT,
    ...rest,
    files: { "~/.claude/settings.json": { env: settingsEnv }, ...files },
  };
}

/** An AWS in which everything is in order. */
export function aws(change: Partial<ScenarioAws> = {}): ScenarioAws {
  return {
    account: ACCOUNT,
    regions: REGIONS,
    mantleRegions: MANTLE_REGIONS,
    identities: [developer()],
    useCaseForm: true,
    models: [...MODELS],
    profiles: [...PROFILES],
    ...change,
  };
}

/** A scenario that differs from a healthy one in what is given. */
export function scenario(
  name: string,
  summary: string,
  change: Partial<Pick<Scenario, "machine" | "aws" | "network">> = {},
): Scenario {
  return { name, summary, clock: CLOCK, machine: machine(), aws: aws(), network: {}, ...change };
}
