import { describe, expect, test } from "vitest";
import type { Plan, PlanSettingsFile, PlanVariable } from "../../src/claude-code/types.js";
import type { Facts } from "../../src/facts/types.js";
import { plainParts } from "../plan-parts.js";
import {
  answered,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  refusal,
  resultOf,
  silence,
} from "./situation.js";

const home = "/home/dev/.claude/settings.json";
const project = "/home/dev/project/.claude/settings.json";

/** A variable that a settings file sets, or, with `environment`, the shell. */
function variable(
  name: string,
  value: string,
  source: PlanVariable["source"] = "user",
  overrides: PlanVariable["overrides"] = [],
): PlanVariable {
  const file = source === "project" ? project : home;
  const place = source === "environment" ? {} : { location: { file, line: 4, key: `env.${name}` } };
  return { name, value, source, ...place, overrides };
}

const inShell = (value: string) => ({ value, scope: "environment" as const });

/** The codes of the area `setup`, with a severity where it is not the default. */
function setupCodes(plan: Plan, facts: Facts = makeFacts()): string[] {
  return judge(plan, facts)
    .filter((one) => one.area === "setup")
    .flatMap((one) => one.found.map((found) => [found.code, found.severity].filter(Boolean).join(" ")));
}

const release = (version: string, changes: Partial<Plan["claudeCode"]> = {}): Pick<Plan, "claudeCode"> => ({
  claudeCode: { version, source: "executable", newerThanKnown: false, ...changes },
});
const settings = (...files: Partial<PlanSettingsFile>[]): Pick<Plan, "settings"> => ({
  settings: files.map((one) => ({ file: home, scope: "user", status: "read", ...one })),
});
const machine = (changes: Partial<Plan["machine"]>): Pick<Plan, "machine"> => ({
  machine: { ...plainParts.machine, ...changes },
});

/** No model is asked with credentials that AWS refused. */
const afterIdentity = {
  state: "not-asked",
  askedAt: null,
  durationMs: 0,
  why: { because: "fact", fact: "identity" },
} as const;

describe("setup.setting-shadowed", () => {
  const shadowed = (value: string, loser: string, source: PlanVariable["source"] = "user") =>
    makePlan({ variables: [variable("AWS_REGION", value, source, [inShell(loser)])] });

  test("names the file that wins and what it beats", () => {
    const results = judge(shadowed("us-east-1", "us-west-2"), makeFacts());
    expect(resultOf(results, "setup/settings-order").found).toMatchObject([
      {
        code: "setup.setting-shadowed",
        arguments: {
          variables: [
            {
              name: "AWS_REGION",
              decides: "region",
              value: "us-east-1",
              winner: { scope: "user", location: { file: home, line: 4 } },
              losers: [{ value: "us-west-2", scope: "environment" }],
            },
          ],
        },
      },
    ]);
  });

  test.each([
    ["the same value", shadowed("us-east-1", "us-east-1")],
    ["the same value but for blanks", shadowed("us-east-1", " us-east-1\n")],
    ["an empty value in the shell", shadowed("us-east-1", "")],
    ["an empty value in the file, which cancels", shadowed("", "us-west-2")],
    ["a value given with --settings", shadowed("us-east-1", "us-west-2", "command-line")],
    [
      "a variable that this tool does not watch",
      makePlan({ variables: [variable("DISABLE_TELEMETRY", "1", "user", [inShell("0")])] }),
    ],
    [
      "a region variable that another one keeps from deciding",
      makePlan({ variables: [variable("AWS_DEFAULT_REGION", "us-east-1", "user", [inShell("eu-west-1")])] }),
    ],
    [
      "a profile beside keys that decide",
      makePlan({ variables: [variable("AWS_CONFIG_FILE", "/a", "user", [inShell("/b")])] }),
    ],
    [
      "a model variable that names no model in use",
      makePlan({ variables: [variable("ANTHROPIC_DEFAULT_OPUS_MODEL", "a", "user", [inShell("b")])] }),
    ],
  ])("is not found for %s", (_, plan) => {
    expect(setupCodes(plan)).toEqual([]);
  });

  test("secrets are compared without being shown", () => {
    const key = (same: boolean) =>
      makePlan({
        credentials: {
          kind: "api-key-long-term",
          source: "AWS_BEARER_TOKEN_BEDROCK",
          apiKey: { kind: "long-term" },
          others: [],
        },
        variables: [
          variable("AWS_BEARER_TOKEN_BEDROCK", "<secret>", "user", [
            { ...inShell("<secret>"), ...(same ? { same: true as const } : {}) },
          ]),
        ],
      });
    expect(setupCodes(key(false))).toContain("setup.setting-shadowed");
    expect(setupCodes(key(true))).not.toContain("setup.setting-shadowed");
  });

  test("is found for a lower file, a profile, a model and an endpoint where they decide", () => {
    const profile = makePlan({
      credentials: { kind: "profile-static", source: 'profile "a"', profile: "a", others: [] },
      variables: [
        variable("AWS_PROFILE", "a", "local", [{ value: "b", scope: "user", location: { file: home } }]),
        variable("ANTHROPIC_MODEL", "x", "user", [inShell("y")]),
      ],
    });
    const found = resultOf(judge(profile, makeFacts()), "setup/settings-order").found[0];
    expect(found?.arguments).toMatchObject({
      variables: [{ decides: "credentials" }, { decides: "models" }],
    });
  });

  test("is named in the evidence of the error that it explains", () => {
    const expired = failed<never>(
      refusal(403, "ExpiredTokenException", "The security token included in the request is expired"),
    );
    const results = judge(
      makePlan({ variables: [variable("AWS_ACCESS_KEY_ID", "A", "user", [inShell("B")])] }),
      makeFacts({ identity: expired, inferenceProfiles: expired, invocation: afterIdentity }),
    );
    expect(resultOf(results, "credentials/accepted").found[0]?.evidence).toContainEqual({
      source: "plan",
      excerpt: "setup.setting-shadowed: AWS_ACCESS_KEY_ID",
    });
  });
});

