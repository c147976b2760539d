/** What the `setup` codes about the run itself mean: commands that cannot be run, a long silence. */
import type { Plan } from "../../claude-code/types.js";
import { exportCommand } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { sayList } from "./say.js";

const awsCliMissing: CatalogueEntry<"setup.aws-cli-missing"> = {
  title: ({ version }) =>
    version === null
      ? "The AWS CLI, which a remedy here uses, was not found"
      : `The AWS CLI ${version} is too old for a remedy here`,
  why: () => "Claude Code itself does without it; each command of the remedy has a way round it.",
  measured: ({ version, needs }) =>
    `${version === null ? "no aws on PATH" : `aws ${version}`}; needed for ${sayList(needs.map((one) => one.command))}`,
  expected: ({ needs }) => {
    const since = needs.map((one) => one.since).find((one) => one !== null);
    return since === undefined ? "any AWS CLI" : `the AWS CLI ${since} or later`;
  },
  remedy: ({ needs }, { plan }) => ({
    summary: "Install the AWS CLI, or go without it.",
    steps: [...new Set(needs.map((one) => withoutCli(one.command, plan)))],
    commands: installAwsCli(plan),
    links: ["https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"],
  }),
  docs: "setup.md#aws-cli-missing",
};

function withoutCli(command: string, { region }: Plan): string {
  if (command.startsWith("aws bedrock list-inference-profiles"))
    return `Without it: the inference profiles are listed in the Bedrock console of ${region.value}, under Cross-region inference.`;
  if (command.startsWith("aws configure sso") || command.startsWith("aws sso"))
    return "Without it: an access key or a Bedrock API key does without a sign-in; IAM Identity Center shows temporary keys on its start page.";
  return "Without it: write aws_access_key_id, aws_secret_access_key and, for temporary keys, aws_session_token under the profile's name in ~/.aws/credentials.";
}

function installAwsCli({ platform }: Plan): string[] {
  if (platform === "win32") return ["winget install --exact --id Amazon.AWSCLI"];
  if (platform === "darwin") return ["brew install awscli"];
  return [
    'curl "https://awscli.amazonaws.com/awscli-exe-linux-$(uname -m).zip" -o awscliv2.zip && unzip awscliv2.zip && sudo ./aws/install',
  ];
}

const silentRetries: CatalogueEntry<"setup.silent-retries"> = {
  title: ({ seconds }) => `claude -p says nothing for ${sayTime(seconds)} before it reports this`,
  why: ({ attempts }) =>
    `It tries ${attempts} times, with growing pauses, and prints nothing meanwhile: it looks as if it hung.`,
  measured: ({ failures, attempts, setBy }) =>
    `${sayList(failures)}; ${attempts} attempts by ${setBy === "default" ? "the client's default" : setBy}`,
  expected: () => "an answer at the first attempt",
  remedy: (_, { plan }) => ({
    summary: "Mend the error; while you do, fewer retries show it sooner.",
    steps: ["CLAUDE_CODE_MAX_RETRIES holds in every release; remove it again afterwards."],
    commands: [exportCommand(plan, "CLAUDE_CODE_MAX_RETRIES", "1")],
    links: ["https://code.claude.com/docs/en/errors"],
  }),
  docs: "setup.md#silent-retries",
};

function sayTime(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  return minutes === 1 ? "a minute or more" : `${minutes} minutes or more`;
}

export const setupRunCatalogue: Catalogue<"setup.aws-cli-missing" | "setup.silent-retries"> = {
  "setup.aws-cli-missing": awsCliMissing,
  "setup.silent-retries": silentRetries,
};
