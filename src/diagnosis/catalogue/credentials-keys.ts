/** Key pairs and profiles as they are set: one half, not there, two at once. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { MissingHeader } from "../arguments/credentials.js";
import { joinMendings, type Mending } from "../join-mendings.js";
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

type Plan = RemedyContext["plan"];

const filesLink = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";
const keysLink = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const keysPage = "https://console.aws.amazon.com/iam/home#/security_credentials";
const pairNames = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

const incomplete: CatalogueEntry<"credentials.incomplete"> = {
  title: ({ halves }) =>
    `${halves[0]?.lacks ?? "One half"} is missing beside ${halves[0]?.has ?? "the other"}`,
  why: ({ used }) =>
    used === null
      ? "Claude Code passes over one half of a key pair as if it were not there, and finds no other credentials."
      : `Claude Code passes over one half of a key pair without a word and uses ${used} in its place.`,
  measured: ({ halves }) =>
    halves.map(({ source, has, lacks }) => `${has} stands in ${source}, ${lacks} does not`).join("; "),
  expected: () => "key ID and secret in one place",
  clientShows: ({ used }, { plan }) =>
    used === null ? findClientSentence("no-credentials", clientOf(plan)) : undefined,
  remedy: ({ halves, used }, { plan }) => {
    const [half] = halves;
    const profile = halves.find((one) => one.profile !== undefined)?.profile;
    if (half !== undefined && half.profile === undefined) {
      const removal = removeVariable(plan, half.has);
      if (used !== null) {
        return {
          summary: `Remove ${half.has} to keep ${used}, or set ${half.lacks} too.`,
          ...removal,
          links: [keysLink],
        };
      }
      const addition = setVariable(plan, half.lacks, "<the other half>");
      const place = plan.variables.find((one) => one.name === half.has)?.location?.file;
      const settings =
        place === undefined
          ? undefined
          : { file: place, patch: { env: { [half.lacks]: "<the other half>" } } };
      return {
        summary: `Set ${half.lacks} where ${half.has} is set; AWS shows a secret only when its key is made.`,
        steps: [
          `Set ${half.lacks} in ${half.source}.`,
          `Where nobody has the secret any more, make a new key at ${keysPage}.`,
        ],
        commands: place === undefined ? exportsOf(plan, half.lacks, addition) : [],
        ...(settings === undefined ? {} : { settings }),
        links: [keysLink],
      };
    }
    return {
      summary: "Write the whole key pair into the profile; AWS shows a secret only when its key is made.",
      steps: [
        `Give profile "${profile ?? "default"}" both halves; the command asks for them.`,
        `Where nobody has the secret any more, make a new key at ${keysPage}.`,
        `Without the AWS CLI: write ${half?.lacks ?? "the other half"} below ${half?.has ?? "the first"} in the file.`,
      ],
      commands: [`aws configure --profile ${quoteName(profile ?? "default")}`],
      links: [filesLink],
    };
  },
  docs: "credentials.md#incomplete",
};

function exportsOf(plan: Plan, name: string, { commands }: Mending): string[] {
  if (commands.length > 0) return commands;
  return [
    plan.platform === "win32" ? `$env:${name} = '<the other half>'` : `export ${name}='<the other half>'`,
  ];
}

const profileMissing: CatalogueEntry<"credentials.profile-missing"> = {
  title: ({ profile }) => `Profile "${profile}" does not exist`,
  why: () =>
    "Claude Code looks for credentials in the selected profile alone: key pairs in variables and the default profile are not used in its place.",
  measured: ({ profile, selectedBy, names, header }) =>
    `${selectedBy} is ${profile}; ${
      header === undefined
        ? names.length === 0
          ? "the AWS files hold no profile"
          : `the AWS files hold ${sayList(names)}`
        : `${header.file}:${header.line} reads ${header.written}`
    }`,
  expected: ({ profile, header }) =>
    header === undefined ? `a profile "${profile}"` : `${header.right} in ${header.file}`,
  clientShows: (_, { plan }) => findClientSentence("no-credentials", clientOf(plan)),
  remedy: ({ profile, nearest, names, header, selectedBy }, { plan }) => {
    if (header !== undefined) {
      return {
        summary: `Write the header as this file wants it: ${header.right}.`,
        steps: [
          `In ${header.file}:${header.line} change ${header.written} to ${header.right}.`,
          "The config file wants the word profile before every name but default; the credentials file never has it.",
        ],
        commands: [replaceCommand(plan, header)],
        links: [filesLink],
      };
    }
    const [only] = names;
    const meant = nearest ?? (names.length === 1 ? only : undefined);
    if (meant !== undefined) {
      const mending =
        selectedBy === "AWS_PROFILE"
          ? setVariable(plan, "AWS_PROFILE", meant)
          : {
              steps: [`Use --profile ${meant}.`],
              commands: [`bedrock-doctor --profile ${quoteName(meant)}`],
            };
      return { summary: `Select the profile that exists: ${meant}.`, ...mending, links: [filesLink] };
    }
    return {
      summary: `Make profile "${profile}", or select one that exists.`,
      steps: [
        `Make profile "${profile}" with a key pair by the first command, or with IAM Identity Center by the second.`,
        names.length === 0
          ? "Without the AWS CLI: write the profile into ~/.aws/credentials."
          : `Or set AWS_PROFILE to one of ${sayList(names)}.`,
      ],
      commands: [
        `aws configure --profile ${quoteName(profile)}`,
        `aws configure sso --profile ${quoteName(profile)}`,
      ],
      links: [filesLink],
    };
  },
  docs: "credentials.md#profile-missing",
};

function replaceCommand({ platform }: Plan, { file, written, right }: MissingHeader): string {
  const pattern = written.replace(/[\\/.*^$[\]]/g, "\\$&");
  if (platform === "win32") {
    const regex = `^${written.replace(/[\\.*^$[\]()+?{}|]/g, "\\$&")}`.replaceAll("'", "''");
    const path = file.replaceAll("'", "''");
    return `(Get-Content '${path}') -replace '${regex}', '${right.replaceAll("'", "''")}' | Set-Content '${path}'`;
  }
  const inPlace = platform === "darwin" ? "-i ''" : "-i";
  const script = `s/^${pattern}/${right.replace(/[\\/&]/g, "\\$&")}/`.replaceAll("'", `'\\''`);
  return `sed ${inPlace} '${script}' '${file.replaceAll("'", `'\\''`)}'`;
}

/** A profile's name as an argument of a command. */
export function quoteName(name: string): string {
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `"${name}"`;
}