describe("setup.secret-in-settings", () => {
  const secret = (source: PlanVariable["source"], name = "AWS_SECRET_ACCESS_KEY") =>
    makePlan({ variables: [variable(name, "<secret>", source)] });

  test("is a warning in one's own file and an error in the project's shared one", () => {
    expect(setupCodes(secret("user"))).toEqual(["setup.secret-in-settings warning"]);
    expect(setupCodes(secret("local"))).toEqual(["setup.secret-in-settings warning"]);
    expect(setupCodes(secret("project"))).toEqual(["setup.secret-in-settings error"]);
  });

  test("also where another value wins", () => {
    const loser = { value: "<secret>", scope: "project" as const, location: { file: project, line: 3 } };
    const plan = makePlan({ variables: [variable("AWS_SESSION_TOKEN", "<secret>", "environment", [loser])] });
    expect(setupCodes(plan)).toEqual(["setup.secret-in-settings error"]);
  });

  test.each([
    ["a secret in the shell", secret("environment")],
    ["a proxy's password", secret("user", "HTTPS_PROXY")],
    ["headers that are no secret", secret("user", "ANTHROPIC_CUSTOM_HEADERS")],
    [
      "a helper command",
      makePlan(settings({ keys: [{ name: "awsCredentialExport" }, { name: "awsAuthRefresh" }] })),
    ],
    ["an empty value", makePlan({ variables: [variable("AWS_SESSION_TOKEN", "")] })],
    [
      "null, which is no secret",
      makePlan({
        ...settings({ oddities: [{ key: "env.AWS_SESSION_TOKEN", found: "null", effect: "becomes-text" }] }),
        variables: [variable("AWS_SESSION_TOKEN", "<secret>")],
      }),
    ],
  ])("is not found for %s", (_, plan) => {
    expect(setupCodes(plan)).not.toContainEqual(expect.stringContaining("secret-in-settings"));
  });

  test("headers with an authorization are a secret", () => {
    const plan = secret("user", "ANTHROPIC_CUSTOM_HEADERS");
    plan.request.customHeaders = ["Authorization"];
    expect(setupCodes(plan)).toContain("setup.secret-in-settings warning");
  });
});

