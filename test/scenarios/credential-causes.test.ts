/** Ways in which credentials go wrong that no shipped scenario holds: what is named first, and how it is mended. */
import { describe, expect, test } from "vitest";
import {
  aws,
  developer,
  LONG_TERM_API_KEY,
  LONG_TERM_KEY,
  machine,
  PROFILE_FILES,
  SETTINGS_ENV,
  scenario,
  settingsWithout,
  TEMPORARY_KEY,
} from "../../src/simulator/scenarios/base.js";
import {
  exportSettings,
  LOGIN_CACHE,
  LOGIN_CONFIG,
  loginCache,
  PRINTED,
  ROLE,
  role,
  SSO_CACHE,
  signedInUser,
  ssoCache,
  ssoConfig,
  ssoRole,
} from "../../src/simulator/scenarios/provider-parts.js";
import type { Scenario } from "../../src/simulator/types.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

type Change = Partial<Pick<Scenario, "machine" | "aws" | "network">>;

const ENDED = { ...TEMPORARY_KEY, expiresAt: "2026-11-20T08:00:00Z" };
const KEYS = {
  AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
};

async function findingsOf(change: Change) {
  return (await diagnoseScenario(scenario("test", "for a test", change))).findings;
}

async function codesOf(change: Change): Promise<string[]> {
  return (await findingsOf(change)).map(({ code, severity }) => `${severity} ${code}`);
}

function refuses(host: string, status: number, code: string, message: string): Scenario["network"] {
  return {
    faults: [
      {
        host,
        fault: {
          kind: "answer",
          status,
          contentType: "application/json",
          body: JSON.stringify({ message }),
          headers: { "x-amzn-errortype": code, "x-amzn-requestid": "00000000-0000-4000-8000-0000000000aa" },
        },
      },
    ],
  };
}

describe("what STS takes and Amazon Bedrock refuses", () => {
  test.each([
    ["UnrecognizedClientException", "The security token included in the request is invalid.", "invalid"],
    [
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided.",
      "signature-mismatch",
    ],
    [
      "InvalidSignatureException",
      "Signature expired: 20261120T090000Z is now earlier than 20261120T091000Z (20261120T091500Z - 5 min.)",
      "clock-skew",
    ],
    ["ExpiredTokenException", "The security token included in the request is expired", "expired"],
  ])("with %s is decided by the client's own request", async (name, message, code) => {
    expect(await codesOf({ network: refuses("bedrock*", 403, name, message) })).toEqual([
      `error credentials.${code}`,
    ]);
  });
});

test("what STS takes and Amazon Bedrock refuses is told without a model request as well", async () => {
  const text = "The security token included in the request is invalid.";
  const network = refuses("bedrock*", 403, "UnrecognizedClientException", text);
  const report = await diagnoseScenario(scenario("test", "for a test", { network }), { invoke: false });
  expect(report.findings[0]?.code).toBe("credentials.invalid");
  expect(report.exitCode).toBe(1);
});

test("a key that nobody knows in a region to be enabled may only be unknown there", async () => {
  const [first] = await findingsOf({
    machine: machine({ ...SETTINGS_ENV, AWS_REGION: "eu-central-2" }),
    aws: aws({ regions: ["eu-central-2"], identities: [] }),
  });
  expect(first).toMatchObject({ code: "credentials.invalid" });
  expect(first?.measured).toContain("or eu-central-2 is not enabled for its account");
});

