/** What the `setup` codes about single variables mean and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { joinMendings, type Mending } from "../join-mendings.js";
import { exportCommand, removeVariable, setVariable, unsetCommand, userSettingsFile } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { sayList, sayPlace, sayVerb } from "./say.js";

const bedrockLink = "https://code.claude.com/docs/en/amazon-bedrock";
const variablesLink = "https://code.claude.com/docs/en/env-vars";

/** What the plan shows of a secret (a URL with a password, say): nothing to paste. */
const hidden = "<secret>";

const providers: Record<string, string> = {
  CLAUDE_CODE_USE_VERTEX: "Google Vertex AI",
  CLAUDE_CODE_USE_FOUNDRY: "Microsoft Foundry",
  CLAUDE_CODE_USE_ANTHROPIC_AWS: "Claude Platform on AWS",
};

const providerConflict: CatalogueEntry<"setup.provider-conflict"> = {
  title: ({ others }) =>
    `${sayList(others.map((one) => providers[one.name] ?? one.name))} ${sayVerb(others, "is", "are")} switched on beside Bedrock`,
  why: ({ others }) =>
    others.some((one) => one.name === "CLAUDE_CODE_USE_VERTEX")
      ? "Bedrock wins; the other switch has no effect while Bedrock is on, and takes over without a word when it is not."
      : "By the documentation Bedrock wins; the other switch takes over without a word when Bedrock is off.",
  measured: ({ others }) =>
    others.map((one) => `${one.name}=${JSON.stringify(one.value)} in ${sayPlace(one)}`).join("; "),
  expected: () => "one provider",
  remedy: ({ others }, { plan }) => ({
    summary: "Remove the switch of the provider that you do not mean.",
    ...joinMendings(others.map((one) => removeVariable(plan, one.name))),
    links: ["https://code.claude.com/docs/en/third-party-integrations"],
  }),
  docs: "setup.md#provider-conflict",
};

const lookAlike: CatalogueEntry<"setup.look-alike-variable"> = {
  title: ({ variables }) => `Claude Code does not read ${sayList(variables.map((one) => one.name))}`,
  why: ({ variables }) =>
    variables.length === 1
      ? `It reads ${variables[0]?.meant ?? ""}, so ${variables[0]?.value ?? ""} has no effect.`
      : "It reads other names, so these values have no effect.",
  measured: ({ variables }) =>
    variables.map((one) => `${one.name}=${one.value} in ${sayPlace(one)}`).join("; "),
  expected: ({ variables }) => sayList(variables.map((one) => one.meant)),
  remedy: ({ variables }, { plan }) => ({
    summary: `Use ${sayList(variables.map((one) => one.meant))}.`,
    ...joinMendings(
      variables.map(({ name, value, meant, meantIsSet, readBy, location }): Mending => {
        const ownUse = readBy === undefined ? "" : ` ${readBy} reads ${name}; keep it there if you use that.`;
        if (location !== undefined) {
          const patch = {
            env: { [name]: null, ...(meantIsSet || value === hidden ? {} : { [meant]: value }) },
          };
          return {
            steps: [
              meantIsSet
                ? `Remove env.${name} from ${sayPlace({ scope: "", location })}: ${meant} is set already.`
                : `In ${sayPlace({ scope: "", location })} rename env.${name} to ${meant}.`,
            ],
            commands: [],
            settings: { file: location.file, patch },
          };
        }
        return {
          steps: [
            meantIsSet
              ? `${meant} is set already and counts; remove ${name}, or give both the same value.${ownUse}`
              : `Set ${meant} where your shell sets ${name}.${ownUse}`,
          ],
          commands: [
            ...(readBy === undefined || meantIsSet ? [unsetCommand(plan, name)] : []),
            ...(meantIsSet || value === hidden ? [] : [exportCommand(plan, meant, value)]),
          ],
        };
      }),
    ),
    links: [variablesLink],
  }),
  docs: "setup.md#look-alike-variable",
};