describe("setup.look-alike-variable", () => {
  const files: Partial<Plan> = {
    region: { value: "us-east-1", source: "config-file", others: [] },
    credentials: { kind: "profile-static", source: 'profile "default"', profile: "default", others: [] },
  };

  test.each(["AWS_REGION_NAME", "BEDROCK_AWS_REGION", "AMAZON_REGION", "AWS_REGON"])("%s", (name) => {
    const results = judge(
      makePlan({ ...files, variables: [variable(name, "eu-west-1", "environment")] }),
      makeFacts(),
    );
    expect(resultOf(results, "setup/variable-names").found).toMatchObject([
      {
        code: "setup.look-alike-variable",
        arguments: { variables: [{ name, meant: "AWS_REGION", meantIsSet: false }] },
      },
    ]);
  });

  test.each([
    ["the value that is in force anyway", [variable("AWS_REGION_NAME", "us-east-1", "environment")]],
    ["an empty value", [variable("AWS_REGION_NAME", "", "environment")]],
    ["a real variable", [variable("AWS_DEFAULT_REGION", "eu-west-1", "environment")]],
    ["another program's variable", [variable("MY_REGION", "eu-west-1")]],
    [
      "AWS_DEFAULT_PROFILE beside AWS_PROFILE, which the AWS CLI prefers too",
      [variable("AWS_DEFAULT_PROFILE", "b", "environment"), variable("AWS_PROFILE", "a", "user")],
    ],
  ])("is not found for %s", (_, variables) => {
    expect(setupCodes(makePlan({ ...files, variables }))).toEqual([]);
  });

  test("AWS_DEFAULT_PROFILE counts where a profile decides, and not beside keys", () => {
    const variables = [variable("AWS_DEFAULT_PROFILE", "work", "environment")];
    expect(setupCodes(makePlan({ ...files, variables }))).toEqual(["setup.look-alike-variable"]);
    expect(setupCodes(makePlan({ variables }))).toEqual([]);
  });
});

describe("setup.settings-invalid-value", () => {
  const odd = (found: string, effect: "becomes-text" | "drops-key" | "drops-file" = "becomes-text") =>
    settings({ oddities: [{ key: effect === "becomes-text" ? "env.X" : "model", found, effect, line: 3 }] });

  test.each(["null", "an object", "an array"])("%s in env becomes a text that nobody meant", (found) => {
    expect(setupCodes(makePlan(odd(found)))).toEqual(["setup.settings-invalid-value"]);
  });

  test.each(["a number", "a boolean"])("%s in env becomes the text that was meant", (found) => {
    expect(setupCodes(makePlan(odd(found)))).toEqual([]);
  });

  test("a file dropped for a wrong type is this, and not an unreadable one", () => {
    const dropped: Partial<PlanSettingsFile> = {
      status: "malformed",
      oddities: [{ key: "model", found: "not a string", effect: "drops-file", line: 3 }],
      mentions: ["CLAUDE_CODE_USE_BEDROCK"],
    };
    expect(setupCodes(makePlan(settings(dropped)))).toEqual(["setup.settings-invalid-value"]);
    const off = makePlan({ ...settings(dropped), provider: "none", providerSwitches: [], models: [] });
    expect(setupCodes(off)).toEqual(["setup.settings-invalid-value error"]);
    expect(resultOf(judge(off, makeFacts()), "setup/provider")).toMatchObject({
      status: "blocked",
      blockedBy: ["setup.settings-invalid-value"],
    });
  });
});

