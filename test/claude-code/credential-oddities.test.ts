import { describe, expect, test } from "vitest";
import { mintShortTermApiKey } from "../../src/simulator/index.js";
import { LONG_TERM_API_KEY, TEMPORARY_KEY } from "../../src/simulator/scenarios/base.js";
import { draftOf, keys, type Machine, planFor } from "./machine.js";

const on = { CLAUDE_CODE_USE_BEDROCK: "1" };
const settings = "~/.claude/settings.json";
const work = "[work]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secretPROFILE\n";

function credentialsOf(machine: Machine, trustProject = false) {
  return planFor(machine, { trustProject }).credentials;
}

describe("half-set sources", () => {
  test("a key ID in the environment", () => {
    expect(credentialsOf({ environment: { ...on, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE" } }).halves).toEqual([
      { source: "the environment", has: "AWS_ACCESS_KEY_ID", lacks: "AWS_SECRET_ACCESS_KEY", meant: true },
    ]);
  });

  test("the two halves in two places, each told with its own", () => {
    const { halves } = credentialsOf({
      environment: { ...on, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE" },
      files: { "~/.aws/credentials": "[default]\naws_secret_access_key = secretEXAMPLE\n" },
    });
    expect(halves?.map(({ source, has }) => [source, has])).toEqual([
      ["the environment", "AWS_ACCESS_KEY_ID"],
      ['profile "default"', "aws_secret_access_key"],
    ]);
  });

  test("an empty half is none, and a half behind the source that is used was not meant", () => {
    expect(credentialsOf({ environment: { ...keys, ...on } }).halves).toBeUndefined();
    const behind = credentialsOf({
      environment: {
        ...on,
        AWS_PROFILE: "work",
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "",
      },
      files: { "~/.aws/credentials": work },
    });
    expect(behind.halves?.map(({ meant }) => meant)).toEqual([false]);
  });

  test("a selected profile with one half is what was meant", () => {
    const { halves } = credentialsOf({
      environment: { ...on, AWS_PROFILE: "work" },
      files: { "~/.aws/credentials": "[work]\naws_access_key_id = AKIDPROFILE\n" },
    });
    expect(halves).toMatchObject([{ profile: "work", lacks: "aws_secret_access_key", meant: true }]);
  });
});

describe("the profiles there are", () => {
  const profilesOf = (files: Record<string, string>, name = "work") =>
    credentialsOf({ environment: { ...on, AWS_PROFILE: name }, files }).profiles;

  test.each<[string, Record<string, string>, string]>([
    ["the word is missing in the config file", { "~/.aws/config": "[work]\nregion = x\n" }, "[profile work]"],
    [
      "the word is too much in the credentials file",
      { "~/.aws/credentials": work.replace("[", "[profile ") },
      "[work]",
    ],
  ])("%s", (_, files, right) => {
    expect(profilesOf(files)?.header).toMatchObject({ line: 1, right });
  });

  test.each([
    ["wrok", "work"],
    ["Work", "work"],
    ["production", null],
  ])("%s is near to %s", (name, nearest) => {
    expect(profilesOf({ "~/.aws/credentials": work }, name)).toEqual({ names: ["work"], nearest });
  });

  test("a profile that exists has no need of it", () => {
    expect(profilesOf({ "~/.aws/credentials": work })).toBeUndefined();
  });
});

describe("what an API key hides", () => {
  const apiKey = { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY };

  test("the first source behind it, and what would sign with it", () => {
    const draft = draftOf({ environment: { ...keys, ...apiKey } });
    expect(draft.plan.credentials.hidden).toMatchObject({ kind: "env-keys", accessKeyId: "AKIDEXAMPLE" });
    expect(draft.wiring.hidden?.kind).toBe("keys");
    expect(JSON.stringify(draft)).not.toContain("secretEXAMPLE");
  });

  test("nothing, where only instance metadata is left or the profile is not there", () => {
    expect(credentialsOf({ environment: { ...on, ...apiKey } }).hidden).toBeUndefined();
    expect(credentialsOf({ environment: { ...on, ...apiKey, AWS_PROFILE: "nope" } }).hidden).toBeUndefined();
  });
});

describe("the key pair in use", () => {
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  test.each<[string, Record<string, string>, string[]]>([
    ["whole", { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: secret }, []],
    [
      "a temporary key alone",
      { AWS_ACCESS_KEY_ID: "ASIAEXAMPLE", AWS_SECRET_ACCESS_KEY: secret },
      ["token-missing"],
    ],
    [
      "a left-over token",
      { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: "t" },
      ["token-stray"],
    ],
    [
      "quotes",
      { AWS_ACCESS_KEY_ID: '"AKIAEXAMPLE"', AWS_SECRET_ACCESS_KEY: `'${secret}'` },
      ["id-quoted", "secret-quoted"],
    ],
    [
      "a line break",
      { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE\n", AWS_SECRET_ACCESS_KEY: `${secret} ` },
      ["id-blank", "secret-blank"],
    ],
    [
      "one character lost",
      { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: secret.slice(1) },
      ["secret-length"],
    ],
  ])("%s", (_, environment, faults) => {
    expect(credentialsOf({ environment: { ...on, ...environment } }).keyFaults ?? []).toEqual(faults);
  });

  test("its end, where AWS_CREDENTIAL_EXPIRATION tells one", () => {
    const environment = { ...keys, AWS_CREDENTIAL_EXPIRATION: "2026-11-20T10:00:00+01:00" };
    expect(credentialsOf({ environment }).expiresAt).toBe("2026-11-20T09:00:00.000Z");
    expect(
      credentialsOf({ environment: { ...keys, AWS_CREDENTIAL_EXPIRATION: "soon" } }).expiresAt,
    ).toBeUndefined();
  });
});

test.each(["", " ", "\n"])("%j is no API key, and where it stands is told", (blank) => {
  const { kind, blankApiKey } = credentialsOf({ environment: { ...keys, AWS_BEARER_TOKEN_BEDROCK: blank } });
  expect({ kind, blankApiKey }).toEqual({ kind: "env-keys", blankApiKey: { source: "the environment" } });
});

test("a line break at the end of an API key is no fault", () => {
  const token = mintShortTermApiKey({ ...TEMPORARY_KEY, region: "us-east-1", at: 0, expiresSeconds: 60 });
  expect(
    credentialsOf({ environment: { ...on, AWS_BEARER_TOKEN_BEDROCK: `${token}\n` } }).apiKey?.fault,
  ).toBeUndefined();
});

describe("awsAuthRefresh", () => {
  const path = { PATH: "/usr/local/bin:/usr/bin" };
  const refreshOf = (command: string, files: Record<string, string> = {}, environment = {}) =>
    credentialsOf({
      environment: { ...on, ...path, ...environment },
      files: { ...files, "/usr/bin/aws": "", [settings]: { awsAuthRefresh: command } as never },
    }).refresh;
  const config = {
    "~/.aws/config": "[profile work]\nsso_session = x\n[profile plain]\nregion = x\n[sso-session x]\n",
  };

  test.each<[string, boolean | null]>([
    ["aws sso login", true],
    ["/usr/bin/aws sso login", true],
    ["AWS_PROFILE=work aws sso login", true],
    ["corp-login --all", false],
    ["~/bin/corp-login", false],
    ["source ~/.profile && login", null],
    ["$HOME/bin/login", null],
    ['"/opt/my tools/login"', null],
  ])("%s", (command, found) => {
    expect(refreshOf(command)?.programFound ?? null).toBe(found);
  });

  test.each<[string, object | undefined]>([
    ["aws sso login --profile work", undefined],
    ["aws sso login --profile nope", { profile: "nope", what: "absent" }],
    ["aws sso login --profile plain", { profile: "plain", what: "no-sign-in" }],
    ["aws sso login --sso-session x", undefined],
    ["aws sso login --sso-session y", { profile: "y", what: "absent" }],
    ["aws login --profile nope", undefined],
    ["corp-login --profile nope", undefined],
  ])("%s needs what the AWS files have", (command, fault) => {
    expect(refreshOf(command, config)?.profileFault).toEqual(fault);
  });

  test("what may hold a secret is not shown", () => {
    expect(refreshOf("corp-login --token s3cret")?.label).toBe("corp-login");
    expect(refreshOf("aws sso login --profile work", config)?.label).toBe("aws sso login --profile work");
  });

  test("a project's command counts only where the project is trusted", () => {
    const machine = {
      environment: { ...keys, ...path },
      files: { "/srv/project/.claude/settings.json": { awsAuthRefresh: "aws sso login" } },
    };
    expect(credentialsOf(machine).refresh).toBeUndefined();
    expect(credentialsOf(machine, true).refresh?.label).toBe("aws sso login");
  });
});
