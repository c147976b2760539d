/** What the `setup` codes about settings files mean and how they are mended. */
import type { SetupArguments } from "../arguments/setup.js";
import { joinMendings, type Mending } from "../join-mendings.js";
import { exportCommand, unsetCommand } from "../mend.js";
import type { Catalogue, CatalogueEntry, Remedy } from "../types.js";
import { sayList, sayPlace } from "./say.js";

const settingsLink = "https://code.claude.com/docs/en/settings";

const invalidValue: CatalogueEntry<"setup.settings-invalid-value"> = {
  title: ({ values }) => {
    const [first] = values;
    const others = values.length > 1 ? `, and ${values.length - 1} more like it` : "";
    return `${first?.key ?? ""} is ${first?.found ?? ""} in a settings file${others}`;
  },
  why: ({ values, lost }) => {
    if (values.some((one) => one.effect === "drops-file")) {
      const names = lost.length === 0 ? "" : `, ${sayList(lost)} included`;
      return `Claude Code drops such a file whole, so nothing that stands in it has any effect${names}.`;
    }
    return values.some((one) => one.effect === "drops-key")
      ? "Claude Code leaves the key out; the rest of the file is in effect."
      : `Claude Code uses ${sayList(values.map((one) => becomes(one.found)))} in its place; it does not count as unset.`;
  },
  measured: ({ values }) =>
    values
      .map(({ file, line, key, found, effect }) => {
        const text = effect === "becomes-text" ? `, which becomes ${becomes(found)}` : "";
        return `${line === undefined ? file : `${file}:${line}`}: ${key} is ${found}${text}`;
      })
      .join("; "),
  expected: ({ values }) =>
    values.every((one) => one.effect === "becomes-text")
      ? 'a text in quotes; "" to cancel a variable'
      : "the type that the documentation of the key names",
  remedy: ({ values }) => {
    const file = values[0]?.file ?? "";
    const ours = values.filter((one) => one.file === file);
    return {
      summary: "Write the value as it must be, or remove it; the patch removes it.",
      steps: values.map(({ file: where, line, key, effect }) =>
        effect === "becomes-text"
          ? `In ${line === undefined ? where : `${where}:${line}`} give ${key} a text in quotes: "" cancels the variable, removing the line leaves it to the others.`
          : `In ${line === undefined ? where : `${where}:${line}`} give ${key} the right type, or remove it.`,
      ),
      commands: [],
      settings: { file, patch: joinPatches(ours.map(({ key }) => key)) },
      links: [settingsLink],
    };
  },
  docs: "setup.md#settings-invalid-value",
};

function becomes(found: string): string {
  return found === "null" ? 'the text "null"' : "a text that nobody meant";
}

/** `env.NAME` is one level down. */
function joinPatches(keys: readonly string[]): Record<string, unknown> {
  const env = keys.filter((key) => key.startsWith("env.")).map((key) => [key.slice("env.".length), null]);
  const others = keys.filter((key) => !key.startsWith("env.")).map((key) => [key, null]);
  return { ...Object.fromEntries(others), ...(env.length === 0 ? {} : { env: Object.fromEntries(env) }) };
}

const shadowed: CatalogueEntry<"setup.setting-shadowed"> = {
  title: ({ variables }) => {
    const [first] = variables;
    const others = variables.length > 1 ? ` (and ${variables.length - 1} more variables)` : "";
    const loser = first?.losers[0];
    if (first === undefined || loser === undefined) return "A settings file overrides another value";
    const where = sayScope(loser.scope);
    return first.value === "<secret>"
      ? `${first.name}: a settings file overrides another value of ${where}${others}`
      : `${first.name}: ${first.value} of a settings file overrides ${loser.value} of ${where}${others}`;
  },
  why: ({ variables }) =>
    `For Claude Code a settings file beats the shell, and a higher file a lower one: ${sayList(variables.map((one) => sayPlace(one.winner)))} decides its ${sayList(variables.map((one) => one.decides))}.`,
  measured: ({ variables }) =>
    variables
      .map(
        ({ name, value, winner, losers }) =>
          `${name}: ${sayPlace(winner)} says ${value} and wins; ${losers
            .map((one) => `${sayPlace(one)} says ${one.value === "<secret>" ? "something else" : one.value}`)
            .join(", ")}`,
      )
      .join("; "),
  expected: () => "one value, or the same in every place",
  remedy: ({ variables }, { plan }) => {
    const mendings = variables.flatMap(({ name, value, winner, losers }): Mending[] =>
      losers.map((loser) => {
        const choose = `If the other value of ${name} is meant, write it to ${sayPlace(winner)}.`;
        if (loser.location === undefined) {
          const command = value === "<secret>" ? unsetCommand(plan, name) : exportCommand(plan, name, value);
          return {
            steps: [choose, "If not, let the shell agree, and change the start-up file that sets it."],
            commands: [command],
          };
        }
        return {
          steps: [choose, `If not, remove env.${name} from ${sayPlace(loser)}.`],
          commands: [],
          settings: { file: loser.location.file, patch: { env: { [name]: null } } },
        };
      }),
    );
    return {
      summary: "Decide which one is meant; the commands keep what Claude Code uses now.",
      ...joinMendings(mendings),
      links: [settingsLink],
    };
  },
  docs: "setup.md#setting-shadowed",
};

