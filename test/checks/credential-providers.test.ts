import { describe, expect, test } from "vitest";
import type { Failure, ProviderFailure, ProviderFault } from "../../src/aws/types.js";
import type { CredentialStep } from "../../src/claude-code/credential-steps.js";
import type { Plan } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { CatalogueEntry, FindingCode, Found } from "../../src/diagnosis/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  refusal,
  resultOf,
  silence,
  switchedOff,
} from "./situation.js";

function planWith(kind: Plan["credentials"]["kind"], ...steps: CredentialStep[]): Plan {
  const location = { file: "/home/dev/.aws/config", line: 2, key: "x" };
  return makePlan({
    credentials: { kind, source: 'profile "work"', profile: "work", location, steps, others: [] },
  });
}

const sso: CredentialStep = {
  kind: "sso",
  profile: "work",
  session: "corp",
  account: "123456789012",
  role: "Developer",
  startUrl: "https://corp.awsapps.com/start",
  region: "us-east-1",
  file: "/home/dev/.aws/sso/cache/ee0b.json",
};

function fault(provider: ProviderFailure["provider"], what: ProviderFault): ProviderFailure {
  return { kind: "provider", operation: "AwsProfile", provider, profile: "work", fault: what, host: "here" };
}

const unasked: Partial<Facts> = Object.fromEntries(
  ["identity", "inferenceProfiles", "modelAccess", "invocation"].map((name) => [
    name,
    { state: "not-asked", askedAt: null, durationMs: 0, why: { because: "fact", fact: "credentials" } },
  ]),
);

/** The one finding of a plan whose credentials failed; what the machine itself lacks is not looked at. */
function found(plan: Plan, failure: Failure, facts: Partial<Facts> = {}): Found {
  const results = judge(plan, makeFacts({ ...unasked, credentials: failed(failure), ...facts }));
  const all = results.flatMap((one) => one.found).filter(({ code }) => !code.startsWith("setup."));
  expect(results.map((one) => one.status)).not.toContain("crashed");
  if (all.length !== 1 || all[0] === undefined) throw new Error(`found ${codesOf(results).join(", ")}`);
  return all[0];
}

function say({ code, arguments: given }: Found, plan: Plan) {
  const entry = catalogue[code] as CatalogueEntry<FindingCode>;
  const context = { plan, identity: null, profiles: null };
  return {
    code,
    measured: entry.measured(given, context),
    shows: entry.clientShows?.(given, context),
    remedy: entry.remedy(given, context),
  };
}

describe("IAM Identity Center", () => {
  const plan = planWith("sso", sso);

  test("no token, a token that ended, one that was not renewed: not signed in", () => {
    const missing = say(found(plan, fault("sso", { what: "session-missing", file: "/c.json" })), plan);
    expect(missing).toMatchObject({
      code: "credentials.sso-expired",
      shows: expect.stringContaining("associated with profile=work was not found or is invalid"),
      remedy: { commands: ["aws sso login --profile work"] },
    });
    const ended = fault("sso", {
      what: "session-expired",
      file: "/c.json",
      expiredAt: "2026-11-20T01:00:00Z",
      renewal: "refused",
      code: "InvalidGrantException",
    });
    expect(say(found(plan, ended), plan).measured).toContain(
      "ended at 2026-11-20T01:00:00Z; it is 2026-11-20T09:00:00.000Z; renewing it was refused (InvalidGrantException)",
    );
  });

  test("the portal's 401 is the session's, its 403 the role's, and throttling neither's", () => {
    const portal = { operation: "GetRoleCredentials", host: "portal.sso.us-east-1.amazonaws.com" } as const;
    const rejected = refusal(401, "UnauthorizedException", "Session token not found or invalid", portal);
    expect(found(plan, rejected).code).toBe("credentials.sso-expired");
    const denied = say(found(plan, refusal(403, "ForbiddenException", "No access", portal)), plan);
    expect(denied).toMatchObject({
      code: "credentials.sso-role-denied",
      measured: expect.stringMatching(/sso_role_name Developer in sso_account_id 123456789012/),
      shows: expect.stringContaining("ForbiddenException: No access."),
    });
    expect(denied.remedy.steps.join(" ")).toContain("permission set Developer in account 123456789012");
    const busy = refusal(429, "TooManyRequestsException", "Too many requests", portal);
    expect(found(plan, busy).code).not.toMatch(/^credentials\.sso/);
  });

  test("what is missing in a profile is listed, and the session that exists is offered", () => {
    const broken = planWith("sso", {
      kind: "broken",
      profile: "work",
      session: "corp-sso",
      sessions: ["corp"],
    });
    const failure = fault("sso", {
      what: "misconfigured",
      missing: [],
      session: "corp-sso",
      sessionExists: false,
    });
    expect(say(found(broken, failure), broken)).toMatchObject({
      code: "credentials.sso-misconfigured",
      measured: "[sso-session corp-sso] does not exist; there is corp",
      remedy: { commands: ["aws configure set sso_session corp --profile work"] },
    });
    const lacking = planWith("sso", { kind: "broken", profile: "work" });
    const fields = fault("sso", { what: "misconfigured", missing: ["sso_role_name", "sso_region"] });
    expect(say(found(lacking, fields), lacking)).toMatchObject({
      measured: 'profile "work" lacks sso_role_name and sso_region',
      remedy: { commands: ["aws configure sso --profile work"] },
    });
  });

  test("an answer proves it, and --offline leaves it out", () => {
    const credentials = answered({ kind: "sso", accessKeyId: "ASIAEXAMPLE", temporary: true });
    expect(resultOf(judge(plan, makeFacts({ credentials })), "credentials/sso")).toMatchObject({
      status: "pass",
      proved: "IAM Identity Center gave credentials of Developer in account 123456789012.",
    });
    const offline = makeFacts({ ...unasked, credentials: switchedOff("--offline") });
    expect(resultOf(judge(plan, offline), "credentials/sso").status).toBe("skipped");
  });

  test("a portal that does not answer is the network's", () => {
    const silent = {
      ...silence("dns", "ENOTFOUND", "portal.sso.us-east-1.amazonaws.com"),
      operation: "GetRoleCredentials",
    } as const;
    expect(found(plan, silent).code).toBe("network.dns");
  });

  test("the session behind a role is the one that is named", () => {
    const step: CredentialStep = { kind: "assume-role", profile: "admin", roleArn: "arn:aws:iam::1:role/r" };
    const chained = planWith("assume-role", step, sso);
    const failure = fault("sso", { what: "session-missing", file: "/c.json" });
    expect(say(found(chained, failure), chained).remedy.commands).toEqual(["aws sso login --profile work"]);
  });
});

