/** What the `setup` codes about credentials in variables and settings mean and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { joinMendings, type Mending } from "../join-mendings.js";
import { removeVariable, userSettingsFile } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { sayList, sayPlace, sayVerb } from "./say.js";

const strayAuth: CatalogueEntry<"setup.stray-anthropic-auth"> = {
  title: ({ sources }) =>
    `${sayList(sources.map((one) => one.name))} ${sayVerb(sources, "has", "have")} no use beside Bedrock`,
  why: ({ harmful, version }) =>
    harmful
      ? `Claude Code ${version} sends it to AWS in place of the signature, and AWS refuses that.`
      : "It is for Anthropic's own API: with Bedrock on, Claude Code does not send it.",
  measured: ({ sources }) => sources.map((one) => `${one.name} in ${sayPlace(one)}`).join("; "),
  expected: () => "AWS credentials or a Bedrock API key alone",
  remedy: ({ sources, harmful }, { plan }) => ({
    summary: harmful
      ? "Take it away from Claude Code, or update Claude Code to 2.1.101 or later."
      : "Nothing has to be done; to be clear about it, keep it from Claude Code.",
    ...joinMendings(sources.map((one) => keepAway(plan, one))),
    links: ["https://code.claude.com/docs/en/authentication"],
  }),
  docs: "setup.md#stray-anthropic-auth",
};

/** What the shell sets other programs may need: an empty value in the settings keeps it from the client alone. */
function keepAway(plan: Plan, { name, location }: { name: string; location?: { file: string } }): Mending {
  if (location !== undefined) {
    const patch = name === "apiKeyHelper" ? { [name]: null } : { env: { [name]: null } };
    return {
      steps: [`Remove ${name} from ${location.file}.`],
      commands: [],
      settings: { file: location.file, patch },
    };
  }
  const file = userSettingsFile(plan);
  return {
    steps: [`In ${file} set env.${name} to "": other programs keep the one of your shell.`],
    commands: [],
    settings: { file, patch: { env: { [name]: "" } } },
  };
}

const secretInSettings: CatalogueEntry<"setup.secret-in-settings"> = {
  title: ({ secrets }) =>
    secrets.some((one) => one.shared)
      ? "The project's shared settings hold a secret in plain text"
      : "A settings file holds a secret in plain text",
  why: ({ secrets }) =>
    secrets.some((one) => one.shared)
      ? "That file is made to be committed: everybody who reads the repository, or its history, can use the secret."
      : "Every program and every backup that reads the file can use the secret.",
  measured: ({ secrets }) =>
    secrets
      .map((one) => `${one.name} in ${one.line === undefined ? one.file : `${one.file}:${one.line}`}`)
      .join("; "),
  expected: () => "a profile, a sign-in or a helper command; no secret in a settings file",
  remedy: ({ secrets }) => {
    const shared = secrets.some((one) => one.shared);
    const files = [...new Set(secrets.map((one) => one.file))];
    const patches = files.map((file): Mending => {
      const names = secrets.filter((one) => one.file === file).map((one) => one.name);
      // Half a pair would be a fault of its own.
      if (names.includes("AWS_SECRET_ACCESS_KEY")) names.unshift("AWS_ACCESS_KEY_ID");
      const env = names.map((name) => [name, null]);
      return {
        steps: [`Remove ${sayList(names)} from ${file}.`],
        commands: [],
        settings: { file, patch: { env: Object.fromEntries(env) } },
      };
    });
    const mending = joinMendings(patches);
    return {
      summary: shared
        ? "Revoke the secret, since others may have it, and take it out of the file."
        : "Keep the secret where AWS tools look for it, and take it out of the file.",
      ...mending,
      steps: [
        ...(shared
          ? ["Deactivate the key in AWS and make a new one: removing the line does not clean the history."]
          : []),
        "Give the credentials another place first: a profile that AWS_PROFILE names, awsCredentialExport, or, for an API key, your shell's start-up file.",
        ...mending.steps,
      ],
      links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html"],
    };
  },
  docs: "setup.md#secret-in-settings",
};

const skipAuth: CatalogueEntry<"setup.skip-auth-without-gateway"> = {
  title: ({ planes }) =>
    `${sayList(planes.map((one) => one.name))} ${sayVerb(planes, "is", "are")} on, and no gateway is named`,
  why: () => "Claude Code then sends its requests unsigned to AWS, which refuses every one of them.",
  measured: ({ planes }) =>
    planes.map((one) => `${one.name} is on, ${one.baseUrl} is not set: requests go to ${one.url}`).join("; "),
  expected: ({ planes }) =>
    `${sayList(planes.map((one) => one.baseUrl))} with the gateway's URL, or authentication left on`,
  remedy: ({ planes }, { plan }) => {
    const mending = joinMendings(planes.map((one) => removeVariable(plan, one.name)));
    return {
      summary: "Leave authentication on, or name the gateway that adds it.",
      ...mending,
      steps: [
        ...planes.map(
          (one) => `If there is a gateway, set ${one.baseUrl} to its URL and leave the switch as it is.`,
        ),
        ...mending.steps.map((step) => `Without one: ${step.charAt(0).toLowerCase()}${step.slice(1)}`),
      ],
      links: ["https://code.claude.com/docs/en/llm-gateway"],
    };
  },
  docs: "setup.md#skip-auth-without-gateway",
};

export const setupCredentialsCatalogue: Catalogue<
  "setup.stray-anthropic-auth" | "setup.secret-in-settings" | "setup.skip-auth-without-gateway"
> = {
  "setup.stray-anthropic-auth": strayAuth,
  "setup.secret-in-settings": secretInSettings,
  "setup.skip-auth-without-gateway": skipAuth,
};
