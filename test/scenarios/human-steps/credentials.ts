import {
  aws,
  developer,
  INVOKE,
  LONG_TERM_KEY,
  SUBSCRIBE,
  TEMPORARY_KEY,
  USE_API_KEYS,
} from "../../../src/simulator/scenarios/base.js";
import type { Scenario } from "../../../src/simulator/types.js";
import { freshKey, type HumanSteps, keysOf, withFiles } from "./common.js";

const secret = LONG_TERM_KEY.secretAccessKey;

function withEnvironment(scenario: Scenario, environment: Record<string, string>): Scenario {
  const { machine } = scenario;
  return { ...scenario, machine: { ...machine, environment: { ...machine.environment, ...environment } } };
}

/** What a person types or gets where the remedy can only name the place. */
export const credentialsSteps: HumanSteps = {
  // The placeholder is the secret that somebody kept, or that of a new key.
  "credentials.incomplete": (scenario) =>
    scenario.machine.environment.AWS_SECRET_ACCESS_KEY === undefined
      ? withFiles(scenario, {
          "~/.aws/credentials": keysOf(scenario, "work") + keysOf(scenario, "default"),
        })
      : withEnvironment(scenario, { AWS_SECRET_ACCESS_KEY: secret }),
  // The first command is sed's or that of the AWS CLI, or the variable is set by the remedy.
  "credentials.profile-missing": (scenario, finding) => {
    const [, from = "", to = ""] = finding.remedy.commands[0]?.match(/^sed -i 's\/\^(.+)\/(.+)\/'/) ?? [];
    if (finding.remedy.commands[0]?.startsWith("aws configure") === true) {
      return withFiles(scenario, { "~/.aws/credentials": keysOf(scenario, "work") });
    }
    const config = scenario.machine.files["~/.aws/config"];
    return from === "" || typeof config !== "string"
      ? scenario
      : withFiles(scenario, { "~/.aws/config": config.replace(new RegExp(`^${from}`), to) });
  },
  "credentials.invalid": (scenario) => ({ ...scenario, aws: aws() }),
  "credentials.signature-mismatch": (scenario) =>
    scenario.network.faults === undefined
      ? withFiles(scenario, { "~/.aws/credentials": keysOf(scenario, "work") })
      : { ...scenario, network: {} },
  "credentials.clock-skew": (scenario) => ({
    ...scenario,
    aws: { ...scenario.aws, clockOffsetSeconds: 0 },
  }),
  // New temporary keys, or a new API key, in the place of those that end.
  "credentials.expiring-soon": (scenario) => {
    const later = "2026-11-20T18:00:00Z";
    const keys = [{ ...TEMPORARY_KEY, expiresAt: later }];
    const renewed: Scenario = {
      ...scenario,
      aws: {
        ...scenario.aws,
        identities: scenario.aws.identities.map((identity) => ({ ...identity, keys })),
      },
    };
    return scenario.machine.environment.AWS_BEARER_TOKEN_BEDROCK === undefined
      ? withEnvironment(renewed, { AWS_CREDENTIAL_EXPIRATION: later })
      : withEnvironment(renewed, { AWS_BEARER_TOKEN_BEDROCK: freshKey(renewed) });
  },
  "credentials.bearer-malformed": (scenario) =>
    withEnvironment(scenario, { AWS_BEARER_TOKEN_BEDROCK: freshKey(scenario) }),
  "credentials.bearer-wrong-region": (scenario) =>
    withEnvironment(scenario, { AWS_BEARER_TOKEN_BEDROCK: freshKey(scenario) }),
  // The owner of the key switched it on again.
  "credentials.bearer-rejected": (scenario, finding) => {
    const place = scenario.aws.identities.flatMap(({ apiKeys = [] }) => apiKeys)[0]?.token ?? "";
    if (!finding.remedy.steps.join(" ").includes("AWS_BEARER_TOKEN_BEDROCK")) throw new Error("no place");
    return withEnvironment(
      {
        ...scenario,
        aws: aws({
          identities: [
            developer([INVOKE, SUBSCRIBE, USE_API_KEYS], { keys: [], apiKeys: [{ token: place }] }),
          ],
        }),
      },
      { AWS_BEARER_TOKEN_BEDROCK: place },
    );
  },
  // The placeholder is a profile of the expected account.
  "credentials.unexpected-account": (scenario, finding) => ({
    ...withEnvironment(scenario, {}),
    machine: {
      ...scenario.machine,
      files: {
        ...scenario.machine.files,
        "~/.claude/settings.json": {
          env: {
            ...(scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> }).env,
            AWS_PROFILE: "work",
          },
        },
      },
    },
    aws: {
      ...scenario.aws,
      account: finding.expected,
      identities: scenario.aws.identities.map((one) => ({
        ...one,
        arn: one.arn.replace(scenario.aws.account, finding.expected),
      })),
    },
  }),
};
