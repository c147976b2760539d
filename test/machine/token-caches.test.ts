import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readMachine } from "../../src/machine/read-machine.js";
import type { TokenCache } from "../../src/machine/types.js";
import { failingHost, machine, snapshotOf, unveil } from "./machines.js";

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");
const ssoFile = (session: string) => `~/.aws/sso/cache/${hash("sha1", session)}.json`;
const loginFile = (session: string) => `~/.aws/login/cache/${hash("sha256", session)}.json`;

const START = "https://corp.awsapps.com/start";
const LOGIN = "arn:aws:sts::123456789012:assumed-role/Admin/dev";
const ssoConfig = `[profile work]\nsso_session = corp\n[sso-session corp]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`;
const legacyConfig = `[profile old]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`;
const loginConfig = `[profile me]\nlogin_session = ${LOGIN}\n`;

const ssoToken = {
  startUrl: START,
  region: "eu-west-1",
  accessToken: "access-EXAMPLE",
  expiresAt: "2026-11-20T17:00:00Z",
  clientId: "client-EXAMPLE",
  clientSecret: "client-secret-EXAMPLE",
  registrationExpiresAt: "2027-02-01T00:00:00Z",
  refreshToken: "refresh-EXAMPLE",
};
const loginToken = {
  accessToken: {
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    secretAccessKey: "secret-EXAMPLE",
    sessionToken: "session-EXAMPLE",
    accountId: "123456789012",
    expiresAt: "2026-11-20T09:12:00.000Z",
  },
  tokenType: "aws_sigv4",
  clientId: "arn:aws:signin:::devtools/same-device",
  refreshToken: "refresh-EXAMPLE",
  idToken: "id-EXAMPLE",
  dpopKey: "-----BEGIN EC PRIVATE KEY-----EXAMPLE",
  signInRegion: "us-east-2",
};