describe("setup.project-settings-need-trust", () => {
  const leftOut = (key: string, picks: string, changes: Partial<Plan> = {}): Plan =>
    makePlan({
      trust: { ...plainParts.trust, leftOut: [{ key, picks, location: { file: project, line: 3 } }] },
      ...changes,
    });
  const fromProfile: Partial<Plan> = {
    region: { value: "us-east-1", source: "config-file", others: [] },
    credentials: { kind: "profile-static", source: 'profile "default"', profile: "default", others: [] },
  };
  const statuses = (plan: Plan, facts = makeFacts()) =>
    judge(plan, facts)
      .filter((one) => one.required && one.status === "unknown")
      .map((one) => one.id);

  test("what would have decided the credentials leaves the required checks undecided", () => {
    const plan = leftOut("AWS_PROFILE", "profile", fromProfile);
    expect(setupCodes(plan)).toEqual(["setup.project-settings-need-trust"]);
    expect(statuses(plan)).toEqual(["credentials/present", "credentials/accepted", "models/access"]);
    expect(resultOf(judge(plan, makeFacts()), "region/source")).toMatchObject({
      status: "unknown",
      proved: expect.stringContaining("AWS_PROFILE"),
    });
  });

  test("a base URL and a proxy leave the models undecided, but not who signs", () => {
    for (const plan of [leftOut("ANTHROPIC_BEDROCK_BASE_URL", "host"), leftOut("HTTPS_PROXY", "proxy")]) {
      expect(statuses(plan)).toEqual(["credentials/accepted", "models/access"]);
      expect(resultOf(judge(plan, makeFacts()), "region/source").status).toBe("pass");
    }
  });

  test("no refusal of the run is reported, since the client asks otherwise", () => {
    const no = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    const plan = leftOut("ANTHROPIC_BEDROCK_BASE_URL", "host");
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(no)] }) });
    expect(judge(plan, facts).flatMap((one) => one.found.map((found) => found.code))).toEqual([
      "setup.project-settings-need-trust",
    ]);
  });

  test("no credentials without the project's profile is no finding of its own", () => {
    const plan = leftOut("AWS_PROFILE", "profile", {
      credentials: { kind: "none", source: "no source of credentials", others: [] },
    });
    const codes = judge(plan, makeFacts()).flatMap((one) => one.found.map((found) => found.code));
    expect(codes).toEqual(["setup.project-settings-need-trust"]);
  });

  test("certificates matter only where TLS failed", () => {
    const plan = leftOut("NODE_EXTRA_CA_CERTS", "trust-root");
    expect(statuses(plan)).toEqual([]);
    const tls = silence("tls", "SELF_SIGNED_CERT_IN_CHAIN");
    const facts = makeFacts({
      identity: failed(tls),
      inferenceProfiles: failed(tls),
      modelAccess: failed(tls),
      invocation: answered({ probes: [failedProbe(tls)] }),
    });
    const results = judge(plan, facts);
    expect(results.flatMap((one) => one.found.map((found) => found.code))).toEqual([
      "setup.project-settings-need-trust",
    ]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["setup.project-settings-need-trust"]);
  });

  test("a helper command that only renews is reported, and leaves nothing undecided", () => {
    const plan = leftOut("awsAuthRefresh", "executable");
    expect(setupCodes(plan)).toEqual(["setup.project-settings-need-trust"]);
    expect(statuses(plan)).toEqual([]);
  });

  test.each([
    [
      "a profile beside an API key",
      leftOut("AWS_PROFILE", "profile", {
        credentials: { kind: "api-key-long-term", source: "x", apiKey: { kind: "long-term" }, others: [] },
      }),
    ],
    ["an AWS file beside keys in variables", leftOut("AWS_CONFIG_FILE", "file")],
  ])("%s leaves nothing undecided", (_, plan) => {
    expect(statuses(plan)).toEqual([]);
  });

  test("is not found for what is in force anyway, or beaten by a managed file", () => {
    const own: PlanVariable = {
      ...variable("AWS_PROFILE", "work", "project"),
      location: { file: project, line: 3 },
      leftOut: true,
    };
    const same = leftOut("AWS_PROFILE", "profile", {
      ...fromProfile,
      variables: [variable("AWS_PROFILE", "work"), own],
    });
    expect(setupCodes(same)).toEqual([]);
    const managed = leftOut("AWS_PROFILE", "profile", {
      ...fromProfile,
      variables: [variable("AWS_PROFILE", "other", "managed"), own],
    });
    expect(setupCodes(managed)).toEqual([]);
    const other = leftOut("AWS_PROFILE", "profile", {
      ...fromProfile,
      variables: [variable("AWS_PROFILE", "other"), own],
    });
    expect(setupCodes(other)).toEqual(["setup.project-settings-need-trust"]);
  });
});