function sayScope(scope: string): string {
  if (scope === "environment") return "the shell";
  if (scope === "state") return "~/.claude.json";
  return `the ${scope} settings`;
}

const needTrust: CatalogueEntry<"setup.project-settings-need-trust"> = {
  title: ({ leftOut }) => `The project's settings pick ${sayList(leftOut.map(sayPick))}, and were left out`,
  why: ({ leftOut }) => {
    const decides = sayList(leftOut.flatMap((one) => one.decides));
    return decides === ""
      ? "Claude Code uses them once the folder is trusted, and with -p at once; this run did not."
      : `Claude Code would take its ${decides} from there, so this run says nothing about that.`;
  },
  measured: ({ leftOut }) =>
    leftOut.map((one) => `${one.key} in ${sayPlace({ scope: "project", ...one })}`).join("; "),
  expected: () => "--trust-project, once you have read these lines",
  remedy: ({ leftOut }, { plan }) => ({
    summary: "Read what the project picks; if you trust it, run again with --trust-project.",
    steps: leftOut.map(
      ({ key, location }) =>
        `Read ${key} in ${sayPlace({ scope: "project", ...(location === undefined ? {} : { location }) })}.`,
    ),
    commands: [`bedrock-doctor run --trust-project${plan.mode === "print" ? " --mode print" : ""}`],
    links: ["https://code.claude.com/docs/en/security"],
  }),
  docs: "setup.md#project-settings-need-trust",
};

const picks: Record<string, string> = {
  executable: "a command to run",
  file: "a file",
  host: "a host",
  proxy: "a proxy",
  "trust-root": "certificates to trust",
  profile: "an AWS profile",
};

function sayPick({ picks: pick }: { picks: string }): string {
  return picks[pick] ?? pick;
}

const managedIgnored: CatalogueEntry<"setup.managed-settings-ignored"> = {
  title: () => "Managed settings stand where Claude Code does not read them",
  why: ({ files }) =>
    files.some((one) => one.why === "server-managed")
      ? "Settings from Anthropic's server are not used with Bedrock, so none of these are in effect."
      : `Nothing in ${sayList(files.map((one) => one.file))} is in effect.`,
  measured: ({ files }) => files.map((one) => `${one.file}: ${reasons[one.why]}`).join("; "),
  expected: (_, { plan }) => managedFile(plan.platform),
  remedy: ({ files }, { plan }) => {
    const target = managedFile(plan.platform);
    const movable = files.find((one) => one.why !== "server-managed");
    return {
      summary: `Put the settings into ${target}, which an administrator can write.`,
      steps: [
        movable === undefined
          ? `Deploy the settings as ${target}, or by the device management of the organisation.`
          : `Move ${movable.file} to ${target}.`,
      ],
      commands: movable === undefined ? [] : moveCommands(plan.platform, movable.file, target),
      links: ["https://code.claude.com/docs/en/managed-settings"],
    } satisfies Remedy;
  },
  docs: "setup.md#managed-settings-ignored",
};

const reasons: Record<SetupArguments["setup.managed-settings-ignored"]["files"][number]["why"], string> = {
  "legacy-place": "no longer read since 2.1.75",
  "user-folder": "not a place for managed settings",
  "server-managed": "from Anthropic's server, which Bedrock leaves out",
};

const managedFiles = {
  linux: "/etc/claude-code/managed-settings.json",
  darwin: "/Library/Application Support/ClaudeCode/managed-settings.json",
  win32: "C:\\Program Files\\ClaudeCode\\managed-settings.json",
};

function managedFile(platform: keyof typeof managedFiles): string {
  return managedFiles[platform];
}

function moveCommands(platform: keyof typeof managedFiles, from: string, to: string): string[] {
  const folder = to.slice(0, Math.max(to.lastIndexOf("/"), to.lastIndexOf("\\")));
  return platform === "win32"
    ? [`New-Item -ItemType Directory -Force "${folder}"`, `Move-Item "${from}" "${to}"`]
    : [`sudo mkdir -p "${folder}"`, `sudo mv "${from}" "${to}"`];
}

export const setupSettingsCatalogue: Catalogue<
  | "setup.settings-invalid-value"
  | "setup.setting-shadowed"
  | "setup.project-settings-need-trust"
  | "setup.managed-settings-ignored"
> = {
  "setup.settings-invalid-value": invalidValue,
  "setup.setting-shadowed": shadowed,
  "setup.project-settings-need-trust": needTrust,
  "setup.managed-settings-ignored": managedIgnored,
};
