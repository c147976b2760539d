/**
 * The machines and accounts that the faults are tried on: together they make the tool call every
 * operation it has. Each says which operations Claude Code cannot do without; the rest are reads.
 */

import { moveToNow } from "../conformance/scenario-machine.js";
import { loadScenario } from "../src/simulator/index.js";
import {
  ACCOUNT,
  aws,
  developer,
  GUARDRAIL,
  guardrailHeaders,
  INVOKE,
  LONG_TERM_API_KEY,
  machine,
  READ_ACCESS,
  READ_QUOTAS,
  SETTINGS_ENV,
  SUBSCRIBE,
  scenario,
  settingsWithout,
  TEMPORARY_KEY,
  USE_API_KEYS,
  USE_GUARDRAILS,
} from "../src/simulator/scenarios/base.js";
import { exportSettings, LOGIN_CACHE, role, SSO_CACHE } from "../src/simulator/scenarios/provider-parts.js";
import type { Scenario } from "../src/simulator/types.js";
import type { WireOperation } from "./operations.js";

export interface SetUp {
  name: string;
  scenario: Scenario;
  /** Options of the tool. */
  args: string[];
  /** Without their answer Claude Code does not work. */
  required: WireOperation[];
  /** Reads whose failure is the only trace of what is wrong with the way to AWS. */
  traces: WireOperation[];
  /** Faults are tried at these only: what else is asked is refused already, or tried elsewhere. */
  only?: WireOperation[];
  /** Also reached through a proxy. */
  proxy?: true;
  /** Instance metadata may be asked. */
  metadata?: true;
}

const INVOKES: WireOperation[] = ["InvokeModelWithResponseStream"];
const LOGIN_PAST = "2026-11-20T08:00:00Z";

const READ_POLICIES = {
  Sid: "AllowReadingOwnPolicies",
  Effect: "Allow" as const,
  Action: ["iam:GetRole", "iam:SimulatePrincipalPolicy"],
  Resource: "*",
};
const READ_LIFE = { ...READ_ACCESS, Sid: "AllowReadingLife" };

const PROVISIONED = `arn:aws:bedrock:us-east-1:${ACCOUNT}:provisioned-model/a1b2c3d4e5f6`;

/** The helper's commands are files of this machine, so that real processes are started. */
const helper = (script: string) => ({
  "~/helper.sh": `#!/bin/sh\n${script}\n`,
  "~/.aws/config": "[profile work]\ncredential_process = /home/dev/helper.sh\nregion = us-east-1\n",
});
const printed = JSON.stringify({
  Version: 1,
  AccessKeyId: TEMPORARY_KEY.accessKeyId,
  SecretAccessKey: TEMPORARY_KEY.secretAccessKey,
  SessionToken: TEMPORARY_KEY.sessionToken,
});

export const plainHelper = `echo '${printed}'`;

/** A set-up whose credentials come from a helper command that does what the script says. */
export function helperSetUp(kind: "credential-process" | "export-command", script: string): SetUp {
  const files =
    kind === "credential-process"
      ? helper(script)
      : {
          "~/helper.sh": `#!/bin/sh\n${script}\n`,
          "~/.claude/settings.json": exportSettings("/home/dev/helper.sh"),
        };
  return {
    name: kind,
    scenario: scenario(kind, "", {
      machine: machine(undefined, { files }),
      aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
    }),
    args: [],
    required: INVOKES,
    traces: [],
  };
}

