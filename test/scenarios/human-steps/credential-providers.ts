/** Where a person has to sign in, to choose, or to mend a command: the machine and the account afterwards. */
import { TEMPORARY_KEY } from "../../../src/simulator/scenarios/base.js";
import {
  LOGIN_CACHE,
  loginCache,
  PRINTED,
  SSO_CACHE,
  ssoCache,
} from "../../../src/simulator/scenarios/provider-parts.js";
import type { Scenario, ScenarioIdentity } from "../../../src/simulator/types.js";
import type { HumanSteps } from "./common.js";
import { withFiles } from "./common.js";

const later = "2026-11-20T17:00:00Z";

export const credentialProvidersSteps: HumanSteps = {
  "credentials.sso-expired": (scenario, finding) => {
    expectCommand(finding.remedy.commands, "aws sso login --profile work");
    const signedIn = withFiles(scenario, { [SSO_CACHE]: JSON.stringify(ssoCache(later)) });
    return withIdentities(signedIn, (identity) => {
      const { singleSignOn } = identity;
      return singleSignOn === undefined
        ? identity
        : { ...identity, singleSignOn: { ...singleSignOn, accessTokenExpiresAt: later } };
    });
  },
  // The command of the finding, done to the file.
  "credentials.sso-misconfigured": (scenario, finding) => {
    const [, key = "", value = ""] =
      /^aws configure set (\S+) (\S+) --profile work$/.exec(finding.remedy.commands[0] ?? "") ?? [];
    return withConfig(scenario, (text) =>
      text.replace(new RegExp(`^${key} = .*$`, "m"), `${key} = ${value}`),
    );
  },
  // Among the roles that the portal lists there is this one.
  "credentials.sso-role-denied": (scenario, finding) => {
    expectCommand(finding.remedy.commands, "aws configure sso --profile work");
    return withConfig(scenario, (text) => text.replace("Administrator", "Developer"));
  },
  "credentials.login-expired": (scenario, finding) => {
    expectCommand(finding.remedy.commands, "aws login --profile work");
    const signedIn = withFiles(scenario, { [LOGIN_CACHE]: JSON.stringify(loginCache(later)) });
    return withIdentities(signedIn, ({ signIn: _, ...identity }) => identity);
  },
  // What the command said was done: its user signed in.
  "credentials.process-failed": (scenario, finding) =>
    withOutput(scenario, finding.remedy.commands[0], { Version: 1, ...PRINTED }),
  "credentials.mfa-required": (scenario, finding) => {
    expectCommand(
      finding.remedy.commands,
      'eval "$(aws configure export-credentials --profile work --format env)"',
    );
    const { machine } = scenario;
    const environment = {
      ...machine.environment,
      AWS_ACCESS_KEY_ID: TEMPORARY_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: TEMPORARY_KEY.secretAccessKey,
      AWS_SESSION_TOKEN: TEMPORARY_KEY.sessionToken,
    };
    return withIdentities({ ...scenario, machine: { ...machine, environment } }, (identity) =>
      identity.trusts === undefined ? identity : { ...identity, keys: [TEMPORARY_KEY] },
    );
  },
  "credentials.export-failed": (scenario, finding) => {
    const mended = withOutput(scenario, finding.remedy.commands[0], { Credentials: PRINTED });
    return withIdentities(mended, (identity) => ({ ...identity, keys: [TEMPORARY_KEY] }));
  },
  "credentials.export-format": (scenario, finding) =>
    withOutput(scenario, finding.remedy.commands[0], { Credentials: PRINTED }),
};

function expectCommand(commands: readonly string[], wanted: string): void {
  if (!commands.includes(wanted)) throw new Error(`the remedy has ${commands.join(", ")}, not ${wanted}`);
}

function withIdentities(
  scenario: Scenario,
  change: (identity: ScenarioIdentity) => ScenarioIdentity,
): Scenario {
  return { ...scenario, aws: { ...scenario.aws, identities: scenario.aws.identities.map(change) } };
}

function withConfig(scenario: Scenario, change: (text: string) => string): Scenario {
  return withFiles(scenario, { "~/.aws/config": change(String(scenario.machine.files["~/.aws/config"])) });
}

function withOutput(scenario: Scenario, command: string | undefined, json: object): Scenario {
  if (command === undefined) throw new Error("the remedy names no command to run");
  const commands = { ...scenario.machine.commands, [command]: { stdout: JSON.stringify(json) } };
  return { ...scenario, machine: { ...scenario.machine, commands } };
}