describe("an API key with authentication switched off", () => {
  const env = { ...settingsWithout("AWS_PROFILE"), CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" };

  test("that is a gateway's token goes to AWS for want of the gateway", async () => {
    const environment = { AWS_BEARER_TOKEN_BEDROCK: "gw-token-EXAMPLE" };
    expect(await codesOf({ machine: machine(env, { environment, files: {} }) })).toEqual([
      "error setup.skip-auth-without-gateway",
    ]);
  });
});

test("AWS's word for an API key that ended is a rejection of the key", async () => {
  const environment = { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY };
  const network = refuses("bedrock*", 403, "AccessDeniedException", "Bearer Token has expired");
  expect(
    await codesOf({ machine: machine(settingsWithout("AWS_PROFILE"), { environment, files: {} }), network }),
  ).toEqual(["error credentials.bearer-rejected"]);
});

describe("a role", () => {
  const config = (rest: string) => `[profile work]\nrole_arn = ${ROLE}\nregion = us-east-1\n${rest}`;
  const account = aws({
    identities: [
      developer([{ Effect: "Allow", Action: "sts:AssumeRole", Resource: ROLE }]),
      role({ trusts: ["arn:aws:iam::123456789012:user/dev"] }),
    ],
  });
  const taken = (rest: string, more: Parameters<typeof machine>[1] = {}): Change => ({
    machine: machine(undefined, { files: { "~/.aws/config": config(rest) }, ...more }),
    aws: account,
  });
  const base = { "~/.aws/credentials": PROFILE_FILES["~/.aws/credentials"].replace("work", "base") };

  test("taken with the keys of the variables passes nothing over", async () => {
    expect(await codesOf(taken("credential_source = Environment\n", { environment: KEYS }))).toEqual([]);
  });

  test.each([
    ["Env", "Environment"],
    ["ecs", "EcsContainer"],
    ["EC2", "Ec2InstanceMetadata"],
  ])("whose credential_source is %s is told %s", async (written, meant) => {
    const [first] = await findingsOf(taken(`credential_source = ${written}\n`));
    expect(first?.code).toBe("credentials.none");
    expect(first?.remedy.commands).toEqual([`aws configure set credential_source ${meant} --profile work`]);
  });

  test("whose source_profile is misspelt is told the profile that comes nearest", async () => {
    const files = { "~/.aws/config": config("source_profile = bsae\n"), ...base };
    const [first] = await findingsOf(taken("", { files }));
    expect(first?.code).toBe("credentials.none");
    expect(first?.remedy.commands).toEqual(["aws configure set source_profile base --profile work"]);
  });

  test("asked for too long is asked for an hour", async () => {
    const files = { "~/.aws/config": config("source_profile = base\n"), ...base };
    const message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`;
    const fault = { kind: "answer", status: 400, contentType: "text/xml", body } as const;
    const [first] = await findingsOf({
      ...taken("", { files }),
      network: { faults: [{ host: "sts.*", fault }] },
    });
    expect(first?.code).toBe("credentials.assume-role-denied");
    expect(first?.remedy.commands).toEqual(["aws configure set duration_seconds 3600 --profile work"]);
    expect(first?.remedy.policy).toBeUndefined();
  });

  test("whose source has ended is mended at the source", async () => {
    const files = {
      "~/.aws/config": config("source_profile = base\n"),
      "~/.aws/credentials": `[base]\naws_access_key_id = ${ENDED.accessKeyId}\naws_secret_access_key = ${ENDED.secretAccessKey}\naws_session_token = ${ENDED.sessionToken}\n`,
    };
    const [first] = await findingsOf({
      ...taken("", { files }),
      aws: aws({ identities: [developer(undefined, { keys: [ENDED] }), role({ trusts: ["*"] })] }),
    });
    expect(first?.code).toBe("credentials.expired");
    expect(first?.remedy.commands[0]).toBe("aws configure --profile base");
    expect(first?.clientShows).toContain("Could not load AWS credentials · The security token");
  });
});

test("expired keys of an export command are renewed by that command", async () => {
  const [first] = await findingsOf({
    machine: machine(undefined, {
      files: { "~/.claude/settings.json": exportSettings("get-creds") },
      commands: { "get-creds": { stdout: JSON.stringify({ Credentials: PRINTED }) } },
    }),
    aws: aws({ identities: [role({ keys: [ENDED] })] }),
  });
  expect([first?.code, first?.remedy.commands]).toEqual(["credentials.expired", ["get-creds"]]);
});

test("what credential_process prints too late shows as no credentials at all", async () => {
  const printed = { Version: 1, ...PRINTED, Expiration: "2026-11-19T00:00:00Z" };
  const [first] = await findingsOf({
    machine: machine(undefined, {
      files: { "~/.aws/config": "[profile work]\nregion = us-east-1\ncredential_process = get-creds\n" },
      commands: { "get-creds": { stdout: JSON.stringify(printed) } },
    }),
  });
  expect(first?.code).toBe("credentials.expired");
  expect(first?.clientShows).toContain("Could not load credentials from any providers");
});

test("a key pair behind a profile without credentials is used once the profile is not selected", async () => {
  const [first, ...others] = await findingsOf({
    machine: machine(undefined, {
      files: { "~/.aws/config": "[profile work]\nregion = us-east-1\n" },
      environment: KEYS,
    }),
  });
  expect([first?.code, others]).toEqual(["credentials.none", []]);
  expect(first?.measured).toContain("selected by AWS_PROFILE in /home/dev/.claude/settings.json:5");
  expect(first?.remedy.settings?.patch).toEqual({ env: { AWS_PROFILE: null } });
});

test("a portal that is busy is no quota of a model", async () => {
  const files = { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z") };
  const found = await codesOf({
    machine: machine(undefined, { files }),
    aws: aws({ identities: [ssoRole("2026-11-20T16:30:00Z")] }),
    network: refuses("portal.sso.*", 429, "TooManyRequestsException", "HTTP 429 Unknown Code"),
  });
  expect(found).toEqual(["error doctor.unrecognised-error"]);
});

test("a renewal of aws login that IAM does not allow is for whoever administers IAM", async () => {
  const user = signedInUser();
  const [first] = await findingsOf({
    machine: machine(undefined, {
      awsCliVersion: "2.32.0",
      files: { "~/.aws/config": LOGIN_CONFIG, [LOGIN_CACHE]: loginCache("2026-11-20T08:50:00Z") },
    }),
    aws: aws({
      identities: [
        {
          ...user,
          signIn: { clientId: "", refreshToken: "", ...user.signIn, refuse: "INSUFFICIENT_PERMISSIONS" },
        },
      ],
    }),
  });
  expect(first?.code).toBe("credentials.login-expired");
  expect(first?.remedy.steps[0]).toContain("SignInLocalDevelopmentAccess");
  expect(first?.clientShows).toContain("insufficient permissions");
});

describe("a clock that is off", () => {
  const signedIn = (clockOffsetSeconds: number, roleName = "Developer"): Change => ({
    machine: machine(undefined, {
      files: {
        "~/.aws/config": ssoConfig({ role: roleName }),
        [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z"),
      },
    }),
    aws: aws({ identities: [ssoRole("2026-11-20T16:30:00Z")], clockOffsetSeconds }),
  });

  test.each([9 * 3600, 365 * 24 * 3600])(
    "by %s s hides that a sign-in has ended, and is alone",
    async (off) => {
      expect(await codesOf(signedIn(off))).toEqual(["error credentials.clock-skew"]);
    },
  );

  test("comes before a role that is not assigned", async () => {
    expect(await codesOf(signedIn(600, "Nobody"))).toEqual([
      "error credentials.clock-skew",
      "error credentials.sso-role-denied",
    ]);
  });
});

describe("instance metadata", () => {
  const instance = (environment: Record<string, string>, files: Record<string, string> = {}): Change => ({
    machine: machine(settingsWithout("AWS_PROFILE"), { environment, files }),
    aws: aws({ identities: [role({ handedOutBy: { kind: "instance" } })] }),
  });

  test.each([
    ["by IPv6", { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" }],
    ["at an address of this machine", { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:1338/" }],
  ])("is asked %s", async (_name, environment) => {
    expect(await codesOf(instance(environment))).toEqual([]);
  });

  test.each([
    ["a variable", { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://imds.corp.example" }, {}],
    ["an unknown family", { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "ipv6" }, {}],
    [
      "the profile",
      {},
      { "~/.aws/config": "[default]\nec2_metadata_service_endpoint = http://imds.corp.example\n" },
    ],
  ])("is not found where %s leads elsewhere", async (_name, environment, files) => {
    expect(await codesOf(instance(environment, files))).toEqual(["error credentials.none"]);
  });
});
