/** Without a network the files alone prove some of what is wrong with credentials, and nothing is asked or run. */
import { expect, test } from "vitest";
import {
  LONG_TERM_KEY,
  machine,
  PROFILE_FILES,
  scenario,
  settingsWithout,
} from "../../src/simulator/scenarios/base.js";
import {
  LOGIN_CONFIG,
  ROLE,
  SSO_CACHE,
  ssoCache,
  ssoConfig,
} from "../../src/simulator/scenarios/provider-parts.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

const role = (rest: string) => `[profile base]\n[profile work]\nrole_arn = ${ROLE}\n${rest}`;
const base = {
  "~/.aws/credentials": `[base]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
};

async function offline(change: Parameters<typeof machine>[1], env?: Record<string, string>) {
  const report = await diagnoseScenario(scenario("test", "for a test", { machine: machine(env, change) }), {
    offline: true,
  });
  expect(report.cost.requests).toBe(0);
  return report.findings.map(({ code, severity }) => `${severity} ${code}`);
}

test.each<[string, string, Record<string, string | object>]>([
  ["nobody signed in", "sso-expired", { "~/.aws/config": ssoConfig() }],
  [
    "the sign-in is over and cannot be renewed",
    "sso-expired",
    { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T01:12:00Z", false) },
  ],
  ["the session is not there", "sso-misconfigured", { "~/.aws/config": ssoConfig({ session: "other" }) }],
  ["aws login was never called", "login-expired", { "~/.aws/config": LOGIN_CONFIG }],
  [
    "a code is wanted",
    "mfa-required",
    {
      ...base,
      "~/.aws/config": role("source_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/dev\n"),
    },
  ],
])("%s: credentials.%s", async (_name, code, files) => {
  const codes = await offline({ files, awsCliVersion: "2.32.0" });
  expect(codes).toEqual([`error credentials.${code}`]);
});

test("a token's file that is not there", async () => {
  const environment = { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token" };
  expect(await offline({ environment, files: {} }, settingsWithout("AWS_PROFILE"))).toEqual([
    "error credentials.none",
  ]);
});

test.each<[string, Record<string, string | object>]>([
  ["keys", PROFILE_FILES],
  [
    "a sign-in that is valid",
    { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z") },
  ],
  [
    "a sign-in that can be renewed",
    { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T01:12:00Z") },
  ],
  ["a command", { "~/.aws/config": "[profile work]\nregion = us-east-1\ncredential_process = get-creds\n" }],
  // Instance metadata may still give some.
  ["nothing", { "~/.aws/config": "[profile work]\nregion = us-east-1\n" }],
])("%s: nothing is proved", async (_name, files) => {
  expect(await offline({ files })).toEqual([]);
});