describe("aws login", () => {
  const plan = planWith("login", {
    kind: "login",
    profile: "work",
    file: "/home/dev/.aws/login/cache/89.json",
  });

  test("a session that is missing or over", () => {
    expect(
      say(found(plan, fault("login", { what: "session-missing", file: "/l.json" })), plan),
    ).toMatchObject({
      code: "credentials.login-expired",
      measured: "there is no session at /home/dev/.aws/login/cache/89.json",
      shows: expect.stringContaining("ENOENT: no such file or directory"),
      remedy: { commands: ["aws login --profile work"] },
    });
    const over = fault("login", {
      what: "session-expired",
      file: "/l.json",
      expiredAt: "2026-11-19T18:00:00Z",
      renewal: "refused",
      code: "INSUFFICIENT_PERMISSIONS",
    });
    expect(say(found(plan, over), plan).remedy.steps.join(" ")).toContain("signin:CreateOAuth2Token");
  });
});

describe("helper commands", () => {
  const process = planWith("credential-process", {
    kind: "credential-process",
    profile: "work",
    command: "/opt/creds --dev",
  });
  const exporting = planWith("export-command", {
    kind: "export-command",
    file: "/home/dev/.claude/settings.json",
    command: "corp-aws export",
  });

  test.each<[ProviderFault, RegExp]>([
    [
      { what: "command-failed", code: 1, excerpt: "not signed in" },
      /ended with exit code 1 and said "not signed in"/,
    ],
    [{ what: "command-failed", code: null, signal: "SIGSEGV" }, /was ended by SIGSEGV/],
    [{ what: "no-output" }, /printed nothing/],
    [{ what: "not-json", problem: "no JSON is in it" }, /no JSON is in it/],
    [{ what: "wrong-version", found: "2" }, /Version is 2/],
    [{ what: "keys-missing", missing: ["SecretAccessKey"], shape: "flat" }, /without SecretAccessKey/],
    [{ what: "command-not-run", why: "ENOENT" }, /could not be started/],
    [{ what: "command-stalled", afterMs: 55_000 }, /had not ended after 55 s/],
  ])("credential_process: %j", (what, measured) => {
    const finding = found(process, fault("credential-process", what));
    expect(finding).toMatchObject({ code: "credentials.process-failed" });
    expect(finding.severity).toBeUndefined();
    const { measured: said, shows, remedy } = say(finding, process);
    expect(said).toMatch(measured);
    // What the client says of one that does not end was not seen.
    if (what.what === "command-stalled") expect(shows).toBeUndefined();
    else expect(shows).toContain("Could not load credentials from any providers");
    expect(remedy.commands).toEqual(["/opt/creds --dev"]);
  });

  test("one that was cut off early may only be slow", () => {
    const failure = fault("credential-process", { what: "command-stalled", afterMs: 12_000 });
    expect(found(process, failure)).toMatchObject({
      code: "credentials.process-failed",
      severity: "warning",
    });
  });

  test("awsCredentialExport: nothing came, or not in the form", () => {
    const failedToRun = fault("export-command", { what: "command-failed", code: 127 });
    expect(say(found(exporting, failedToRun), exporting)).toMatchObject({
      code: "credentials.export-failed",
      shows: expect.stringMatching(/did not return a valid value$/),
    });
    const noToken: ProviderFault = { what: "keys-missing", missing: ["SessionToken"], shape: "nested" };
    expect(say(found(exporting, fault("export-command", noToken)), exporting)).toMatchObject({
      code: "credentials.export-format",
      measured: "`corp-aws export` printed JSON without SessionToken below Credentials",
      shows: expect.stringMatching(/valid AWS STS output structure$/),
    });
  });

  const passedOver = (served: boolean): Facts => {
    const failure = fault("export-command", { what: "no-output" });
    const expired = refusal(
      403,
      "ExpiredTokenException",
      "The security token included in the request is expired",
    );
    return makeFacts({
      credentials: answered({
        kind: "env-keys",
        accessKeyId: "AKIAOLD",
        temporary: false,
        source: "AWS_ACCESS_KEY_ID in the environment",
        passedOver: [failure],
      }),
      ...(served
        ? {}
        : {
            identity: failed({ ...expired, operation: "GetCallerIdentity" }),
            inferenceProfiles: failed({ ...expired, operation: "ListInferenceProfiles" }),
            modelAccess: failed({ ...expired, operation: "GetFoundationModelAvailability" }),
            invocation: answered({ probes: [failedProbe(expired)] }),
          }),
    });
  };

  test("old keys that take its place: a warning where they work, the cause where they do not", () => {
    const working = judge(exporting, passedOver(true)).flatMap((one) => one.found);
    expect(working).toMatchObject([{ code: "credentials.export-failed", severity: "warning" }]);
    const refused = judge(exporting, passedOver(false)).flatMap((one) => one.found);
    expect(refused.map(({ code }) => code)).toEqual(["credentials.export-failed"]);
    expect(refused[0]?.severity).toBeUndefined();
    expect(refused[0]?.evidence?.length).toBeGreaterThan(1);
  });
});

