import { describe, expect, test } from "vitest";
import type { Plan, PlanCredentials } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { CatalogueEntry, FindingCode, Found } from "../../src/diagnosis/types.js";
import type { CheckResult } from "../../src/engine/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  at,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  notNeeded,
  probe,
  refusal,
  resultOf,
  silence,
  switchedOff,
} from "./situation.js";

const location = { file: "/home/dev/.claude/settings.json", line: 4 };
const expired = refusal(
  403,
  "ExpiredTokenException",
  "The security token included in the request is expired",
);
const unknownKey = refusal(
  403,
  "UnrecognizedClientException",
  "The security token included in the request is invalid.",
);
const mismatched = refusal(
  403,
  "InvalidSignatureException",
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
);
const rejected = refusal(
  403,
  "AccessDeniedException",
  "Authentication failed: Please make sure your API Key is valid.",
);

function planOf(credentials: Partial<PlanCredentials>, changes: Partial<Plan> = {}): Plan {
  return makePlan({
    ...changes,
    credentials: {
      kind: "env-keys",
      source: "AWS_ACCESS_KEY_ID in the environment",
      others: [],
      ...credentials,
    },
  });
}

/** Every question is refused alike. */
function allRefused(failure = unknownKey): Facts {
  return makeFacts({
    identity: failed(failure),
    inferenceProfiles: failed(failure),
    modelAccess: failed(failure),
    invocation: answered({ probes: [failedProbe(failure)] }),
  });
}

const nothingAsked = (): Facts => {
  const off = <T>() => switchedOff<T>("--offline");
  return makeFacts({
    credentials: off(),
    identity: off(),
    inferenceProfiles: off(),
    modelAccess: off(),
    invocation: off(),
    mantle: off(),
  });
};

/** The codes of the area with their severity, in the order of the checks. */
function codes(plan: Plan, facts = makeFacts()): string[] {
  return judge(plan, facts).flatMap((one) =>
    one.found
      .filter(({ code }) => /^(credentials|doctor)\./.test(code))
      .map(({ code, severity }) => (severity === undefined ? code : `${code} ${severity}`)),
  );
}

function found(results: readonly CheckResult[], code: FindingCode): Found {
  const finding = results.flatMap((one) => one.found).find((one) => one.code === code);
  if (finding === undefined) throw new Error(`${code} was not found`);
  return finding;
}

function remedyOf(finding: Found, plan: Plan) {
  const entry = catalogue[finding.code] as CatalogueEntry<FindingCode>;
  return entry.remedy(finding.arguments as never, { plan, identity: null, profiles: null });
}

describe("credentials.invalid", () => {
  test.each([
    ["UnrecognizedClientException", unknownKey],
    [
      "InvalidClientTokenId",
      refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid"),
    ],
  ])("%s", (_, failure) => {
    expect(codes(makePlan(), allRefused(failure))).toEqual(["credentials.invalid"]);
  });

  test("STS alone does not decide where the control plane took the same key", () => {
    expect(codes(makePlan(), makeFacts({ identity: failed(unknownKey) }))).toEqual([]);
  });

  test.each(["token-missing", "token-stray", "id-quoted", "id-blank"] as const)("tells %s", (why) => {
    const plan = planOf({ accessKeyId: "ASIAEXAMPLE", keyFaults: [why] });
    expect(found(judge(plan, allRefused()), "credentials.invalid").arguments).toMatchObject({ why });
  });

  test("a left-over token is removed by one command", () => {
    const variables: Plan["variables"] = [
      { name: "AWS_SESSION_TOKEN", value: "<secret>", source: "environment", overrides: [] },
    ];
    const plan = planOf({ keyFaults: ["token-stray"] }, { variables });
    const finding = found(judge(plan, allRefused()), "credentials.invalid");
    expect(remedyOf(finding, plan).commands).toEqual(["unset AWS_SESSION_TOKEN"]);
  });

  test("a key ID that no header can carry was never sent", () => {
    const failure = {
      ...silence("other", "ERR_INVALID_CHAR"),
      detail: "The access key ID holds a line break.",
    };
    const facts = makeFacts({ ...nothingAsked(), credentials: failed(failure) });
    expect(found(judge(makePlan(), facts), "credentials.invalid").arguments).toMatchObject({
      why: "unsendable",
    });
  });
});