/** All of them. */
export async function makeSetUps(): Promise<SetUp[]> {
  const named = async (
    name: string,
    required: WireOperation[],
    more: Partial<SetUp> = {},
    change: (text: string) => string = (text) => text,
  ): Promise<SetUp> => {
    const loaded = await loadScenario(name);
    if (loaded === undefined) throw new Error(`There is no scenario ${name}.`);
    const changed = JSON.parse(change(JSON.stringify(loaded))) as Scenario;
    return { name, scenario: changed, args: [], required, traces: [], ...more };
  };
  const own = (
    name: string,
    change: Partial<Pick<Scenario, "machine" | "aws">>,
    required: WireOperation[],
    more: Partial<SetUp> = {},
  ): SetUp => ({
    name,
    scenario: scenario(name, "", change),
    args: [],
    required,
    traces: [],
    ...more,
  });
  /** Files outside of the home would be those of the machine that runs this. */
  const inHome = (text: string): string => text.replaceAll("/var/run/", "/home/dev/run/");
  const everything = aws({
    identities: [developer([INVOKE, SUBSCRIBE, READ_LIFE, READ_QUOTAS, READ_POLICIES])],
  });
  const setUps = [
    await named("healthy", INVOKES, { proxy: true }),
    own("deep", { aws: everything }, INVOKES, { args: ["--deep"] }),
    own("no-invoke", { aws: everything }, [], {
      args: ["--no-invoke"],
      traces: [
        "GetCallerIdentity",
        "ListInferenceProfiles",
        "GetFoundationModelAvailability",
        "GetFoundationModel",
      ],
    }),
    own(
      "api-key",
      {
        machine: machine(settingsWithout("AWS_PROFILE"), {
          environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY },
          files: {},
        }),
        aws: aws({
          identities: [
            developer([INVOKE, SUBSCRIBE, USE_API_KEYS], { apiKeys: [{ token: LONG_TERM_API_KEY }] }),
          ],
        }),
      },
      INVOKES,
    ),
    await named("healthy-unpinned", INVOKES),
    await named("healthy-sso", ["GetRoleCredentials", ...INVOKES], { proxy: true }),
    await renewed(),
    await named(
      "healthy-sso",
      ["GetRoleCredentials", ...INVOKES],
      { name: "sso-deep", args: ["--deep"] },
      (text) => {
        const changed = JSON.parse(text) as Scenario;
        for (const one of changed.aws.identities) {
          one.policies.push({
            name: "read",
            document: { Statement: [READ_POLICIES, READ_LIFE, READ_QUOTAS] },
          });
        }
        return JSON.stringify(changed);
      },
    ),
    await named("healthy-login", ["CreateOAuth2Token", ...INVOKES], {}, (text) =>
      text.replace("2026-11-20T09:03:00Z", LOGIN_PAST),
    ),
    await named("healthy-assume-role", ["AssumeRole", ...INVOKES]),
    await named("healthy-web-identity", ["AssumeRoleWithWebIdentity", ...INVOKES], {}, inHome),
    await named("healthy-container", ["ContainerCredentials", ...INVOKES], {}, inHome),
    own(
      "instance-metadata",
      {
        machine: machine(settingsWithout("AWS_PROFILE"), { files: {} }),
        aws: aws({ identities: [role({ handedOutBy: { kind: "instance" } })] }),
      },
      ["InstanceMetadata", ...INVOKES],
      { metadata: true },
    ),
    helperSetUp("credential-process", plainHelper),
    helperSetUp("export-command", plainHelper),
    await named("healthy-mantle", ["MantleMessages"]),
    await named("healthy-both", ["MantleMessages", ...INVOKES]),
    await named("mantle-model-not-served", ["MantleMessages"], { only: ["MantleListModels"] }),
    await named("healthy-application-profile", INVOKES),
    own(
      "provisioned-throughput",
      {
        machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: PROVISIONED }),
        aws: aws({
          identities: [
            developer([
              INVOKE,
              SUBSCRIBE,
              {
                Effect: "Allow",
                Action: ["bedrock:InvokeModel*", "bedrock:GetProvisionedModelThroughput"],
                Resource: PROVISIONED,
              },
            ]),
          ],
          provisioned: [{ arn: PROVISIONED, model: "anthropic.claude-sonnet-4-6", status: "InService" }],
        }),
      },
      INVOKES,
    ),
    own(
      "guardrail",
      {
        machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("1") }),
        aws: aws({
          identities: [
            developer([
              INVOKE,
              SUBSCRIBE,
              USE_GUARDRAILS,
              { Effect: "Allow", Action: "bedrock:ListEnforcedGuardrailsConfiguration", Resource: "*" },
            ]),
          ],
          guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], crossRegion: true }],
        }),
      },
      INVOKES,
      { args: ["--deep"] },
    ),
    await named("guardrail-not-sent", INVOKES, { only: ["ListEnforcedGuardrailsConfiguration"] }),
    await named("model-data-retention", INVOKES, { only: ["GetAccountDataRetention"] }),
  ];
  return setUps.map((one) => ({ ...one, scenario: moveToNow(one.scenario) }));

  /** The token ran out an hour ago; what renews it did not. */
  async function renewed(): Promise<SetUp> {
    return named(
      "healthy-sso",
      ["CreateToken", "GetRoleCredentials", ...INVOKES],
      { name: "sso-renewed" },
      (text) => {
        const changed = JSON.parse(text) as Scenario;
        const cache = changed.machine.files[SSO_CACHE] as { expiresAt: string };
        cache.expiresAt = LOGIN_PAST;
        return JSON.stringify(changed);
      },
    );
  }
}

/** Files that the tool may write: the caches of tokens. */
export const tokenCaches = [SSO_CACHE, LOGIN_CACHE].map((path) => path.slice("~/".length));