describe("setup.skip-auth-without-gateway", () => {
  const skipped = (changes: Partial<Plan> = {}, variables: PlanVariable[] = []): Plan =>
    makePlan({
      credentials: { kind: "skipped", source: "CLAUDE_CODE_SKIP_BEDROCK_AUTH", others: [] },
      signing: { invoke: { kind: "none", service: "bedrock" }, mantle: null },
      variables: [variable("CLAUDE_CODE_SKIP_BEDROCK_AUTH", "1"), ...variables],
      ...changes,
    });
  const no = refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  const refused = makeFacts({
    identity: failed(no),
    inferenceProfiles: failed(no),
    modelAccess: failed(no),
    invocation: answered({ probes: [failedProbe(no)] }),
  });

  test("is the one cause of every refusal", () => {
    const results = judge(skipped(), refused);
    expect(results.flatMap((one) => one.found.map((found) => found.code))).toEqual([
      "setup.skip-auth-without-gateway",
    ]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["setup.skip-auth-without-gateway"]);
  });

  test.each([
    [
      "a gateway",
      skipped({
        endpoints: {
          invoke: { url: "https://gateway.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
          control: null,
          mantle: null,
        },
      }),
      refused,
    ],
    ["a model that answered all the same", skipped(), makeFacts()],
    [
      "a Bedrock API key, which is still sent",
      skipped({}, [variable("AWS_BEARER_TOKEN_BEDROCK", "<secret>", "environment")]),
      refused,
    ],
    ["a switch that is off", skipped({}, []), refused],
    [
      "Mantle's switch while Mantle is off",
      makePlan({ variables: [variable("CLAUDE_CODE_SKIP_MANTLE_AUTH", "1")] }),
      refused,
    ],
  ])("is not found for %s", (name, plan, facts) => {
    const off = name === "a switch that is off";
    const judged = off ? { ...plan, variables: [variable("CLAUDE_CODE_SKIP_BEDROCK_AUTH", "0")] } : plan;
    expect(setupCodes(judged, facts)).toEqual([]);
  });
});

describe("setup.stray-anthropic-auth", () => {
  const stray = [variable("ANTHROPIC_AUTH_TOKEN", "<secret>", "environment")];

  test("is info today and a warning where it breaks the signature", () => {
    expect(setupCodes(makePlan({ variables: stray }))).toEqual(["setup.stray-anthropic-auth"]);
    expect(setupCodes(makePlan({ variables: stray, ...release("2.1.100") }))).toEqual([
      "setup.stray-anthropic-auth warning",
    ]);
    const key = [variable("ANTHROPIC_API_KEY", "<secret>", "environment")];
    expect(setupCodes(makePlan({ variables: key, ...release("2.1.100") }))).toEqual([
      "setup.stray-anthropic-auth",
    ]);
  });

  test("is found for a helper and for a header", () => {
    expect(setupCodes(makePlan(settings({ keys: [{ name: "apiKeyHelper", line: 2 }] })))).toEqual([
      "setup.stray-anthropic-auth",
    ]);
    const plan = makePlan({ variables: [variable("ANTHROPIC_CUSTOM_HEADERS", "<secret>", "environment")] });
    plan.request.customHeaders = ["authorization"];
    expect(setupCodes(plan)).toEqual(["setup.stray-anthropic-auth"]);
  });

  test("is not found where a gateway takes it, or where it is blanked", () => {
    const gateway = makePlan({
      variables: stray,
      credentials: { kind: "skipped", source: "x", others: [] },
    });
    expect(setupCodes(gateway)).toEqual([]);
    expect(setupCodes(makePlan({ variables: [variable("ANTHROPIC_API_KEY", "")] }))).toEqual([]);
  });
});

describe("setup.provider-conflict", () => {
  const bedrock = { name: "CLAUDE_CODE_USE_BEDROCK", value: "1", on: true, source: "user" as const };
  const vertex = { name: "CLAUDE_CODE_USE_VERTEX", value: "1", on: true, source: "environment" as const };

  test("is found beside Bedrock, and not for a switch that is off", () => {
    expect(setupCodes(makePlan({ providerSwitches: [bedrock, vertex] }))).toEqual([
      "setup.provider-conflict",
    ]);
    expect(
      setupCodes(makePlan({ providerSwitches: [bedrock, { ...vertex, value: "0", on: false }] })),
    ).toEqual([]);
  });

  test("Bedrock and Mantle go together", () => {
    const mantle = { ...bedrock, name: "CLAUDE_CODE_USE_MANTLE" };
    expect(setupCodes(makePlan({ providerSwitches: [bedrock, mantle] }))).toEqual([]);
  });

  test("somebody who uses Vertex alone has no conflict", () => {
    const plan = makePlan({ provider: "none", models: [], providerSwitches: [vertex] });
    expect(setupCodes(plan)).not.toContain("setup.provider-conflict");
  });
});

describe("setup.endpoint-override-ignored", () => {
  const url = "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com";

  test.each([
    ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME", url, "nothing"],
    ["AWS_USE_FIPS_ENDPOINT", "true", "control-plane"],
  ])("%s", (name, value, moves) => {
    const endpoints = {
      ...makePlan().endpoints,
      ...(moves === "nothing"
        ? {}
        : { control: { url: "https://bedrock-fips.us-east-1.amazonaws.com", overriddenBy: name } }),
    };
    const results = judge(
      makePlan({ endpoints, variables: [variable(name, value, "environment")] }),
      makeFacts(),
    );
    expect(resultOf(results, "setup/endpoint-overrides").found).toMatchObject([
      { arguments: { overrides: [{ name, moves }], hosts: ["bedrock-runtime.us-east-1.amazonaws.com"] } },
    ]);
  });

  test("a key of the profile counts as well", () => {
    const plan = makePlan();
    const control = { url: "http://localhost:4566", overriddenBy: "endpoint_url" };
    expect(setupCodes({ ...plan, endpoints: { ...plan.endpoints, control } })).toEqual([
      "setup.endpoint-override-ignored",
    ]);
  });

  test.each([
    ["a switch that is off", [variable("AWS_USE_FIPS_ENDPOINT", "false", "environment")], undefined],
    [
      "a URL that is the one in use",
      [
        variable(
          "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
          "https://bedrock-runtime.us-east-1.amazonaws.com/",
          "environment",
        ),
      ],
      undefined,
    ],
    [
      "a client whose own base URL is set",
      [variable("AWS_ENDPOINT_URL", url, "environment")],
      "ANTHROPIC_BEDROCK_BASE_URL",
    ],
    [
      "the endpoint of another service",
      [variable("AWS_ENDPOINT_URL_S3", "http://localhost:9000", "environment")],
      undefined,
    ],
  ])("is not found for %s", (_, variables, overriddenBy) => {
    const plan = makePlan({ variables });
    if (overriddenBy !== undefined && plan.endpoints.invoke !== null)
      plan.endpoints.invoke.overriddenBy = overriddenBy;
    expect(setupCodes(plan)).toEqual([]);
  });
});

describe("setup.shell-only", () => {
  const exported = (...names: string[]) =>
    names.map((name) => variable(name, name.startsWith("AWS_REGION") ? "us-east-1" : "1", "environment"));

  test("lists the switch, the region and the credentials in one finding", () => {
    const variables = [
      ...exported("CLAUDE_CODE_USE_BEDROCK", "AWS_REGION"),
      variable("AWS_ACCESS_KEY_ID", "AKID", "environment"),
      variable("AWS_SECRET_ACCESS_KEY", "<secret>", "environment"),
    ];
    const found = resultOf(judge(makePlan({ variables }), makeFacts()), "setup/every-start").found;
    expect(found).toHaveLength(1);
    expect(found[0]?.arguments).toEqual({
      variables: [
        { name: "CLAUDE_CODE_USE_BEDROCK", value: "1" },
        { name: "AWS_REGION", value: "us-east-1" },
        { name: "AWS_ACCESS_KEY_ID", value: "AKID" },
        { name: "AWS_SECRET_ACCESS_KEY", value: null },
      ],
    });
  });

  test.each([
    [
      "values that the settings repeat",
      [variable("AWS_REGION", "us-east-1", "user", [inShell("us-east-1")])],
    ],
    [
      "keys alone, which have no business in a file",
      [
        variable("AWS_ACCESS_KEY_ID", "AKID", "environment"),
        variable("AWS_SECRET_ACCESS_KEY", "<secret>", "environment"),
      ],
    ],
    ["a CI job", [...exported("CLAUDE_CODE_USE_BEDROCK"), variable("CI", "true", "environment")]],
    ["a profile that does not decide", [variable("AWS_PROFILE", "work", "environment")]],
  ])("is not found for %s", (_, variables) => {
    expect(setupCodes(makePlan({ variables }))).toEqual([]);
  });

  test("a region that the AWS files name too is the same in every shell", () => {
    const region: Plan["region"] = {
      value: "us-east-1",
      source: "env:AWS_REGION",
      others: [{ source: "config-file", value: "us-east-1" }],
    };
    expect(setupCodes(makePlan({ region, variables: exported("AWS_REGION") }))).toEqual([]);
    region.others = [{ source: "config-file", value: "eu-west-1" }];
    expect(setupCodes(makePlan({ region, variables: exported("AWS_REGION") }))).toEqual(["setup.shell-only"]);
  });
});

describe("the installed client", () => {
  test.each<[string, Partial<Plan>, string[]]>([
    ["none", machine({ client: null }), ["setup.client-not-found"]],
    [
      "none, and the release was named",
      { ...machine({ client: null }), ...release("2.1.300", { source: "option" }) },
      [],
    ],
    [
      "not on PATH",
      machine({ client: { path: "/home/dev/.local/bin/claude", onPath: false } }),
      ["setup.client-not-on-path"],
    ],
    [
      "started by an alias",
      machine({ client: { path: "/home/dev/.claude/local/claude", onPath: false } }),
      [],
    ],
    ["newer than known", release("2.9.0", { newerThanKnown: true }), ["setup.client-newer-than-knowledge"]],
  ])("%s", (_, changes, codes) => {
    expect(setupCodes(makePlan(changes))).toEqual(codes);
  });
});

describe("setup.client-known-bug", () => {
  const sso = (ssoRegion: string): Partial<Plan> => ({
    credentials: { kind: "sso", source: 'profile "sso"', profile: "sso", ssoRegion, others: [] },
  });
  const gateway: Partial<Plan> = {
    credentials: { kind: "skipped", source: "x", others: [] },
    signing: { invoke: { kind: "none", service: "bedrock" }, mantle: null },
    endpoints: {
      invoke: { url: "https://gateway.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
      control: null,
      mantle: null,
    },
    variables: [variable("ANTHROPIC_API_KEY", "<secret>", "environment")],
  };
  const silent = makeFacts({ invocation: answered({ probes: [failedProbe(silence("deadline", "X"))] }) });

  test.each<[string, Partial<Plan>, boolean]>([
    ["2.1.207 and another sso_region", { ...sso("eu-west-1"), ...release("2.1.207") }, true],
    ["2.1.207 and the same sso_region", { ...sso("us-east-1"), ...release("2.1.207") }, false],
    ["2.1.208 and another sso_region", { ...sso("eu-west-1"), ...release("2.1.208") }, false],
    [
      "2.1.95 and a bearer token",
      { signing: { invoke: { kind: "bearer", service: "bedrock" }, mantle: null }, ...release("2.1.95") },
      true,
    ],
    ["2.1.95 and signed requests", release("2.1.95"), false],
    [
      "2.1.96 and an empty base URL",
      { variables: [variable("ANTHROPIC_BEDROCK_BASE_URL", "", "environment")], ...release("2.1.96") },
      true,
    ],
    [
      "2.1.97 and an empty base URL",
      { variables: [variable("ANTHROPIC_BEDROCK_BASE_URL", "", "environment")], ...release("2.1.97") },
      false,
    ],
    ["2.1.228, a gateway and ANTHROPIC_API_KEY", { ...gateway, ...release("2.1.228") }, true],
    ["2.1.227, a gateway and ANTHROPIC_API_KEY", { ...gateway, ...release("2.1.227") }, false],
  ])("%s", (_, changes, hit) => {
    expect(setupCodes(makePlan(changes), silent).includes("setup.client-known-bug")).toBe(hit);
  });

  test("a gateway that answered does not need the key", () => {
    expect(setupCodes(makePlan({ ...gateway, ...release("2.1.328") }))).toEqual([]);
  });
});

describe("setup.windows-shell-missing", () => {
  const windows = (version: string, gitBash: boolean, powerShell: boolean): Plan =>
    makePlan({ platform: "win32", ...release(version), ...machine({ gitBash, powerShell }) });

  test.each<[string, Plan, boolean]>([
    ["neither", windows("2.1.328", false, false), true],
    ["PowerShell before 2.1.120", windows("2.1.119", false, true), true],
    ["PowerShell from 2.1.120 on", windows("2.1.120", false, true), false],
    ["Git Bash", windows("2.1.119", true, false), false],
    ["Linux", makePlan(), false],
  ])("%s", (_, plan, missing) => {
    expect(setupCodes(plan).includes("setup.windows-shell-missing")).toBe(missing);
  });
});

describe("setup.managed-settings-ignored", () => {
  const unread = (why: Plan["machine"]["unreadManaged"][number]["why"], changes: Partial<Plan> = {}): Plan =>
    makePlan({ ...machine({ unreadManaged: [{ file: "/x/managed-settings.json", why }] }), ...changes });
  const managed = settings({ file: "/etc/claude-code/managed-settings.json", scope: "managed" });

  test.each<[string, Plan, boolean]>([
    ["a place that is no longer read", unread("legacy-place"), true],
    ["a place that this old release reads", unread("legacy-place", release("2.1.74")), false],
    ["a left-over beside the file that counts", unread("legacy-place", managed), false],
    ["server-managed settings alone", unread("server-managed"), true],
    ["server-managed settings beside a file", unread("server-managed", managed), false],
    ["the user's folder, also beside a file", unread("user-folder", managed), true],
  ])("%s", (_, plan, ignored) => {
    expect(setupCodes(plan).includes("setup.managed-settings-ignored")).toBe(ignored);
  });
});

describe("setup.feature-not-on-bedrock", () => {
  test("names the key and the place; other keys are fine", () => {
    expect(setupCodes(makePlan(settings({ keys: [{ name: "fastMode", line: 2 }] })))).toEqual([
      "setup.feature-not-on-bedrock",
    ]);
    expect(setupCodes(makePlan(settings({ allowedTools: [{ name: "WebSearch" }] })))).toEqual([
      "setup.feature-not-on-bedrock",
    ]);
    expect(setupCodes(makePlan(settings({ keys: [{ name: "model", line: 2 }] })))).toEqual([]);
  });
});

describe("what the run itself needs", () => {
  const none: Partial<Plan> = {
    credentials: { kind: "none", source: "no source of credentials", others: [] },
  };
  const nothing = makeFacts({
    credentials: failed({
      ...silence("unreachable", "EHOSTUNREACH", "169.254.169.254"),
      operation: "InstanceMetadata",
    }),
  });
  const expired = failed<never>(
    refusal(403, "ExpiredTokenException", "The security token included in the request is expired"),
  );
  const expiredFacts = makeFacts({
    identity: expired,
    inferenceProfiles: expired,
    modelAccess: expired,
    invocation: afterIdentity,
  });

  test("setup.aws-cli-missing only beside a remedy that uses it", () => {
    expect(setupCodes(makePlan({ ...none, ...machine({ awsCli: null }) }), nothing)).toEqual([
      "setup.aws-cli-missing",
    ]);
    expect(setupCodes(makePlan(none))).toEqual([]);
    expect(setupCodes(makePlan(machine({ awsCli: null })))).toEqual([]);
  });

  test("an AWS CLI of version 1 knows no sign-in", () => {
    const results = judge(makePlan({ ...none, ...machine({ awsCli: { version: "1.32.0" } }) }), nothing);
    expect(resultOf(results, "setup/aws-cli").found[0]?.arguments).toEqual({
      version: "1.32.0",
      needs: [{ code: "credentials.none", command: "aws configure sso", since: "2.0.0" }],
    });
  });

  test.each<[string, Partial<Plan>, boolean]>([
    ["claude -p", { mode: "print" }, true],
    ["the terminal, which shows each attempt", { mode: "interactive" }, false],
    ["few retries", { mode: "print", variables: [variable("CLAUDE_CODE_MAX_RETRIES", "2")] }, false],
  ])("setup.silent-retries for expired keys with %s", (_, changes, found) => {
    expect(setupCodes(makePlan(changes), expiredFacts).includes("setup.silent-retries")).toBe(found);
  });

  test("setup.silent-retries goes by the release", () => {
    const plan = (version: string) => makePlan({ mode: "print", ...none, ...release(version) });
    expect(setupCodes(plan("2.1.205"), nothing)).toContain("setup.silent-retries");
    expect(setupCodes(plan("2.1.207"), nothing)).not.toContain("setup.silent-retries");
  });

  test("setup.silent-retries is never found where nothing failed", () => {
    expect(setupCodes(makePlan({ mode: "print" }))).toEqual([]);
  });
});