describe("credentials.signature-mismatch", () => {
  test("all questions refused: the secret", () => {
    const finding = found(judge(makePlan(), allRefused(mismatched)), "credentials.signature-mismatch");
    expect(finding.arguments).toMatchObject({ why: "secret", taken: [] });
  });

  test("STS takes what the runtime refuses: something alters the request", () => {
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(mismatched)] }) });
    const finding = found(judge(makePlan(), facts), "credentials.signature-mismatch");
    expect(finding.arguments).toMatchObject({
      why: "altered",
      refused: ["InvokeModelWithResponseStream"],
    });
    expect((finding.arguments as { taken: string[] }).taken).toContain("GetCallerIdentity");
  });

  test("a proxy in between leaves it open", () => {
    const variables: Plan["variables"] = [
      { name: "HTTPS_PROXY", value: "http://proxy.example:3128", source: "environment", overrides: [] },
    ];
    const finding = found(
      judge(makePlan({ variables }), allRefused(mismatched)),
      "credentials.signature-mismatch",
    );
    expect(finding.arguments).toMatchObject({ why: "unknown", between: "HTTPS_PROXY" });
  });

  test("a host of another region is called by its region", () => {
    const scoped = refusal(
      403,
      "InvalidSignatureException",
      "Credential should be scoped to a valid region. ",
      { host: "vpce-0abc.bedrock-runtime.eu-west-1.vpce.amazonaws.com" },
    );
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(scoped)] }) });
    const plan = makePlan();
    const finding = found(judge(plan, facts), "credentials.signature-mismatch");
    expect(finding.arguments).toMatchObject({ why: "scope", hostRegion: "eu-west-1" });
    expect(remedyOf(finding, plan).settings?.patch).toEqual({ env: { AWS_REGION: "eu-west-1" } });
  });

  test.each(["secret-quoted", "secret-blank", "secret-length"] as const)("tells %s", (why) => {
    const finding = found(
      judge(planOf({ keyFaults: [why] }), allRefused(mismatched)),
      "credentials.signature-mismatch",
    );
    expect(finding.arguments).toMatchObject({ why });
  });
});

describe("a signature for another service", () => {
  test("is mended at the base URL, not at the region", () => {
    const name = "ANTHROPIC_BEDROCK_BASE_URL";
    const host = "bedrock-mantle.us-east-1.api.aws";
    const scoped = refusal(
      403,
      "InvalidSignatureException",
      "Credential should be scoped to correct service: 'bedrock-mantle'. ",
      { host },
    );
    const plan = makePlan({
      endpoints: { invoke: { url: `https://${host}`, overriddenBy: name }, control: null, mantle: null },
      variables: [{ name, value: `https://${host}`, source: "environment", overrides: [] }],
    });
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(scoped)] }) });
    const finding = found(judge(plan, facts), "credentials.signature-mismatch");
    expect(remedyOf(finding, plan).commands).toEqual([`unset ${name}`]);
  });
});

