/** Settings files that the client drops: what went with them is a consequence, and the file is the cause. */
import { describe, expect, test } from "vitest";
import {
  machine,
  PROFILE_FILES,
  SETTINGS_ENV,
  scenario,
  settingsWithout,
} from "../../src/simulator/scenarios/base.js";
import type { ScenarioNetwork } from "../../src/simulator/types.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

const EU = {
  ANTHROPIC_MODEL: "eu.anthropic.claude-sonnet-4-6",
  ANTHROPIC_DEFAULT_HAIKU_MODEL: "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
};

interface Dropped {
  /** The text of the user's settings. */
  text: string;
  environment?: Record<string, string>;
  files?: Record<string, string>;
  network?: ScenarioNetwork;
}

async function errorsOf({ text, environment = {}, files = PROFILE_FILES, network = {} }: Dropped) {
  const { findings } = await diagnoseScenario(
    scenario("test", "for a test", {
      machine: machine({}, { environment, files: { ...files, "~/.claude/settings.json": text } }),
      network,
    }),
  );
  return findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

const broken = (env: Record<string, string>) => `{ "env": ${JSON.stringify(env).replace(/}$/, ",}")} }`;

describe("a file that is no settings and holds the switch", () => {
  test.each([
    ["an array", JSON.stringify([{ env: SETTINGS_ENV }])],
    ["with single quotes", JSON.stringify({ env: SETTINGS_ENV }).replaceAll('"', "'")],
    ["without quotes", "{ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' } }"],
    ["in UTF-16", [...JSON.stringify({ env: SETTINGS_ENV })].join("\0")],
  ])("%s is the cause", async (_name, text) => {
    expect(await errorsOf({ text })).toEqual(["setup.settings-unreadable"]);
  });

  test("is none where the switch stands in a comment", async () => {
    const text = "{\n  // 'CLAUDE_CODE_USE_BEDROCK': '1'\n}";
    expect(await errorsOf({ text })).toEqual(["setup.provider-not-enabled"]);
  });
});

describe("what is lost with a file", () => {
  test.each<[string, Dropped]>([
    [
      "the region of the models",
      {
        text: broken({ AWS_REGION: "eu-west-1" }),
        environment: { ...settingsWithout("AWS_REGION"), ...EU },
        files: { "~/.aws/credentials": PROFILE_FILES["~/.aws/credentials"] },
      },
    ],
    [
      "the proxy",
      {
        text: broken({ HTTPS_PROXY: "http://proxy.corp.example:3128" }),
        environment: SETTINGS_ENV,
        network: { proxy: { host: "proxy.corp.example" } },
      },
    ],
    [
      "the certificate authority",
      {
        text: broken({ NODE_EXTRA_CA_CERTS: "/home/dev/ca.pem" }),
        environment: SETTINGS_ENV,
        files: { ...PROFILE_FILES, "~/ca.pem": "{CA}" },
        network: { tls: { issuer: "CN=Corp TLS Inspection, O=Corp", trusted: false } },
      },
    ],
  ])("%s, has the file for its one cause", async (_name, dropped) => {
    expect(await errorsOf(dropped)).toEqual(["setup.settings-unreadable"]);
  });

  test("and is not missed leaves a warning", async () => {
    const text = broken({ HTTPS_PROXY: "http://proxy.corp.example:3128" });
    expect(await errorsOf({ text, environment: SETTINGS_ENV })).toEqual([]);
  });

  test("by a value of a wrong type is told as that", async () => {
    const text = JSON.stringify({ env: { HTTPS_PROXY: "http://proxy.corp.example:3128" }, model: 5 });
    const network = { proxy: { host: "proxy.corp.example" } };
    expect(await errorsOf({ text, environment: SETTINGS_ENV, network })).toEqual([
      "setup.settings-invalid-value",
    ]);
  });
});
