import { describe, expect, it } from "vitest";
import { draftOf, keys } from "./machine.js";

const bedrock = { CLAUDE_CODE_USE_BEDROCK: "1" };
const staticProfile = "[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = secretWORK\n";

/** A short-term key as AWS mints it, with the query in the order of a presigned request. */
function shortTermKey(region: string, date: string, seconds: number): string {
  const query =
    `bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256` +
    `&X-Amz-Credential=ASIAEXAMPLE%2F20261120%2F${region}%2Fbedrock%2Faws4_request` +
    `&X-Amz-Date=${date}&X-Amz-Expires=${seconds}&X-Amz-Signature=00&X-Amz-SignedHeaders=host&Version=1`;
  return `bedrock-api-key-${Buffer.from(query).toString("base64")}`;
}

describe("order of the sources", () => {
  it("an API key beats everything but skipped authentication, and hides the rest", () => {
    const { plan, wiring } = draftOf({
      environment: { ...keys, AWS_BEARER_TOKEN_BEDROCK: "whatever", AWS_PROFILE: "work" },
      files: { "~/.aws/credentials": staticProfile },
    });
    expect(plan.credentials.kind).toBe("api-key-unknown");
    expect(plan.credentials.others.map(({ kind }) => kind)).toEqual(["profile-static", "env-keys"]);
    expect(wiring.credentials.kind).toBe("api-key");
    expect(plan.signing.invoke).toEqual({ kind: "bearer", service: "bedrock" });
  });

  it("a selected profile beats keys in the environment", () => {
    const { plan, wiring } = draftOf({
      environment: { ...keys, AWS_PROFILE: "work" },
      files: { "~/.aws/credentials": staticProfile },
    });
    expect(plan.credentials).toMatchObject({
      kind: "profile-static",
      profile: "work",
      accessKeyId: "AKIDWORK",
      location: { file: "/home/dev/.aws/credentials", line: 2 },
      others: [{ kind: "env-keys", accessKeyId: "AKIDEXAMPLE" }],
    });
    expect(wiring.credentials).toMatchObject({ kind: "keys", accessKeyId: "AKIDWORK" });
  });

  it("a profile that does not exist leaves instance metadata, keys in the environment or not", () => {
    const { plan, wiring } = draftOf({ environment: { ...keys, AWS_PROFILE: "gone" } });
    expect(plan.credentials).toMatchObject({
      kind: "instance-metadata",
      missing: { profile: "gone", exists: false },
    });
    expect(plan.credentials.others).toMatchObject([{ kind: "env-keys" }]);
    expect(wiring.credentials).toEqual({ kind: "instance-metadata" });
  });

  it("and nothing at all where instance metadata is switched off", () => {
    const { plan, wiring } = draftOf({
      environment: { ...keys, AWS_PROFILE: "gone", AWS_EC2_METADATA_DISABLED: "true" },
    });
    expect(plan.credentials).toMatchObject({ kind: "none", missing: { profile: "gone", exists: false } });
    expect(wiring.credentials).toEqual({ kind: "none" });
  });

  it("a profile that holds no credentials is told from one that does not exist", () => {
    const { plan } = draftOf({
      environment: { ...bedrock, AWS_PROFILE: "work" },
      files: { "~/.aws/config": "[profile work]\nregion = eu-west-1\n" },
    });
    expect(plan.credentials).toMatchObject({
      kind: "instance-metadata",
      missing: { profile: "work", exists: true },
      location: { file: "/home/dev/.aws/config" },
    });
  });

  it("a profile that yields nothing hands over to web identity and container variables before instance metadata", () => {
    const { plan } = draftOf({
      environment: { ...keys, AWS_PROFILE: "gone", AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1/x" },
    });
    expect(plan.credentials).toMatchObject({
      kind: "container",
      missing: { profile: "gone", exists: false },
    });
    expect(plan.credentials.others).toMatchObject([{ kind: "env-keys" }]);
  });

  it("the credentials file beats the config file for one key of a profile", () => {
    const { plan } = draftOf({
      environment: { ...bedrock, AWS_PROFILE: "work" },
      files: {
        "~/.aws/config": "[profile work]\naws_access_key_id = AKIDCONFIG\naws_secret_access_key = s\n",
        "~/.aws/credentials": staticProfile,
      },
    });
    expect(plan.credentials.accessKeyId).toBe("AKIDWORK");
  });

  it("keys in the environment beat the default profile, which they hide", () => {
    const { plan } = draftOf({
      environment: keys,
      files: { "~/.aws/credentials": staticProfile.replace("work", "default") },
    });
    expect(plan.credentials).toMatchObject({ kind: "env-keys", others: [{ kind: "profile-static" }] });
  });

  it("a key ID without its secret is no credentials", () => {
    const { plan } = draftOf({ environment: { ...bedrock, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE" } });
    expect(plan.credentials.kind).toBe("instance-metadata");
  });

  it("the export command beats a profile and keys, which stand behind it", () => {
    const { plan, wiring } = draftOf({
      environment: keys,
      files: { "~/.claude/settings.json": { awsCredentialExport: "./creds.sh" } },
    });
    expect(plan.credentials).toMatchObject({ kind: "export-command", others: [{ kind: "env-keys" }] });
    expect(wiring.credentials).toMatchObject({
      kind: "export-command",
      command: { shown: "./creds.sh", cwd: "/srv/project" },
      next: { kind: "env-keys", route: { kind: "keys", accessKeyId: "AKIDEXAMPLE" } },
    });
  });

  it("the export command of a project that is not trusted is left out", () => {
    const { plan } = draftOf({
      environment: keys,
      files: { ".claude/settings.json": { awsCredentialExport: "./creds.sh" } },
    });
    expect(plan.credentials.kind).toBe("env-keys");
    expect(plan.credentials.others[0]?.source).toContain("not trusted");
  });

  it("the export command in ~/.claude.json is not run", () => {
    const { plan } = draftOf({
      environment: keys,
      files: { "~/.claude.json": { awsCredentialExport: "./creds.sh" } },
    });
    expect(plan.credentials.kind).toBe("env-keys");
    expect(plan.credentials.others).toEqual([]);
  });

  it("skipped authentication sends the gateway's token and signs nothing", () => {
    const { plan, wiring } = draftOf({
      environment: { ...keys, CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1", ANTHROPIC_AUTH_TOKEN: "gw-token" },
    });
    expect(plan.credentials.kind).toBe("skipped");
    expect(plan.signing.invoke?.kind).toBe("bearer");
    expect(wiring.credentials.kind === "skipped" && wiring.credentials.token?.reveal()).toBe("gw-token");
  });

  it("skipping authentication for Invoke does nothing for Mantle", () => {
    const environment = { ...keys, CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1", CLAUDE_CODE_USE_MANTLE: "1" };
    const { plan } = draftOf({ environment: { ...environment, CLAUDE_CODE_USE_BEDROCK: "0" } });
    expect(plan.credentials.kind).toBe("env-keys");
    expect(plan.signing).toEqual({ invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } });
  });
});

describe("kinds of profile", () => {
  it.each([
    ["sso", "sso_session = corp", "broken"],
    ["sso", "sso_start_url = https://corp.awsapps.com/start", "broken"],
    ["login", "login_session = arn:aws:iam::123456789012:user/dev"],
    ["credential-process", "credential_process = /usr/bin/creds"],
    ["assume-role", "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base", "broken"],
    ["assume-role", "role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata"],
    ["web-identity", "role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = /tok"],
  ])("%s, by %s", (kind, lines, route: string = kind) => {
    const { plan, wiring } = draftOf({
      environment: { ...bedrock, AWS_PROFILE: "work" },
      files: { "~/.aws/config": `[profile work]\n${lines}\n` },
    });
    expect(plan.credentials).toMatchObject({ kind, profile: "work" });
    expect(wiring.credentials.kind).toBe(route);
  });

  it("a role goes before static keys in the same profile", () => {
    const { plan } = draftOf({
      environment: { ...bedrock, AWS_PROFILE: "work" },
      files: {
        "~/.aws/config":
          "[profile work]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\naws_access_key_id = A\naws_secret_access_key = b\n",
      },
    });
    expect(plan.credentials.kind).toBe("assume-role");
  });
});

describe("where nothing is configured", () => {
  it("instance metadata would be asked, and that is an assumption", () => {
    const { plan, wiring } = draftOf({ environment: bedrock });
    expect(plan.credentials).toMatchObject({ kind: "instance-metadata", assumption: expect.any(String) });
    expect(wiring.credentials).toEqual({ kind: "instance-metadata" });
  });

  it.each([
    ["true", "none"],
    ["1", "none"],
    ["false", "instance-metadata"],
    ["", "instance-metadata"],
  ])("AWS_EC2_METADATA_DISABLED=%j leaves %s", (value, kind) => {
    const { plan } = draftOf({ environment: { ...bedrock, AWS_EC2_METADATA_DISABLED: value } });
    expect(plan.credentials.kind).toBe(kind);
  });

  it("container variables are a source of their own", () => {
    const { plan } = draftOf({
      environment: { ...bedrock, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/x" },
    });
    expect(plan.credentials.kind).toBe("container");
  });
});

describe("API keys", () => {
  it("a short-term key tells its region and its expiry", () => {
    const { plan } = draftOf({
      environment: {
        ...bedrock,
        AWS_BEARER_TOKEN_BEDROCK: shortTermKey("eu-west-1", "20261120T075424Z", 43_200),
      },
    });
    expect(plan.credentials).toMatchObject({
      kind: "api-key-short-term",
      expiresAt: "2026-11-20T19:54:24.000Z",
      apiKey: { kind: "short-term", region: "eu-west-1", expiresAt: "2026-11-20T19:54:24.000Z" },
    });
  });

  it("a long-term key is known by its beginning", () => {
    const { plan } = draftOf({ environment: { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: "ABSKdGVzdA==" } });
    expect(plan.credentials).toMatchObject({ kind: "api-key-long-term", apiKey: { kind: "long-term" } });
  });

  it("the line end after a pasted key is cut off, quotes are not", () => {
    const sent = (value: string) => {
      const { credentials } = draftOf({
        environment: { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: value },
      }).wiring;
      return credentials.kind === "api-key" ? credentials.token.reveal() : credentials.kind;
    };
    expect(sent("ABSKx\n")).toBe("ABSKx");
    expect(sent('"ABSKx"')).toBe('"ABSKx"');
    expect(sent(" ")).toBe("instance-metadata");
  });

  it("no secret gets into the plan", () => {
    const token = shortTermKey("eu-west-1", "20261120T075424Z", 60);
    const { plan, wiring } = draftOf({
      environment: { ...keys, AWS_BEARER_TOKEN_BEDROCK: token, AWS_SESSION_TOKEN: "sessionEXAMPLE" },
    });
    for (const text of [JSON.stringify(plan), JSON.stringify(wiring)]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain("secretEXAMPLE");
      expect(text).not.toContain("sessionEXAMPLE");
    }
    expect(plan.variables.find(({ name }) => name === "AWS_SECRET_ACCESS_KEY")?.value).toBe("<secret>");
  });
});
