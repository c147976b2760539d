/** What the codes of the first releases ask of a person, and what every area uses. */
import type { ReportFinding } from "../../../src/report/types.js";
import { mintShortTermApiKey } from "../../../src/simulator/index.js";
import type { Scenario } from "../../../src/simulator/types.js";

export type HumanSteps = Record<string, (scenario: Scenario, finding: ReportFinding) => Scenario>;

/**
 * What a person does where no command can: the account's state after an administrator did what the
 * remedy asks for. Everything else is applied from the finding itself.
 */
export const commonSteps: HumanSteps = {
  "setup.settings-unreadable": (scenario, finding) => {
    const place = finding.locations[0];
    if (place?.line === undefined || place.column === undefined) throw new Error("no place to open");
    const path = Object.keys(scenario.machine.files).find((one) =>
      place.file.endsWith(one.replace(/^~/, "")),
    );
    const text = scenario.machine.files[path ?? ""];
    if (path === undefined || typeof text !== "string") throw new Error("no such file");
    const lines = text.split("\n");
    const before = [
      ...lines.slice(0, place.line - 1),
      (lines[place.line - 1] ?? "").slice(0, place.column - 1),
    ].join("\n");
    const after = text.slice(before.length);
    const mended = before.replace(/,\s*$/, "\n") + after.replace(/^,/, "");
    return withFiles(scenario, { [path]: mended });
  },
  "setup.managed-settings-ignored": (scenario, finding) => {
    const [, from = "", to = ""] = finding.remedy.commands.at(-1)?.match(/^sudo mv "(.+)" "(.+)"$/) ?? [];
    const { [from.replace("/home/dev", "~")]: moved, ...files } = scenario.machine.files;
    if (moved === undefined) throw new Error(`nothing stands at ${from}`);
    return { ...scenario, machine: { ...scenario.machine, files: { ...files, [to]: moved } } };
  },
  "setup.client-not-found": (scenario) => withClient(scenario, "2.1.328"),
  "setup.client-newer-than-knowledge": (scenario) => withClient(scenario, "2.1.328"),
  "setup.client-known-bug": (scenario) => withClient(scenario, "2.1.328"),
  "setup.windows-shell-missing": (scenario) => ({
    ...scenario,
    machine: { ...scenario.machine, shell: "bash" },
  }),
  // The lines were read, and the project is trusted.
  "setup.project-settings-need-trust": (scenario) => scenario,
  "credentials.none": (scenario) =>
    withFiles(scenario, { "~/.aws/credentials": keysOf(scenario, "work") + keysOf(scenario, "default") }),
  // The placeholder of the command is what the console gives.
  "credentials.bearer-expired": (scenario) => ({
    ...scenario,
    machine: {
      ...scenario.machine,
      environment: { ...scenario.machine.environment, AWS_BEARER_TOKEN_BEDROCK: freshKey(scenario) },
    },
  }),
  "credentials.expired": (scenario) => ({
    ...scenario,
    aws: {
      ...scenario.aws,
      identities: scenario.aws.identities.map((identity) => ({
        ...identity,
        keys: identity.keys.map(({ expiresAt: _, ...key }) => key),
      })),
    },
  }),
  "network.unreachable": (scenario) => ({ ...scenario, network: {} }),
  "network.dns": (scenario) => ({ ...scenario, network: {} }),
  "doctor.timed-out": (scenario) => ({ ...scenario, network: {} }),
  "doctor.unrecognised-error": (scenario) => ({ ...scenario, network: {} }),
  // The placeholders are what only the owner of the guardrail knows.
  "guardrail.header-malformed": (scenario, finding) => {
    const { env } = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
    const form = finding.remedy.steps.at(-1)?.match(/"(X-Amzn.*)"/)?.[1];
    const headers = JSON.parse(`"${form?.replace("<id>", "gr4x9k2m7q1z").replace("<version>", "1")}"`);
    return withFiles(scenario, {
      "~/.claude/settings.json": JSON.stringify({ env: { ...env, ANTHROPIC_CUSTOM_HEADERS: headers } }),
    });
  },
  "model.client-too-old": (scenario) => withClient(scenario, "2.1.328"),
  "model.stale-access-memory": (scenario) => {
    const { "~/.claude/cache/model-access.json": _, ...files } = scenario.machine.files;
    return { ...scenario, machine: { ...scenario.machine, files } };
  },
  "model.access-denied": (scenario) => withModels(scenario, { granted: true }),
  "model.use-case-missing": (scenario) => ({ ...scenario, aws: { ...scenario.aws, useCaseForm: true } }),
  "model.first-use": (scenario) => withModels(scenario, { agreement: "AVAILABLE" }),
};

export function withFiles(scenario: Scenario, files: Record<string, string>): Scenario {
  return { ...scenario, machine: { ...scenario.machine, files: { ...scenario.machine.files, ...files } } };
}

export function withClient(scenario: Scenario, claudeVersion: string): Scenario {
  return { ...scenario, machine: { ...scenario.machine, claudeVersion } };
}

export function withModels(scenario: Scenario, change: Partial<Scenario["aws"]["models"][number]>): Scenario {
  return {
    ...scenario,
    aws: { ...scenario.aws, models: scenario.aws.models.map((model) => ({ ...model, ...change })) },
  };
}

export function freshKey(scenario: Scenario, expiresSeconds = 7200): string {
  const key = scenario.aws.identities[0]?.keys[0];
  if (key === undefined) throw new Error("no key to mint with");
  return mintShortTermApiKey({
    ...key,
    region: "us-east-1",
    at: Date.parse(scenario.clock),
    expiresSeconds,
  });
}

/** What `aws configure` writes. */
export function keysOf(scenario: Scenario, profile: string): string {
  const key = scenario.aws.identities[0]?.keys[0];
  return `[${profile}]\naws_access_key_id = ${key?.accessKeyId}\naws_secret_access_key = ${key?.secretAccessKey}\n`;
}