describe("roles", () => {
  const arn = "arn:aws:iam::123456789012:role/ClaudeCode";
  const step: CredentialStep = {
    kind: "assume-role",
    profile: "work",
    roleArn: arn,
    source: 'profile "base"',
  };
  const plan = planWith("assume-role", step);
  const sts = { operation: "AssumeRole", host: "sts.us-east-1.amazonaws.com" } as const;
  const denied = refusal(
    403,
    "AccessDenied",
    `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    {
      ...sts,
      denial: {
        principal: "arn:aws:iam::123456789012:user/dev",
        action: "sts:AssumeRole",
        resource: arn,
        effect: "unsaid",
      },
    },
  );

  test("STS refuses: the policy for the caller, and the text for the role's owner", () => {
    const { code, measured, shows, remedy } = say(found(plan, denied), plan);
    expect(code).toBe("credentials.assume-role-denied");
    expect(measured).toMatch(/^AssumeRole with profile "base" was refused: AccessDenied: /);
    expect(shows).toMatch(/^API Error: Could not load AWS credentials · User: .*ClaudeCode\. Check/);
    expect(remedy.policy?.Statement).toMatchObject([{ Action: ["sts:AssumeRole"], Resource: [arn] }]);
    expect(remedy.steps.join(" ")).toContain('"AWS":"arn:aws:iam::123456789012:user/dev"');
  });

  test("an explicit deny is not mended by another allow", () => {
    const explicit = {
      ...denied,
      denial: { ...denied.denial, action: "sts:AssumeRole", effect: "explicit" },
    } as const;
    expect(say(found(plan, explicit), plan).remedy.policy).toBeUndefined();
  });

  test("keys that STS does not know are the source's fault, and a busy STS is nobody's", () => {
    const expired = refusal(
      403,
      "ExpiredToken",
      "The security token included in the request is expired",
      sts,
    );
    expect(found(plan, expired).code).toBe("credentials.expired");
    const busy = refusal(503, "ServiceUnavailable", "Service unavailable", sts);
    expect(found(plan, busy).code).not.toBe("credentials.assume-role-denied");
  });

  test("an MFA code is asked for beforehand, in the shell at hand", () => {
    const failure = fault("assume-role", {
      what: "mfa-required",
      serial: "arn:aws:iam::123456789012:mfa/dev",
      role: arn,
    });
    const { code, shows, remedy } = say(found(plan, failure), plan);
    expect(code).toBe("credentials.mfa-required");
    expect(shows).toContain("Profile work requires multi-factor authentication");
    expect(remedy.commands[0]).toBe('eval "$(aws configure export-credentials --profile work --format env)"');
    const windows = { ...plan, platform: "win32" } as const;
    expect(say(found(windows, failure), windows).remedy.commands[0]).toBe(
      "aws configure export-credentials --profile work --format powershell | Invoke-Expression",
    );
  });
});

test("a plan without providers has nothing to judge", () => {
  const results = judge(makePlan(), makeFacts());
  for (const id of ["sso", "login", "process", "role", "export"]) {
    expect(resultOf(results, `credentials/${id}`).status).toBe("skipped");
  }
});