const caches = (...args: Parameters<typeof snapshotOf>) => snapshotOf(...args).tokenCaches;
const only = (found: readonly TokenCache[]): TokenCache => {
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} caches were found`);
  return found[0];
};

describe("a token of aws sso login", () => {
  it("is described, with its tokens as secrets", () => {
    const cache = only(caches({ "~/.aws/config": ssoConfig, [ssoFile("corp")]: ssoToken }));
    expect(unveil(cache)).toEqual({
      kind: "sso",
      file: ssoFile("corp").replace("~", "/home/dev"),
      session: "corp",
      status: "read",
      expiresAt: "2026-11-20T17:00:00Z",
      refreshable: true,
      registrationExpiresAt: "2027-02-01T00:00:00Z",
      region: "eu-west-1",
      startUrl: START,
      secrets: {
        accessToken: { revealed: "access-EXAMPLE" },
        refreshToken: { revealed: "refresh-EXAMPLE" },
        clientId: { revealed: "client-EXAMPLE" },
        clientSecret: { revealed: "client-secret-EXAMPLE" },
      },
    });
    expect(JSON.stringify(cache)).not.toContain("EXAMPLE");
  });

  it("is named by the start URL where the profile has no session", () => {
    const cache = only(caches({ "~/.aws/config": legacyConfig, [ssoFile(START)]: ssoToken }));
    expect(cache).toMatchObject({ kind: "sso", status: "read", startUrl: START });
  });

  it("is named by the session where the profile has both", () => {
    const config = `[profile work]\nsso_session = corp\nsso_start_url = ${START}\n[sso-session corp]\nsso_region = x\n`;
    expect(only(caches({ "~/.aws/config": config })).file).toBe(ssoFile("corp").replace("~", "/home/dev"));
  });

  it("is absent where a profile points to it and nobody has logged in", () => {
    expect(only(caches({ "~/.aws/config": ssoConfig }))).toEqual({
      kind: "sso",
      file: ssoFile("corp").replace("~", "/home/dev"),
      session: "corp",
      status: "absent",
      refreshable: false,
      secrets: {},
    });
  });

  it("is not missed where no profile points to it, and taken where it is there", () => {
    const config = `[sso-session corp]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`;
    expect(caches({ "~/.aws/config": config })).toEqual([]);
    expect(only(caches({ "~/.aws/config": config, [ssoFile("corp")]: ssoToken })).status).toBe("read");
  });

  it("of a session that no file names is not opened", () => {
    expect(caches({ "~/.aws/config": "[default]\nregion = x\n", [ssoFile("other")]: ssoToken })).toEqual([]);
    expect(caches({ [ssoFile("corp")]: ssoToken })).toEqual([]);
  });

  it.each(["refreshToken", "clientId", "clientSecret"])("cannot be renewed without %s", (name) => {
    const token = { ...ssoToken, [name]: undefined };
    const cache = only(caches({ "~/.aws/config": ssoConfig, [ssoFile("corp")]: token }));
    expect(cache).toMatchObject({ status: "read", refreshable: false });
    expect(cache.secrets[name]).toBeUndefined();
  });

  it.each([
    ["{", "malformed", "end of the file is reached|closing brace|missing"],
    ["", "malformed", "empty"],
    ["[1]", "not-an-object", "no object"],
    ["null", "not-an-object", "no object"],
    [{ ...ssoToken, accessToken: 5 }, "malformed", "`accessToken`"],
    [{ ...ssoToken, accessToken: "" }, "malformed", "`accessToken`"],
    [{ ...ssoToken, expiresAt: "soon" }, "malformed", "`expiresAt`"],
    [{ ...ssoToken, expiresAt: 1 }, "malformed", "`expiresAt`"],
    ["{}", "malformed", "`accessToken`, `expiresAt`"],
  ])("that is %j is %s", (content, status, message) => {
    const cache = only(caches({ "~/.aws/config": ssoConfig, [ssoFile("corp")]: content }));
    expect(cache.status).toBe(status);
    expect(cache.problem?.message).toMatch(new RegExp(message));
  });

  it("that cannot be opened says why", () => {
    const file = ssoFile("corp").replace("~", "/home/dev");
    const host = failingHost(machine({ files: { "~/.aws/config": ssoConfig } }), file, "denied");
    expect(only(readMachine(host, { trustProject: false }).tokenCaches)).toMatchObject({
      status: "unreadable",
      problem: { message: "this user may not read it" },
    });
  });

  it("shows nothing of a text that is not what its key says", () => {
    const token = {
      ...ssoToken,
      region: "PLANTED one",
      startUrl: "https://user:PLANTED@corp.example/",
      registrationExpiresAt: "PLANTED",
      somethingElse: "PLANTED",
    };
    const cache = only(caches({ "~/.aws/config": ssoConfig, [ssoFile("corp")]: token }));
    expect(JSON.stringify(unveil(cache))).not.toContain("PLANTED");
    expect(cache).toMatchObject({ status: "read", refreshable: true });
  });

  it("takes the dates that AWS CLI 1 and 2 write", () => {
    for (const expiresAt of ["2026-11-20T17:00:00Z", "2026-11-20T17:00:00UTC", "2026-11-20T17:00:00.123Z"]) {
      const files = { "~/.aws/config": ssoConfig, [ssoFile("corp")]: { ...ssoToken, expiresAt } };
      expect(only(caches(files))).toMatchObject({ status: "read", expiresAt });
    }
  });

  it("is looked for in the home that the environment or the user's settings move to", () => {
    const files = {
      "~/.aws/config": ssoConfig,
      "~/.claude/settings.json": { env: { HOME: "/h2" } },
      [`/h2/.aws/sso/cache/${hash("sha1", "corp")}.json`]: ssoToken,
    };
    expect(caches(files).map(({ file, status }) => [file.split("/.aws")[0], status])).toEqual([
      ["/home/dev", "absent"],
      ["/h2", "read"],
    ]);
  });
});

describe("a session of aws login", () => {
  it("is described, with its keys as secrets", () => {
    const cache = only(caches({ "~/.aws/config": loginConfig, [loginFile(LOGIN)]: loginToken }));
    expect(unveil(cache)).toEqual({
      kind: "login",
      file: loginFile(LOGIN).replace("~", "/home/dev"),
      session: LOGIN,
      status: "read",
      expiresAt: "2026-11-20T09:12:00.000Z",
      refreshable: true,
      region: "us-east-2",
      accessKeyId: "ASIAIOSFODNN7EXAMPLE",
      secrets: {
        secretAccessKey: { revealed: "secret-EXAMPLE" },
        sessionToken: { revealed: "session-EXAMPLE" },
        refreshToken: { revealed: "refresh-EXAMPLE" },
        clientId: { revealed: "arn:aws:signin:::devtools/same-device" },
        dpopKey: { revealed: "-----BEGIN EC PRIVATE KEY-----EXAMPLE" },
        idToken: { revealed: "id-EXAMPLE" },
      },
    });
    expect(JSON.stringify(cache)).not.toMatch(/(secret|session|refresh|id)-EXAMPLE|PRIVATE/);
  });

  it("is absent before the first login", () => {
    expect(only(caches({ "~/.aws/config": loginConfig }))).toMatchObject({ kind: "login", status: "absent" });
  });

  it.each([
    [{ ...loginToken, refreshToken: undefined }, "it lacks a usable `refreshToken`"],
    [{ ...loginToken, dpopKey: "" }, "it lacks a usable `dpopKey`"],
    [
      { ...loginToken, accessToken: { ...loginToken.accessToken, accountId: undefined } },
      "it lacks a usable `accountId`",
    ],
    [
      { ...loginToken, accessToken: "x" },
      "it lacks a usable `accessKeyId`, `accountId`, `secretAccessKey`, `sessionToken`, `expiresAt`",
    ],
  ])("is malformed where the SDK would not take it (%#)", (content, message) => {
    const cache = only(caches({ "~/.aws/config": loginConfig, [loginFile(LOGIN)]: content }));
    expect(cache).toMatchObject({ status: "malformed", problem: { message } });
  });

  it("never shows a secret key that was written in the place of the key ID", () => {
    const accessToken = {
      ...loginToken.accessToken,
      accessKeyId: "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab",
    };
    const content = { ...loginToken, accessToken };
    const cache = only(caches({ "~/.aws/config": loginConfig, [loginFile(LOGIN)]: content }));
    expect(cache.accessKeyId).toBeUndefined();
    expect(cache.status).toBe("malformed");
  });

  it("is also looked for where AWS_LOGIN_CACHE_DIRECTORY says, taken literally", () => {
    const named = (folder: string) => `${folder}/${hash("sha256", LOGIN)}.json`;
    const files = { "~/.aws/config": loginConfig, [named("/cache")]: loginToken };
    const found = caches(files, { environment: { AWS_LOGIN_CACHE_DIRECTORY: "/cache" } });
    expect(found.map(({ file, status }) => [file, status])).toEqual([
      [loginFile(LOGIN).replace("~", "/home/dev"), "absent"],
      [named("/cache"), "read"],
    ]);
    const tilde = caches(
      { "~/.aws/config": loginConfig },
      { environment: { AWS_LOGIN_CACHE_DIRECTORY: "~/c" } },
    );
    expect(tilde.at(-1)?.file).toBe(named("/home/dev/project/~/c"));
  });

  it.each([".claude/settings.json", ".claude/settings.local.json"])(
    "is looked for where %s says only when the project is trusted",
    (settings) => {
      const files = {
        "~/.aws/config": loginConfig,
        [settings]: { env: { AWS_LOGIN_CACHE_DIRECTORY: "/evil" } },
        [`/evil/${hash("sha256", LOGIN)}.json`]: loginToken,
      };
      expect(caches(files).map(({ status }) => status)).toEqual(["absent"]);
      expect(caches(files, { trustProject: true }).map(({ status }) => status)).toEqual(["absent", "read"]);
    },
  );
});

it("both kinds are found on Windows", () => {
  const files = {
    "~/.aws/config": `${ssoConfig}${loginConfig}`,
    [ssoFile("corp")]: ssoToken,
    [loginFile(LOGIN)]: loginToken,
  };
  const found = caches(files, { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\srv" });
  expect(
    found.map(({ kind, status, file }) => [kind, status, file.startsWith("C:\\Users\\dev\\.aws\\")]),
  ).toEqual([
    ["sso", "read", true],
    ["login", "read", true],
  ]);
});
