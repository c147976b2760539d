/**
 * No secret leaves the tool: not in a report of any format, not in a plan, not where AWS or somebody
 * between repeats all that it was sent.
 */
import { describe, expect, it } from "vitest";
import { draftPlan } from "../../src/claude-code/plan.js";
import { collectSecrets } from "../../src/cli/collect-secrets.js";
import { scenarioHost } from "../../src/cli/stage.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { formatJson } from "../../src/report/json.js";
import { buildPlanReport } from "../../src/report/plan-report.js";
import { formatPlan } from "../../src/report/plan-terminal.js";
import { loadScenario, scenarioNames } from "../../src/simulator/index.js";
import type { Scenario } from "../../src/simulator/types.js";
import { diagnoseScenario } from "../scenarios/diagnose-scenario.js";
import { optionsOfScenario } from "../scenarios/run-options.js";
import { plantSecrets, readable } from "./corpus.js";
import { everyFormat } from "./formats.js";
import { searchFor } from "./search.js";

async function scenarioOf(name: string): Promise<Scenario> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

describe.each(scenarioNames)("%s", (name) => {
  it("shows no secret in any format, and none in its plan", async () => {
    const { scenario, secrets } = plantSecrets(await scenarioOf(name));
    const search = searchFor(secrets);
    const report = await diagnoseScenario(scenario, optionsOfScenario(name));
    for (const [format, text] of Object.entries(everyFormat(report))) {
      expect(search(text), `${name}, ${format}`).toEqual([]);
    }
    for (const trustProject of [false, true]) {
      const snapshot = readMachine(await scenarioHost(scenario), { trustProject });
      const { plan } = draftPlan(snapshot, { mode: "interactive", trustProject });
      const shown = buildPlanReport({ tool: { version: "0" }, plan, secrets: collectSecrets(snapshot) });
      const style = {
        width: 160,
        colour: 0,
        ascii: false,
        verbose: true,
        quiet: false,
        hyperlinks: false,
      } as const;
      expect(search(formatJson(shown) + formatPlan(shown, null, style)), `${name}, plan`).toEqual([]);
      expect(search(JSON.stringify(snapshot)), `${name}, snapshot`).toEqual([]);
    }
  });
});

/** Each way to credentials, with what its hosts repeat of what they were sent. */
const ways = [
  ["healthy", "bedrock-runtime.*"],
  ["healthy", "bedrock.*"],
  ["healthy", "sts.*"],
  ["healthy-env-keys", "*"],
  ["healthy-api-key", "*"],
  ["healthy-api-key-short-term", "bedrock-runtime.*"],
  ["healthy-sso", "portal.sso.*"],
  ["healthy-sso", "bedrock-runtime.*"],
  ["healthy-login", "*signin*"],
  ["healthy-login", "bedrock-runtime.*"],
  ["healthy-assume-role", "sts.*"],
  ["healthy-assume-role", "bedrock-runtime.*"],
  ["healthy-credential-process", "bedrock-runtime.*"],
  ["healthy-export-fast", "bedrock-runtime.*"],
  ["healthy-web-identity", "sts.*"],
  ["healthy-container", "169.254.170.23"],
  ["healthy-container", "bedrock-runtime.*"],
  ["healthy-mantle", "bedrock-mantle.*"],
  ["healthy-gateway", "*"],
  ["healthy-guardrail", "bedrock-runtime.*"],
] as const;

const forms: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  "URL-encoded": encodeURIComponent,
  base64: (secret) => Buffer.from(`x:${secret}:y`).toString("base64"),
  "JSON in JSON": (secret) => JSON.stringify({ secret: JSON.stringify(secret) }),
  "cut in front": (secret) => secret.slice(0, 24),
  "cut behind": (secret) => secret.slice(-24),
  "cut at both ends": (secret) => `…${secret.slice(3, 27)}…`,
  "hidden in part": (secret) => `${secret.slice(0, 16)}****${secret.slice(-16)}`,
};

describe("answers that repeat what they were sent", () => {
  const cases = ways.flatMap(([name, host]) => Object.keys(forms).map((form) => [name, host, form] as const));
  it.each(cases)("%s, %s, %s", async (name, host, form) => {
    const planted = plantSecrets(await scenarioOf(name));
    const { secrets } = planted;
    const sent = readable(planted).map((secret) => forms[form]?.(secret) ?? "");
    const search = searchFor(secrets);
    const bodies: Record<string, string> = {
      "application/json": JSON.stringify({ message: `You sent ${sent.join(" ")}` }),
      ...(form === "plain" ? { "text/html": `<html><body>${sent.join("<br>")}</body></html>` } : {}),
    };
    for (const [contentType, body] of Object.entries(bodies)) {
      const answer = {
        kind: "answer",
        status: contentType === "text/html" ? 502 : 400,
        contentType,
        body,
        headers: {
          "x-amzn-requestid": sent[0] ?? "",
          "x-amzn-errortype": "ValidationException",
          location: `https://portal.example/?back=${sent[0]}`,
        },
      } as const;
      const scenario: Scenario = {
        ...planted.scenario,
        network: { ...planted.scenario.network, faults: [{ host, fault: answer }] },
      };
      const report = await diagnoseScenario(scenario, { deep: true });
      for (const [format, text] of Object.entries(everyFormat(report))) {
        expect(search(text), `${contentType}, ${format}`).toEqual([]);
      }
    }
  });
});