describe("credentials.clock-skew", () => {
  const late = refusal(
    403,
    "InvalidSignatureException",
    "Signature expired: 20261120T090000Z is now earlier than 20261120T091500Z (20261120T092000Z - 5 min.)",
  );

  test("AWS's text tells both clocks", () => {
    const finding = found(judge(makePlan(), allRefused(late)), "credentials.clock-skew");
    expect(finding.severity).toBeUndefined();
    expect(finding.arguments).toEqual({
      local: "2026-11-20T09:00:00.000Z",
      aws: "2026-11-20T09:20:00.000Z",
      offsetSeconds: 1200,
      refused: true,
      signs: true,
    });
  });

  test("without times the Date of the refusal does", () => {
    const failure = refusal(403, "RequestExpired", "Request has expired.", {
      serverDate: Date.parse(at) - 3_600_000,
    });
    expect(found(judge(makePlan(), allRefused(failure)), "credentials.clock-skew").arguments).toMatchObject({
      refused: true,
      offsetSeconds: -3600,
    });
  });

  const identity = (clockOffsetMs: number): Partial<Facts> => ({
    identity: answered({
      arn: "arn:aws:iam::123456789012:user/dev",
      account: "123456789012",
      principalType: "user",
      clockOffsetMs,
    }),
  });

  test.each([
    [239_000, []],
    [-239_000, []],
    [240_000, ["credentials.clock-skew warning"]],
    [-299_000, ["credentials.clock-skew warning"]],
    [600_000, ["credentials.clock-skew warning"]],
  ])("%i ms off while AWS answers", (offset, expected) => {
    expect(codes(makePlan(), makeFacts(identity(offset)))).toEqual(expected);
  });

  test("a proxy's clock is not AWS's", () => {
    const html = {
      kind: "not-aws",
      operation: "InvokeModelWithResponseStream",
      status: 403,
      contentType: "text/html",
      what: "html",
      host: "bedrock-runtime.us-east-1.amazonaws.com",
      serverDate: 0,
    } as const;
    const facts = makeFacts({ ...allRefused(), identity: failed(html), inferenceProfiles: failed(html) });
    expect(
      codes(makePlan(), { ...facts, modelAccess: failed(html), invocation: failed(html) }),
    ).not.toContain("credentials.clock-skew");
  });
});

