import { readdirSync } from "node:fs";
import { InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { conditionHolds } from "../../src/simulator/conditions.js";
import {
  listScenarios,
  loadScenario,
  type Scenario,
  scenarioNames,
  startSimulator,
} from "../../src/simulator/index.js";
import {
  HAIKU,
  LONG_TERM_API_KEY,
  LONG_TERM_KEY,
  MANTLE_OPUS,
  SETTINGS_ENV,
  SONNET,
} from "../../src/simulator/scenarios/base.js";
import { runtimeClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { refusalOf } from "./running.js";

const NOT_SCENARIOS = ["api-key-parts", "base", "catalogue", "index", "provider-parts"];
const files = readdirSync(new URL("../../src/simulator/scenarios/", import.meta.url))
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => !NOT_SCENARIOS.includes(name));

async function load(name: string): Promise<Scenario> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`There is no scenario ${name}.`);
  return scenario;
}

test("every file is in the list once, and the list has nothing else", async () => {
  expect([...scenarioNames].sort()).toEqual([...files].sort());
  expect((await listScenarios()).map(({ name }) => name)).toEqual(scenarioNames);
});

test("a name that is not there gives undefined", async () => {
  expect(await loadScenario("no-such-scenario")).toBeUndefined();
});

describe.each(files)("the scenario %s", (name) => {
  test("has the name of its file, a summary of one line, and starts", async () => {
    const scenario = await load(name);
    expect(scenario.name).toBe(name);
    expect(scenario.summary).toMatch(/^[^\n]{10,120}[^.\n]$/);
    expect(Number.isNaN(Date.parse(scenario.clock))).toBe(false);
    const simulator = await startSimulator(scenario);
    onTestFinished(() => simulator.close());
    expect(simulator.port).toBeGreaterThan(0);
  });

  test("holds together: profiles name models, and policies can be evaluated", async () => {
    const { aws } = await load(name);
    const models = new Set(aws.models.map(({ id }) => id));
    for (const profile of aws.profiles) expect(models).toContain(profile.model);
    const statements = aws.identities.flatMap(({ policies }) =>
      policies.flatMap(({ document }) => document.Statement),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { Condition } of statements) expect(() => conditionHolds(Condition, {})).not.toThrow();
  });

  test("has obvious fakes for secrets, and no other", async () => {
    const text = JSON.stringify(await load(name));
    for (const [key] of text.matchAll(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g)) expect(key).toMatch(/EXAMPLE$/);
    for (const [, secret] of text.matchAll(/secret_?access_?key\W+([\w/+]{20,})/gi)) {
      expect(secret).toMatch(/EXAMPLE/);
    }
  });
});

test("the long-term API key has the form and length of a real one", () => {
  expect(LONG_TERM_API_KEY).toHaveLength(132);
  expect(Buffer.from(LONG_TERM_API_KEY.slice(4), "base64").toString("utf8")).toMatch(
    /^BedrockAPIKey-dev-at-123456789012:.+/,
  );
});

describe("the model, asked for by the scenario's own machine and clock", () => {
  const MESSAGE = { max_tokens: 1, messages: [{ role: "user", content: "." }] };
  const BODY = JSON.stringify({ anthropic_version: "bedrock-2023-05-31", ...MESSAGE });

  async function start(name: string) {
    const scenario = await load(name);
    const simulator = await startSimulator(scenario);
    onTestFinished(() => simulator.close());
    return { scenario, simulator, clockOffsetMs: Date.parse(scenario.clock) - Date.now() };
  }

  /** The code and the text of the refusal, or `answered`. */
  async function ask(name: string, modelId = SONNET): Promise<string> {
    const { scenario, simulator, clockOffsetMs } = await start(name);
    const { AWS_BEARER_TOKEN_BEDROCK: token } = scenario.machine.environment;
    const [key] = scenario.aws.identities[0]?.keys ?? [];
    const client = runtimeClient(simulator, {
      clockOffsetMs,
      ...(token !== undefined ? { token } : key !== undefined ? { credentials: keyPair(key) } : {}),
    });
    const call = client.send(new InvokeModelWithResponseStreamCommand({ modelId, body: BODY }));
    try {
      const answer = await call;
      for await (const event of answer.body ?? []) expect(event.chunk).toBeDefined();
      return "answered";
    } catch {
      const { name: code, message } = await refusalOf(call);
      return `${code}: ${message}`;
    }
  }

  test.each([
    ["healthy", SONNET],
    ["healthy-env-keys", SONNET],
    ["healthy-api-key", SONNET],
    ["healthy-api-key-short-term", SONNET],
    ["healthy-unpinned", "us.anthropic.claude-opus-5-5"],
    ["healthy-both", HAIKU],
    ["region-default-fallback", SONNET],
    ["first-use", SONNET],
  ])("%s answers", async (name, model) => {
    expect(await ask(name, model)).toBe("answered");
  });

  test.each([
    ["iam-denied", /^AccessDenied.*not authorized to perform: bedrock:InvokeModelWithResponseStream/],
    ["model-access-denied", /^AccessDenied.*You don't have access to the model/],
    ["use-case-missing", /^ResourceNotFound.*Model use case details have not been submitted/],
    ["network-unreachable", /ECONNREFUSED/],
    ["credentials-expired", /^ExpiredToken.*The security token included in the request is expired/],
    ["api-key-expired", /^AccessDenied.*Please make sure your API Key is valid/],
  ])("%s refuses", async (name, text) => {
    expect(await ask(name)).toMatch(text);
  });

  test("on-demand-unsupported refuses what it pins", async () => {
    expect(await ask("on-demand-unsupported", "anthropic.claude-sonnet-4-6")).toMatch(
      /on-demand throughput isn’t/,
    );
  });

  test.each(["healthy-mantle", "healthy-both"])("%s answers on Mantle", async (name) => {
    const { scenario, simulator } = await start(name);
    const request = {
      host: "bedrock-mantle.us-east-1.api.aws",
      method: "POST",
      path: "/anthropic/v1/messages",
      body: JSON.stringify({ model: MANTLE_OPUS, ...MESSAGE }),
    };
    const at = new Date(scenario.clock);
    const reply = await send(
      simulator,
      await signed(request, LONG_TERM_KEY, "bedrock-mantle", "us-east-1", at),
    );
    expect(reply.status).toBe(200);
  });

  test("region-unknown has no host to ask", async () => {
    const { scenario, simulator } = await start("region-unknown");
    const settings = scenario.machine.files["~/.claude/settings.json"];
    expect(settings).toMatchObject({ env: { AWS_REGION: "us-esat-1" } });
    expect(simulator.dial("bedrock-runtime.us-esat-1.amazonaws.com")).toEqual({ kind: "no-such-host" });
  });
});

test("settings-unreadable is one comma away from being read", async () => {
  const text = String((await load("settings-unreadable")).machine.files["~/.claude/settings.json"]);
  expect(() => JSON.parse(text)).toThrow();
  expect(JSON.parse(text.replace(/,(\s*\})/, "$1"))).toEqual({ env: SETTINGS_ENV });
});

function keyPair(key: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) {
  const { accessKeyId, secretAccessKey, sessionToken } = key;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