const endpointIgnored: CatalogueEntry<"setup.endpoint-override-ignored"> = {
  title: ({ overrides }) =>
    `${sayList(overrides.map((one) => one.name))} ${sayVerb(overrides, "does", "do")} not move model requests`,
  why: ({ overrides, hosts }) =>
    overrides.some((one) => one.moves === "control-plane")
      ? `Only the list of inference profiles is asked there; prompts and answers go to ${sayList(hosts)}.`
      : `Claude Code does not use it for anything on Bedrock; prompts and answers go to ${sayList(hosts)}.`,
  measured: ({ overrides, hosts }) =>
    `${overrides.map((one) => `${one.name}=${one.value} in ${sayPlace(one)}`).join("; ")}; model requests go to ${sayList(hosts)}`,
  expected: () => "ANTHROPIC_BEDROCK_BASE_URL, which moves both",
  remedy: ({ overrides, region }, { plan }) => ({
    summary:
      "Set ANTHROPIC_BEDROCK_BASE_URL where model requests are to go elsewhere; else remove the other setting.",
    ...joinMendings(overrides.map((one) => moveEndpoint(plan, one, region))),
    links: [bedrockLink],
  }),
  docs: "setup.md#endpoint-override-ignored",
};

function moveEndpoint(plan: Plan, { name, value }: { name: string; value: string }, region: string): Mending {
  const target = baseUrlFor(name, value, region);
  if (plan.endpoints.invoke === null || target === null) {
    return name === name.toUpperCase()
      ? removeVariable(plan, name)
      : { steps: [`Remove ${name} from the profile in the AWS config file.`], commands: [] };
  }
  const set = setVariable(plan, "ANTHROPIC_BEDROCK_BASE_URL", target);
  return name === "AWS_ENDPOINT_URL_BEDROCK_RUNTIME" ? joinMendings([set, removeVariable(plan, name)]) : set;
}

/** Where model requests were probably meant to go; null where the setting does not tell. */
function baseUrlFor(name: string, value: string, region: string): string | null {
  switch (name) {
    case "AWS_ENDPOINT_URL_BEDROCK_RUNTIME":
      return value === hidden ? null : value;
    case "AWS_USE_FIPS_ENDPOINT":
    case "use_fips_endpoint":
      return `https://bedrock-runtime-fips.${region}.amazonaws.com`;
    case "AWS_USE_DUALSTACK_ENDPOINT":
    case "use_dualstack_endpoint":
      return `https://bedrock-runtime.${region}.api.aws`;
    default:
      return null;
  }
}

const shellOnly: CatalogueEntry<"setup.shell-only"> = {
  title: ({ variables }) =>
    `${sayList(variables.map((one) => one.name))} ${sayVerb(variables, "is", "are")} set in this shell only`,
  why: () =>
    "An IDE or a background agent that was not started from this shell does not see it, and works otherwise or not at all.",
  measured: ({ variables }) =>
    `in the environment: ${variables.map((one) => (one.value === null ? one.name : `${one.name}=${one.value}`)).join(", ")}; no settings file repeats it`,
  expected: (_, { plan }) => `the same in ${userSettingsFile(plan)}, which every start reads`,
  remedy: ({ variables }, { plan }) => {
    const file = userSettingsFile(plan);
    const plain = variables.flatMap(({ name, value }) =>
      value === null || isKey(name) ? [] : [[name, value]],
    );
    const secret = variables.some(({ name, value }) => value === null || isKey(name));
    return {
      summary: "Repeat it in the user settings, where every way of starting Claude Code sees it.",
      steps: [
        `In ${file} set ${sayList(plain.map(([name]) => `env.${name ?? ""}`))}.`,
        ...(secret
          ? [
              "Keep keys out of settings files: give an IDE a profile, by AWS_PROFILE, or awsCredentialExport.",
            ]
          : []),
      ],
      commands: [],
      settings: { file, patch: { env: Object.fromEntries(plain) } },
      links: [variablesLink],
    };
  },
  docs: "setup.md#shell-only",
};

/** The ID alone is of no use in a settings file without its secret. */
function isKey(name: string): boolean {
  return name === "AWS_ACCESS_KEY_ID";
}

export const setupVariablesCatalogue: Catalogue<
  | "setup.provider-conflict"
  | "setup.look-alike-variable"
  | "setup.endpoint-override-ignored"
  | "setup.shell-only"
> = {
  "setup.provider-conflict": providerConflict,
  "setup.look-alike-variable": lookAlike,
  "setup.endpoint-override-ignored": endpointIgnored,
  "setup.shell-only": shellOnly,
};