const multiple: CatalogueEntry<"credentials.multiple-sources"> = {
  title: ({ used }) => `Two identities are set, and ${used.name} wins`,
  why: ({ used, unused }) =>
    `Claude Code takes ${used.source} and says nothing of ${sayList(unused.map(({ source }) => source))}: permissions, account and bill are those of the first.`,
  measured: ({ used, unused }) =>
    `${used.source}: ${used.name}; passed over: ${unused.map(({ source, name }) => `${source}: ${name}`).join("; ")}`,
  expected: () => "one source, or several for one identity",
  remedy: ({ used, unused, variables }, { plan }) => {
    const links = ["https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html"];
    if (variables.length > 0) {
      const mending = joinMendings(variables.map((name) => removeVariable(plan, name)));
      return {
        summary: `Remove the variables that are passed over, where ${used.source} is meant.`,
        ...mending,
        steps: [
          ...mending.steps,
          "Where the variables are meant, remove AWS_PROFILE instead, and put AWS_REGION in its place.",
        ],
        links,
      };
    }
    const set = pairNames.filter((name) =>
      plan.variables.some((one) => one.name === name && one.value !== ""),
    );
    const removal = joinMendings(set.map((name) => removeVariable(plan, name)));
    return {
      summary: `Keep ${used.source} by selecting it on purpose, or remove it and use ${unused[0]?.source ?? "the other"}.`,
      ...removal,
      steps: [
        `Where ${unused[0]?.source ?? "the other"} is meant: ${removal.steps.join(" ")}`,
        `Where ${used.source} is meant, nothing has to be done; to say so, ignore this code.`,
      ],
      links,
    };
  },
  docs: "credentials.md#multiple-sources",
};

export const credentialKeysCatalogue: Catalogue<
  "credentials.incomplete" | "credentials.profile-missing" | "credentials.multiple-sources"
> = {
  "credentials.incomplete": incomplete,
  "credentials.profile-missing": profileMissing,
  "credentials.multiple-sources": multiple,
};
