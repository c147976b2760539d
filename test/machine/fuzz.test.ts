/**
 * Files as nobody would write them: whatever stands in them, the readers give an answer, the same one
 * twice, and no secret in it. Seeded, so that a run that fails can be repeated.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Host } from "../../src/machine/host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import type { Snapshot } from "../../src/machine/types.js";
import { machine, unveil } from "./machines.js";

const runs = { seed: 20_261_120, numRuns: 300 };

/** A text that occurs nowhere else, long enough to be found in any part of an output. */
const PLANTED = "PLANTED0123456789abcdef";

/** The SHA-1 of the session `corp`, the SHA-256 of the session `x`. */
const CORP = "ee0bfd2552fbd840c02cc48b6e823320543c450f";
const LOGIN = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

const secretNames = [
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_BEARER_TOKEN_BEDROCK",
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_CUSTOM_HEADERS",
  "MY_PASSWORD",
];
const plainNames = ["AWS_REGION", "AWS_PROFILE", "CLAUDE_CONFIG_DIR", "HOME", "AWS_CONFIG_FILE", "__proto__"];

const jsonNoise = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom("", "{", "[]", "null", "{,}", "\uFEFF{}", '{"a":1,}', '{"env":[]}', "[".repeat(5_000)),
);

const envBlock = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...secretNames), fc.constantFrom(PLANTED, [PLANTED], { a: PLANTED })),
      fc.tuple(fc.constantFrom(...plainNames), fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 2 }))),
    ),
    { maxLength: 6 },
  )
  .map((entries) => Object.fromEntries(entries));

const settingsText = fc
  .record(
    {
      env: fc.oneof(envBlock, fc.jsonValue({ maxDepth: 1 })),
      model: fc.jsonValue({ maxDepth: 1 }),
      availableModels: fc.jsonValue({ maxDepth: 2 }),
      hooks: fc.constant([{ command: PLANTED }]),
      statusLine: fc.constant({ type: "command", command: PLANTED }),
      permissions: fc.oneof(fc.constant({}), fc.jsonValue({ maxDepth: 1 })),
      projects: fc.jsonValue({ maxDepth: 3 }),
      oauthAccount: fc.constant({ token: PLANTED }),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));

/** A text with a piece cut out, doubled or replaced. */
function wounded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      text,
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.constantFrom("", ",", "}", "//", "\u0001", "\n", "[default"),
    )
    .map(([whole, start, length, other]) => {
      const from = whole.length === 0 ? 0 : start % whole.length;
      return whole.slice(0, from) + other + whole.slice(from + length);
    });
}

const iniLine = fc.oneof(
  fc.constantFrom(
    "[default]",
    "[profile work]",
    "[sso-session corp]",
    "[services x]",
    "[profile  work]",
    "[",
    "]",
  ),
  fc.constantFrom(
    "[__proto__]",
    "[profile constructor]",
    "[]",
    "s3 =",
    "  region = x",
    "# note",
    "; note",
    "\t",
  ),
  fc.constantFrom("sso_session = corp", "sso_start_url = https://x.example/start", "login_session = arn:x"),
  fc
    .constantFrom(
      "aws_secret_access_key",
      "aws_session_token",
      "AWS_SECRET_ACCESS_KEY",
      "  sso_client_secret",
    )
    .map((key) => `${key} = ${PLANTED}`),
  fc.constant(`credential_process = get-keys --token ${PLANTED}`),
  fc.string({ maxLength: 30 }).map((noise) => noise.replaceAll("=", "")),
  fc
    .tuple(fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }))
    .map(([key, value]) => `${key}=${value}`),
);
const iniText = fc
  .tuple(
    fc.array(iniLine, { maxLength: 20 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.constantFrom("", "\uFEFF"),
  )
  .map(([lines, ending, mark]) => mark + lines.join(ending));

function lookTwice(host: Host): Snapshot {
  const first = readMachine(host, { trustProject: true });
  const second = readMachine(host, { trustProject: true });
  expect(unveil(second)).toEqual(unveil(first));
  return first;
}

function expectNoSecret(told: unknown): void {
  expect(JSON.stringify(told)).not.toContain(PLANTED);
}

describe("whatever stands in a file", () => {
  const settingsMachine = (texts: readonly string[]) =>
    machine({
      files: {
        "/etc/claude-code/managed-settings.json": texts[0] ?? "",
        ".claude/settings.local.json": texts[1] ?? "",
        "~/.claude/settings.json": texts[2] ?? "",
        "~/.claude.json": texts[3] ?? "",
      },
    });
  const four = (text: fc.Arbitrary<string>) => fc.array(text, { minLength: 4, maxLength: 4 });

  it("settings are read without an error, the same twice, and tell no secret", () => {
    const texts = four(fc.oneof(settingsText, jsonNoise));
    fc.assert(
      fc.property(texts, (files) => expectNoSecret(lookTwice(settingsMachine(files)))),
      runs,
    );
  });

  it("settings that are broken tell no secret either", () => {
    const texts = four(wounded(settingsText));
    fc.assert(
      fc.property(texts, (files) => {
        // A wound may take a letter from a name, and what stands under such a name is nobody's secret.
        const { settings } = lookTwice(settingsMachine(files));
        expectNoSecret(settings.filter(({ status }) => status !== "read"));
      }),
      runs,
    );
  });

  it("AWS files are read without an error, the same twice, and tell no secret", () => {
    fc.assert(
      fc.property(iniText, iniText, (config, credentials) =>
        expectNoSecret(
          lookTwice(machine({ files: { "~/.aws/config": config, "~/.aws/credentials": credentials } })),
        ),
      ),
      { ...runs, numRuns: 1_000 },
    );
  });

  it("AWS files that are broken are read without an error and the same twice", () => {
    fc.assert(
      fc.property(wounded(iniText), (text) => {
        const { awsFiles } = lookTwice(
          machine({ files: { "~/.aws/config": text, "~/.aws/credentials": text } }),
        );
        expectNoSecret(awsFiles.filter(({ status }) => status !== "read"));
      }),
      runs,
    );
  });

  it("token caches and the client's memory are read without an error and tell no secret", () => {
    const token = fc
      .record(
        {
          accessToken: fc.oneof(
            fc.constant(PLANTED),
            fc.record(
              { secretAccessKey: fc.constant(PLANTED), accessKeyId: fc.string() },
              { requiredKeys: [] },
            ),
          ),
          expiresAt: fc.oneof(fc.constant("2026-11-20T17:00:00Z"), fc.constant(PLANTED), fc.jsonValue()),
          refreshToken: fc.constant(PLANTED),
          clientSecret: fc.constantFrom(PLANTED, 5),
          region: fc.constantFrom("eu-west-1", PLANTED, null),
          startUrl: fc.constantFrom("https://x.example/start", `https://a:${PLANTED}@x.example/`),
          version: fc.jsonValue(),
          entries: fc.jsonValue({ maxDepth: 4 }),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value));
    const text = fc.oneof(token, jsonNoise, wounded(token));
    fc.assert(
      fc.property(text, text, text, (sso, login, memory) => {
        const host = machine({
          files: {
            "~/.aws/config": "[profile a]\nsso_session = corp\n[profile b]\nlogin_session = x\n",
            [`~/.aws/sso/cache/${CORP}.json`]: sso,
            [`~/.aws/login/cache/${LOGIN}.json`]: login,
            "~/.claude/cache/model-access.json": memory,
          },
        });
        expect(readMachine(host, { trustProject: false }).tokenCaches).toHaveLength(2);
        expectNoSecret(lookTwice(host));
      }),
      runs,
    );
  });
});