describe("Bedrock API keys", () => {
  const key = (apiKey: NonNullable<PlanCredentials["apiKey"]>, more: Partial<PlanCredentials> = {}): Plan =>
    planOf({
      kind: `api-key-${apiKey.kind}`,
      source: "AWS_BEARER_TOKEN_BEDROCK in the environment",
      apiKey,
      ...more,
    });
  const good = { kind: "short-term", region: "us-east-1", expiresAt: "2026-11-20T18:00:00.000Z" } as const;
  const withKey = (failure = rejected): Facts => ({ ...allRefused(failure), identity: notNeeded() });

  test.each<[string, NonNullable<PlanCredentials["apiKey"]>, string]>([
    ["no fault of its own", good, "credentials.bearer-rejected"],
    ["a long-term key", { kind: "long-term" }, "credentials.bearer-rejected"],
    ["cut short", { ...good, fault: "cut-short" }, "credentials.bearer-malformed"],
    ["past its end", { ...good, expiresAt: "2026-11-20T08:00:00.000Z" }, "credentials.bearer-expired"],
    ["another region", { ...good, region: "eu-west-1" }, "credentials.bearer-wrong-region"],
  ])("one text of AWS, told apart by the key: %s", (_, apiKey, code) => {
    expect(codes(key(apiKey), withKey())).toEqual([code]);
    expect(found(judge(key(apiKey), withKey()), code as FindingCode).evidence?.[0]?.excerpt).toContain(
      "make sure your API Key",
    );
  });

  test.each<[string, NonNullable<PlanCredentials["apiKey"]>, string[]]>([
    ["quoted", { kind: "unknown", fault: "quoted" }, ["credentials.bearer-malformed"]],
    ["another region", { ...good, region: "eu-west-1" }, ["credentials.bearer-wrong-region"]],
    ["whole", good, []],
  ])("offline the key itself decides: %s", (_, apiKey, expected) => {
    expect(codes(key(apiKey), nothingAsked())).toEqual(expected);
  });

  test("a key that AWS takes has no fault, whatever it looks like", () => {
    const facts = makeFacts({ identity: notNeeded() });
    expect(codes(key({ kind: "unknown", fault: "unknown-prefix" }), facts)).toEqual([]);
    expect(codes(key({ ...good, expiresAt: "2026-11-20T08:00:00.000Z" }), facts)).toEqual([]);
  });

  test("a gateway may take any text", () => {
    const plan = {
      ...key({ kind: "unknown", fault: "unknown-prefix" }),
      endpoints: {
        invoke: { url: "https://llm.example.com", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
        control: null,
        mantle: null,
      },
    };
    expect(codes(plan, nothingAsked())).toEqual([]);
  });

  test("an end is judged by AWS's clock", () => {
    const behind = { ...rejected, serverDate: Date.parse("2026-11-20T19:00:00Z") };
    expect(codes(key(good), withKey(behind))).toEqual([
      "credentials.bearer-expired",
      "credentials.clock-skew warning",
    ]);
  });

  test("the remedy for another region moves there only where the models can be called", () => {
    const plan = key({ ...good, region: "us-west-2" });
    const west = found(judge(plan, withKey()), "credentials.bearer-wrong-region");
    expect(remedyOf(west, plan).settings?.patch).toEqual({ env: { AWS_REGION: "us-west-2" } });
    const europe = key({ ...good, region: "eu-west-1" });
    const away = found(judge(europe, withKey()), "credentials.bearer-wrong-region");
    expect(remedyOf(away, europe).settings?.patch).toEqual({
      env: { AWS_BEARER_TOKEN_BEDROCK: "<new key>" },
    });
  });

  test("a blank key breaks the releases that take it for one, and the doctor's own answers prove nothing", () => {
    const plan = (version: string) =>
      planOf(
        { blankApiKey: { source: "the environment" } },
        { claudeCode: { version, source: "executable", newerThanKnown: false } },
      );
    const results = judge(plan("2.1.96"), makeFacts());
    expect(codes(plan("2.1.96"))).toEqual(["credentials.bearer-empty"]);
    expect(resultOf(results, "models/access").status).toBe("blocked");
    expect(codes(plan("2.1.97"))).toEqual([]);
  });

  describe("what it hides", () => {
    const hidden = {
      kind: "profile-static",
      source: 'profile "work"',
      profile: "work",
      accessKeyId: "AKIDEXAMPLE",
    } as const;

    test("credentials that STS takes are named", () => {
      expect(codes(key({ kind: "long-term" }, { hidden }))).toEqual(["credentials.bearer-shadows"]);
    });

    test.each([
      ["expired ones", failed<never>(expired), "pass"],
      ["unknown ones", failed<never>(unknownKey), "pass"],
      ["where STS is out of reach", failed<never>(silence("dns", "ENOTFOUND")), "unknown"],
    ])("%s are none", (_, identity, status) => {
      const results = judge(key({ kind: "long-term" }, { hidden }), makeFacts({ identity }));
      expect(resultOf(results, "credentials/api-key-alone").status).toBe(status);
      expect(results.flatMap((one) => one.found)).toEqual([]);
    });

    test("a sign-in that is still good counts, one that is over does not", () => {
      const sso = (signedIn: boolean) => ({ kind: "sso", source: 'profile "work"', signedIn }) as const;
      const facts = makeFacts({ identity: notNeeded() });
      expect(codes(key({ kind: "long-term" }, { hidden: sso(true) }), facts)).toEqual([
        "credentials.bearer-shadows",
      ]);
      expect(codes(key({ kind: "long-term" }, { hidden: sso(false) }), facts)).toEqual([]);
    });

    test("a key that does not work is one finding, and names them", () => {
      const finding = judge(key({ kind: "long-term" }, { hidden }), {
        ...withKey(),
        identity: makeFacts().identity,
      });
      expect(codes(key({ kind: "long-term" }, { hidden }), withKey())).toEqual([
        "credentials.bearer-rejected",
      ]);
      expect(found(finding, "credentials.bearer-rejected").arguments).toMatchObject({
        hides: 'profile "work"',
      });
    });
  });
});

describe("what is set, and what wins", () => {
  const keys = { kind: "env-keys", source: "AWS_ACCESS_KEY_ID in the environment" } as const;
  const profile = { kind: "profile-static", source: 'profile "work"', profile: "work" } as const;

  test.each<[string, Partial<PlanCredentials>, PlanCredentials["others"], string[]]>([
    [
      "two keys",
      { ...profile, accessKeyId: "AKIA1" },
      [{ ...keys, accessKeyId: "AKIA2" }],
      ["credentials.multiple-sources"],
    ],
    ["one key twice", { ...profile, accessKeyId: "AKIA1" }, [{ ...keys, accessKeyId: "AKIA1" }], []],
    [
      "a user's key behind a sign-in",
      { kind: "sso", source: 'profile "sso"' },
      [{ ...keys, accessKeyId: "AKIA2" }],
      ["credentials.multiple-sources"],
    ],
    [
      "a temporary key behind a sign-in",
      { kind: "sso", source: 'profile "sso"' },
      [{ ...keys, accessKeyId: "ASIA2" }],
      [],
    ],
    [
      "an export command in front",
      { kind: "export-command", source: "awsCredentialExport" },
      [{ ...keys, accessKeyId: "AKIA2" }],
      [],
    ],
    [
      "an API key in front",
      { kind: "api-key-long-term", source: "AWS_BEARER_TOKEN_BEDROCK", apiKey: { kind: "long-term" } },
      [{ ...keys, accessKeyId: "AKIA2" }],
      [],
    ],
  ])("%s", (_, credentials, others, expected) => {
    const plan = planOf({ ...credentials, others });
    expect(codes(plan, makeFacts(plan.credentials.apiKey ? { identity: notNeeded() } : {}))).toEqual(
      expected,
    );
  });

  const half = {
    source: "the environment",
    has: "AWS_ACCESS_KEY_ID",
    lacks: "AWS_SECRET_ACCESS_KEY",
    meant: true,
  };
  const none = (): Facts => {
    const because = { because: "plan", applies: true, text: "Nothing signs." } as const;
    return {
      ...nothingAsked(),
      credentials: { state: "not-asked", askedAt: null, durationMs: 0, why: because },
    };
  };

  test("half a key and nothing else is the error", () => {
    const plan = planOf({ kind: "none", source: "no source of credentials", halves: [half] });
    expect(codes(plan, none())).toEqual(["credentials.incomplete"]);
  });

  test("half a key before a source that works is a warning; behind one it is nothing", () => {
    expect(codes(planOf({ ...profile, accessKeyId: "AKIA1", halves: [half] }))).toEqual([
      "credentials.incomplete warning",
    ]);
    expect(codes(planOf({ ...profile, accessKeyId: "AKIA1", halves: [{ ...half, meant: false }] }))).toEqual(
      [],
    );
  });

  test("a profile that does not exist", () => {
    const plan = planOf({
      kind: "none",
      source: 'profile "wrok" does not exist',
      missing: { profile: "wrok", exists: false },
      profiles: { names: ["default", "work"], nearest: "work" },
    });
    expect(codes(plan, none())).toEqual(["credentials.profile-missing"]);
    const finding = found(judge(plan, none()), "credentials.profile-missing");
    expect(remedyOf(finding, plan).commands).toEqual(["bedrock-doctor --profile work"]);
  });

  test.each([
    ["linux", "sed -i 's/^\\[work\\]/[profile work]/' '/home/dev/.aws/config'"],
    ["darwin", "sed -i '' 's/^\\[work\\]/[profile work]/' '/home/dev/.aws/config'"],
    [
      "win32",
      "(Get-Content '/home/dev/.aws/config') -replace '^\\[work\\]', '[profile work]' | Set-Content '/home/dev/.aws/config'",
    ],
  ] as const)("the header is mended by one command on %s", (platform, command) => {
    const header = { file: "/home/dev/.aws/config", line: 3, written: "[work]", right: "[profile work]" };
    const plan = planOf(
      {
        kind: "none",
        source: 'profile "work" does not exist',
        missing: { profile: "work", exists: false },
        profiles: { names: [], nearest: null, header },
      },
      { platform },
    );
    const finding = found(judge(plan, none()), "credentials.profile-missing");
    expect(remedyOf(finding, plan).commands).toEqual([command]);
  });
});

describe("credentials.expiring-soon", () => {
  const ends = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

  test.each<[string, Partial<PlanCredentials>, string[]]>([
    ["keys in variables", { expiresAt: ends(59) }, ["credentials.expiring-soon"]],
    ["more than an hour", { expiresAt: ends(61) }, []],
    ["a past end that AWS does not mind", { expiresAt: ends(-5) }, []],
    [
      "a sign-in that nothing renews",
      { kind: "sso", sessionEndsAt: ends(20) },
      ["credentials.expiring-soon"],
    ],
    ["a role, which is taken again", { kind: "assume-role", expiresAt: ends(20) }, []],
    [
      "an API key",
      {
        kind: "api-key-short-term",
        apiKey: { kind: "short-term", region: "us-east-1", expiresAt: ends(30) },
      },
      ["credentials.expiring-soon"],
    ],
  ])("%s", (_, credentials, expected) => {
    const facts = makeFacts(credentials.apiKey === undefined ? {} : { identity: notNeeded() });
    expect(codes(planOf(credentials), facts)).toEqual(expected);
  });
});

describe("awsAuthRefresh", () => {
  const refresh = {
    location,
    label: "aws sso login --profile work",
    program: "aws",
    programFound: true,
  } as const;
  const sso = { kind: "profile-static", source: 'profile "work"', profile: "work" } as const;

  test.each<[string, Partial<PlanCredentials>, string | null]>([
    ["a command that can help", sso, null],
    [
      "a program that is not there",
      { ...sso, refresh: { ...refresh, programFound: false } },
      "program-missing",
    ],
    [
      "a profile that is not there",
      { ...sso, refresh: { ...refresh, profileFault: { profile: "x", what: "absent" } } },
      "profile-absent",
    ],
    [
      "a profile without a sign-in",
      { ...sso, refresh: { ...refresh, profileFault: { profile: "x", what: "no-sign-in" } } },
      "profile-no-sign-in",
    ],
    ["temporary keys in variables", { accessKeyId: "ASIAEXAMPLE" }, "keys-in-variables"],
    ["a long-term key in variables", { accessKeyId: "AKIAEXAMPLE" }, null],
  ])("%s", (_, credentials, what) => {
    const results = judge(planOf({ refresh, ...credentials }), makeFacts());
    expect(resultOf(results, "credentials/refresh").found.map((one) => one.arguments)).toMatchObject(
      what === null ? [] : [{ risks: [{ what }] }],
    );
  });

  test("an API key with nothing beside it is asked about at every start, in vain", () => {
    const plan = planOf({ kind: "api-key-long-term", apiKey: { kind: "long-term" }, refresh });
    expect(codes(plan, makeFacts({ identity: notNeeded() }))).toEqual(["credentials.refresh-loop-risk"]);
  });

  test.each([
    ["HTTPS_PROXY", "2.1.238", "proxy-not-used"],
    ["HTTPS_PROXY", "2.1.239", null],
    ["NODE_EXTRA_CA_CERTS", "2.1.259", "trust-not-used"],
    ["NODE_EXTRA_CA_CERTS", "2.1.260", null],
  ])("%s with %s", (name, version, what) => {
    const plan = planOf(
      { ...sso, refresh },
      {
        claudeCode: { version, source: "executable", newerThanKnown: false },
        variables: [{ name, value: "x", source: "environment", overrides: [] }],
      },
    );
    const risks = resultOf(judge(plan, makeFacts()), "credentials/refresh").found;
    expect(risks.map((one) => one.arguments)).toMatchObject(what === null ? [] : [{ risks: [{ what }] }]);
  });

  test("STS out of reach while the models answer", () => {
    const identity = failed<never>(silence("connect-timed-out", "ETIMEDOUT", "sts.us-east-1.amazonaws.com"));
    expect(codes(planOf({ ...sso, refresh }), makeFacts({ identity }))).toEqual([
      "credentials.refresh-loop-risk",
    ]);
  });

  test("the client's sentence names the command", () => {
    const plan = planOf({ ...sso, refresh }, { mode: "print" });
    const entry = catalogue["credentials.expired"];
    expect(entry.clientShows?.({ what: "x" }, { plan, identity: null, profiles: null })).toContain(
      "run `aws sso login --profile work` and retry",
    );
  });

  test("what it may renew is no plain failure, and no pass", () => {
    expect(codes(planOf({ ...sso, refresh }), allRefused(expired))).toEqual(["credentials.expired warning"]);
    expect(codes(planOf(sso), allRefused(expired))).toEqual(["credentials.expired"]);
    expect(
      codes(planOf({ ...sso, refresh: { ...refresh, programFound: false } }), allRefused(expired)),
    ).toEqual(["credentials.expired", "credentials.refresh-loop-risk"]);
  });
});

describe("the gates", () => {
  const expecting = (account: string, credentials: Partial<PlanCredentials> = {}) =>
    planOf(credentials, { expected: { account } });
  const apiKey = { kind: "api-key-long-term", apiKey: { kind: "long-term" } } as const;

  test("--expect-account holds the account against STS", () => {
    expect(codes(expecting("123456789012"))).toEqual([]);
    expect(codes(expecting("210987654321"))).toEqual(["credentials.unexpected-account"]);
  });

  test("with an API key the account's own profiles tell it, never what the key hides", () => {
    const facts = makeFacts();
    expect(codes(expecting("210987654321", apiKey), facts)).toContain("credentials.unexpected-account");
    const nameless = makeFacts({ inferenceProfiles: failed(refusal(403, "AccessDeniedException", "no")) });
    const result = resultOf(
      judge(expecting("210987654321", apiKey), nameless),
      "credentials/expected-account",
    );
    expect(result).toMatchObject({ status: "unknown", required: true });
  });

  test("the alias inside a long-term key tells it, offline too", () => {
    const named = { ...apiKey, apiKey: { kind: "long-term", account: "123456789012" } } as const;
    expect(codes(expecting("210987654321", named), nothingAsked())).toEqual([
      "credentials.unexpected-account",
    ]);
  });

  test("a gate that nobody could decide is not passed", () => {
    const result = resultOf(judge(expecting("123456789012"), nothingAsked()), "credentials/expected-account");
    expect(result).toMatchObject({ status: "unknown", required: true });
  });

  test("--expect-region holds the region against the plan", () => {
    const region = (expected: string) => judge(makePlan({ expected: { region: expected } }), makeFacts());
    expect(resultOf(region("us-east-1"), "region/expected").status).toBe("pass");
    expect(resultOf(region("eu-west-1"), "region/expected").found[0]).toMatchObject({
      code: "region.unexpected",
      arguments: { expected: "eu-west-1", region: "us-east-1" },
    });
    expect(
      resultOf(
        judge(makePlan(), makeFacts({ invocation: answered({ probes: [probe()] }) })),
        "region/expected",
      ).status,
    ).toBe("skipped");
  });
});

describe("on Mantle, which answers 401", () => {
  const mantle = makePlan({
    provider: "mantle",
    endpoints: {
      invoke: null,
      control: null,
      mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
    },
    signing: { invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
  });

  test.each<[string, string]>([
    ["The security token included in the request is invalid.", "credentials.invalid"],
    [
      "The request signature we calculated does not match the signature you provided.",
      "credentials.signature-mismatch",
    ],
    [
      "Signature expired: 20261120T090000Z is now earlier than 20261120T091500Z (20261120T092000Z - 5 min.)",
      "credentials.clock-skew",
    ],
  ])("%s", (message, code) => {
    const failure = refusal(401, "authentication_error", message, { operation: "MantleMessages" });
    const facts = makeFacts({
      identity: failed(silence("dns", "ENOTFOUND")),
      inferenceProfiles: notNeeded(),
      modelAccess: notNeeded(),
      invocation: notNeeded(),
      mantle: answered({ probes: [failedProbe(failure, { route: "mantle" })] }),
    });
    expect(codes(mantle, facts)).toEqual([code]);
  });
});
