import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/types.js";
import { loadScenario, type Scenario } from "../../src/simulator/index.js";
import { LONG_TERM_KEY, TEMPORARY_KEY } from "../../src/simulator/scenarios/base.js";
import {
  exportSettings,
  PRINTED,
  ROLE,
  role,
  SSO_CACHE,
  ssoCache,
  ssoRole,
} from "../../src/simulator/scenarios/provider-parts.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

async function changed(name: string, change: (scenario: Scenario) => void): Promise<Scenario> {
  const scenario = structuredClone(await loadScenario(name));
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  change(scenario);
  return scenario;
}

function codes({ findings }: Report): string[] {
  return findings.map(({ code }) => code);
}

function credentialsOf({ facts }: Report) {
  return facts.credentials;
}

const userOnly = [{ Effect: "Allow" as const, Action: "sts:AssumeRole", Resource: "*" }];

describe("IAM Identity Center", () => {
  test("costs one round trip more", async () => {
    const report = await diagnoseScenario(await changed("healthy-sso", () => {}));
    const plain = await diagnoseScenario(await changed("healthy", () => {}));
    expect(report.cost.roundTrips).toBe(plain.cost.roundTrips + 1);
  });

  const ended = (scenario: Scenario): void => {
    scenario.machine.files[SSO_CACHE] = ssoCache("2026-11-20T08:00:00Z");
    scenario.aws.identities = [ssoRole("2026-11-20T08:00:00Z")];
  };

  test("a token that ended is renewed, and nothing is found", async () => {
    const report = await diagnoseScenario(await changed("healthy-sso", ended));
    expect(report).toMatchObject({ findings: [], verdict: "pass" });
  });

  test("--no-refresh leaves it as it is, and says so", async () => {
    const report = await diagnoseScenario(await changed("healthy-sso", ended), { refresh: false });
    expect(codes(report)).toEqual(["credentials.sso-expired"]);
    expect(report.findings[0]?.measured).toContain("--no-refresh");
  });

  test("a token that cannot be renewed and has minutes left is refused by the AWS SDK", async () => {
    const scenario = await changed("healthy-sso", ({ machine }) => {
      machine.files[SSO_CACHE] = ssoCache("2026-11-20T09:03:00Z", false);
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).toEqual(["credentials.sso-expired"]);
    expect(report.findings[0]?.clientShows).toContain("Value not present for 'clientId' in SSO Token");
  });

  test("a renewal that is refused is named", async () => {
    const scenario = await changed("healthy-sso", (one) => {
      ended(one);
      for (const { singleSignOn } of one.aws.identities) if (singleSignOn) delete singleSignOn.refreshToken;
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).toEqual(["credentials.sso-expired"]);
    expect(report.findings[0]?.measured).toMatch(/renewing it was refused \(InvalidGrantException\)/);
  });

  test("a token that the portal does not take is an expired session", async () => {
    const scenario = await changed("healthy-sso", ({ aws }) => {
      aws.identities = [ssoRole("2026-11-20T08:00:00Z")];
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).toEqual(["credentials.sso-expired"]);
    expect(report.findings[0]?.measured).toContain("UnauthorizedException");
  });

  test("a profile of the older form uses its token to the last second, and never renews it", async () => {
    const legacy = (expiresAt: string) =>
      changed("healthy-sso", ({ machine, aws }) => {
        machine.files["~/.aws/config"] =
          "[profile work]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = Developer\n";
        delete machine.files[SSO_CACHE];
        machine.files["~/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"] = ssoCache(expiresAt);
        aws.identities = [ssoRole(expiresAt)];
      });
    const [good, over] = await Promise.all([
      diagnoseScenario(await legacy("2026-11-20T16:00:00Z")),
      diagnoseScenario(await legacy("2026-11-20T08:59:00Z")),
    ]);
    expect(good.findings).toEqual([]);
    expect(codes(over)).toEqual(["credentials.sso-expired"]);
    expect(over.findings[0]?.clientShows).toContain(
      "The SSO session associated with this profile has expired",
    );
  });

  test("a portal that cannot be reached is the network's fault", async () => {
    const scenario = await changed("healthy-sso", ({ network }) => {
      network.faults = [{ host: "portal.sso.*", fault: { kind: "refused" } }];
    });
    expect(codes(await diagnoseScenario(scenario))).toEqual(["network.unreachable"]);
  });
});

describe("roles", () => {
  const withConfig = (config: string, rest: (scenario: Scenario) => void = () => {}) =>
    changed("healthy-assume-role", (scenario) => {
      scenario.machine.files["~/.aws/config"] = config;
      rest(scenario);
    });

  test("a chain of roles ends in static keys", async () => {
    const second = "arn:aws:iam::123456789012:role/Hub";
    const scenario = await withConfig(
      `[profile work]\nrole_arn = ${ROLE}\nsource_profile = hub\nregion = us-east-1\n[profile hub]\nrole_arn = ${second}\nsource_profile = base\n`,
      ({ aws }) => {
        aws.identities[0]?.policies.push({ name: "all", document: { Statement: userOnly } });
        aws.identities.push({
          arn: "arn:aws:sts::123456789012:assumed-role/Hub/dev",
          keys: [],
          policies: [{ name: "hub", document: { Statement: userOnly } }],
          trusts: ["*"],
        });
        for (const one of aws.identities) if (one.trusts) one.trusts = ["*"];
      },
    );
    const report = await diagnoseScenario(scenario);
    expect(report.findings).toEqual([]);
    expect(report.plan.credentials.steps).toMatchObject([
      { kind: "assume-role", profile: "work", source: 'profile "hub"' },
      { kind: "assume-role", profile: "hub", source: 'profile "base"' },
    ]);
  });

  test("a role by keys in the environment", async () => {
    const scenario = await withConfig(
      `[profile work]\nrole_arn = ${ROLE}\ncredential_source = Environment\nregion = us-east-1\n`,
      ({ machine }) => {
        machine.environment.AWS_ACCESS_KEY_ID = LONG_TERM_KEY.accessKeyId;
        machine.environment.AWS_SECRET_ACCESS_KEY = LONG_TERM_KEY.secretAccessKey;
      },
    );
    expect(codes(await diagnoseScenario(scenario))).not.toContain("credentials.assume-role-denied");
    expect(credentialsOf(await diagnoseScenario(scenario))).toMatchObject({ state: "answered" });
  });

  test.each([
    [
      "a circle",
      `source_profile = loop\n[profile loop]\nrole_arn = ${ROLE}\nsource_profile = loop\n`,
      /circle/,
    ],
    ["no such source", "source_profile = gone\n", /does not exist/],
    [
      "an empty source",
      "source_profile = empty\n[profile empty]\nregion = us-east-1\n",
      /holds no credentials/,
    ],
    ["an unknown source", "credential_source = Ec2\n", /none of Environment/],
  ])("with %s there are no credentials", async (_, lines, measured) => {
    const report = await diagnoseScenario(await withConfig(`[profile work]\nrole_arn = ${ROLE}\n${lines}`));
    expect(codes(report)).toEqual(["credentials.none"]);
    expect(report.findings[0]?.measured).toMatch(measured);
  });

  test("a source whose own keys are bad is not the role's fault", async () => {
    const scenario = await changed("healthy-assume-role", ({ aws }) => {
      const [user] = aws.identities;
      if (user !== undefined) user.keys = [];
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).not.toContain("credentials.assume-role-denied");
    expect(report.verdict).toBe("fail");
  });

  test("a web identity that ended is expired, one that the role does not trust is denied", async () => {
    const ended = await changed("healthy-web-identity", ({ aws }) => {
      for (const { webIdentity } of aws.identities) if (webIdentity) webIdentity.expired = true;
    });
    const denied = await changed("healthy-web-identity", ({ aws }) => {
      aws.identities = [role({ webIdentity: { token: "another" } })];
    });
    const gone = await changed("healthy-web-identity", ({ machine }) => {
      machine.files = Object.fromEntries(
        Object.entries(machine.files).filter(([path]) => path.startsWith("~")),
      );
    });
    expect(codes(await diagnoseScenario(ended))).toEqual(["credentials.expired"]);
    expect(codes(await diagnoseScenario(denied))).toEqual(["credentials.assume-role-denied"]);
    expect(codes(await diagnoseScenario(gone))).toEqual(["credentials.none"]);
  });
});

describe("what asks an agent beside the machine", () => {
  test("a container that wants another token gives none", async () => {
    const scenario = await changed("healthy-container", ({ machine }) => {
      for (const path of Object.keys(machine.files)) if (path.startsWith("/var")) machine.files[path] = "old";
    });
    expect(codes(await diagnoseScenario(scenario))).toEqual(["credentials.none"]);
  });

  test("an address that is neither HTTPS nor the machine's own is not asked", async () => {
    const scenario = await changed("healthy-container", ({ machine }) => {
      machine.environment.AWS_CONTAINER_CREDENTIALS_FULL_URI = "http://metadata.corp.example/creds";
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).toEqual(["credentials.none"]);
    expect(report.cost.requests).toBe(0);
  });

  test("instance metadata stands behind a profile that yields nothing", async () => {
    const scenario = await changed("healthy", ({ machine, aws }) => {
      machine.files["~/.aws/config"] = "[profile work]\nregion = us-east-1\n";
      delete machine.files["~/.aws/credentials"];
      aws.identities = [role({ handedOutBy: { kind: "instance" } })];
    });
    const report = await diagnoseScenario(scenario);
    expect(report.findings).toEqual([]);
    expect(credentialsOf(report)).toMatchObject({ state: "answered", value: { kind: "instance-metadata" } });
  });
});

describe("helper commands", () => {
  test("a failing export with good keys behind it works, and is a warning", async () => {
    const scenario = await changed("credentials-export-failed", ({ machine }) => {
      machine.environment.AWS_ACCESS_KEY_ID = LONG_TERM_KEY.accessKeyId;
    });
    const report = await diagnoseScenario(scenario);
    expect(report).toMatchObject({
      verdict: "warn",
      findings: [
        {
          code: "credentials.export-failed",
          severity: "warning",
          remedy: { settings: { patch: { awsCredentialExport: null } } },
        },
      ],
    });
  });

  test("keys at the top level are too new for an old client", async () => {
    const scenario = await changed("healthy-export-fast", ({ machine }) => {
      machine.claudeVersion = "2.1.179";
    });
    const report = await diagnoseScenario(scenario, { only: ["credentials/export"] });
    expect(report.findings).toMatchObject([
      { code: "credentials.export-format", remedy: { commands: ["claude update"] } },
    ]);
  });

  test("a process that fails leaves instance metadata to the client, which goes on without a word", async () => {
    const scenario = await changed("credentials-process-failed", ({ aws }) => {
      aws.identities = [role({ handedOutBy: { kind: "instance" } })];
    });
    expect((await diagnoseScenario(scenario)).findings).toMatchObject([
      { code: "credentials.process-failed", severity: "warning" },
    ]);
  });

  test("a process that prints keys that are over is expired credentials", async () => {
    const scenario = await changed("healthy-credential-process", ({ machine }) => {
      const printed = { Version: 1, ...PRINTED, Expiration: "2026-11-20T08:00:00Z" };
      for (const line of Object.keys(machine.commands ?? {})) {
        machine.commands = { [line]: { stdout: JSON.stringify(printed) } };
      }
    });
    const report = await diagnoseScenario(scenario);
    expect(codes(report)).toEqual(["credentials.expired"]);
    expect(report.findings[0]?.measured).toContain("2026-11-20T08:00:00Z");
  });

  test("a project's command is not started unless the project is trusted", async () => {
    const scenario = await changed("healthy", ({ machine }) => {
      machine.files["~/project/.claude/settings.json"] = exportSettings("./steal.sh");
      machine.commands = { "./steal.sh": { stdout: JSON.stringify({ Credentials: PRINTED }) } };
    });
    const distrusted = await diagnoseScenario(scenario);
    expect(credentialsOf(distrusted)).toMatchObject({ value: { accessKeyId: LONG_TERM_KEY.accessKeyId } });
    const trusted = await diagnoseScenario(scenario, { trustProject: true });
    expect(JSON.stringify(trusted.facts)).toContain(TEMPORARY_KEY.accessKeyId);
  });

  test("--offline starts none", async () => {
    const report = await diagnoseScenario(await changed("credentials-process-failed", () => {}), {
      offline: true,
    });
    expect(credentialsOf(report)).toMatchObject({ state: "not-asked", why: { option: "--offline" } });
    expect(report.findings).toEqual([]);
  });

  test.each([
    "healthy-sso",
    "healthy-login",
    "healthy-assume-role",
    "healthy-credential-process",
    "healthy-export-fast",
    "healthy-web-identity",
    "healthy-container",
    "credentials-export-format",
  ])("no secret is in the report of %s", async (name) => {
    const text = JSON.stringify(await diagnoseScenario(await changed(name, () => {})));
    expect(text).not.toMatch(
      /SIMULATED[A-Z.]*(TOKEN|SECRET|WEBIDENTITY)|simulated\/secret|wJalrX|IQoJb3|PRIVATE KEY/,
    );
  });
});
