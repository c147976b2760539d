/** What the documentation says of the `setup` codes about the client's installation and releases. */
import type { SetupArguments } from "../arguments/setup.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

export const setupClientManual = {
  "setup.client-not-found": {
    meaning:
      "What Claude Code does changes from release to release, and no installation tells which one is meant. The rules of the newest release that is known are used.",
    proof: "No Claude Code stands on `PATH` or where its installers put it.",
    shows: "Nothing: it does not run.",
  },
  "setup.client-not-on-path": {
    meaning: "Claude Code is installed, and the command `claude` is not found in this shell.",
    proof:
      "It stands at its usual place (`~/.local/bin`, on Windows `%USERPROFILE%\\.local\\bin`), and `PATH` does not lead there. The installation in `~/.claude/local` is started by an alias and is not reported.",
    shows: "Nothing: the shell says that the command is not found.",
  },
  "setup.windows-shell-missing": {
    meaning:
      "Claude Code on Windows runs commands with Git Bash; from 2.1.120 on PowerShell will do. Without either it does not start.",
    proof:
      "On Windows, no Git Bash was found, neither at its usual places nor by `CLAUDE_CODE_GIT_BASH_PATH`, and no PowerShell that this release does with.",
    shows: "It was not observed on Windows; by the documentation it asks for Git Bash and ends.",
  },
  "setup.feature-not-on-bedrock": {
    meaning: "The settings ask for something that Bedrock does not offer. It has no effect.",
    proof: "`fastMode`, `advisorModel`, or `WebSearch` among the allowed tools stands in a settings file.",
    shows: "Nothing: the feature is not there.",
  },
  "setup.shell-only": {
    meaning:
      "The set-up exists in one shell only. An IDE that was started from the desktop and a background agent do not see it, and work otherwise or not at all.",
    proof:
      "The provider's switch, the region or `AWS_PROFILE` comes from the environment of this shell, and no settings file repeats it. Not reported in CI (`CI` is set), for a region that the AWS files name too, and for keys alone: they have no business in a settings file.",
    shows:
      "Nothing in this shell; elsewhere what it shows without these variables, such as “Not logged in · Please run /login”.",
  },
  "setup.aws-cli-missing": {
    meaning: "A remedy of this report has a command of the AWS CLI. Claude Code itself does without it.",
    proof:
      "The report has such a command, and `aws` was not found or is too old for it. Without such a command nothing is reported.",
    mend: "The finding gives the way without the AWS CLI for each command.",
    shows: "Nothing.",
  },
  "setup.client-newer-than-knowledge": {
    meaning:
      "The installed Claude Code is newer than the newest release whose behaviour was observed. The rules of that release are applied to it, and what changed since is not known here.",
    proof: "The version was read from the installation, or given with `--claude-version`.",
    shows: "Nothing: it is about this tool.",
  },
  "setup.client-known-bug": {
    meaning: `The installed release has a defect that this set-up meets.${table(
      ["Release", "Condition", "Effect"],
      [
        "2.1.207",
        "SSO profile whose `sso_region` is not the region of Bedrock",
        "`Session token not found or invalid`",
      ],
      ["2.1.94, 2.1.95", "API key, or authentication left to a gateway", "`Authorization header is missing`"],
      ["up to 2.1.96", "`ANTHROPIC_BEDROCK_BASE_URL` is empty", "signing breaks"],
      ["2.1.228 and later", "a gateway that knows only `ANTHROPIC_API_KEY`", "the key is not sent"],
    )}`,
    proof:
      "The release is one of the table, and the plan meets the condition. The defects are a dated list in `src/knowledge/client-defects.ts`, with their sources.",
    shows: "The text in the last column, where it is one.",
  },
  "setup.silent-retries": {
    meaning: `\`claude -p\` tries again by itself for a minute or more and prints nothing meanwhile: it looks as if it hung. By default there are 10 retries with growing pauses (0.6, 1.1, 2.1, 4.2, 9, about 18 seconds and longer). In the terminal each attempt is a line on the screen.${table(
      ["Failure", "Retried in silence"],
      ["expired or invalid credentials, refused API key", "in every release that was observed"],
      ["throttling, 5xx, no connection, no such host", "in every release that was observed"],
      ["denied by IAM", "up to 2.1.281 (the change lies between 2.1.281 and 2.1.285)"],
      ["no access to the model", "in 2.1.170; not from 2.1.280 on"],
      ["no credentials at all", "up to 2.1.205"],
    )}`,
    proof:
      "With `--mode print`, beside an error of this report that the release retries. In the terminal it is not reported.",
    shows: "Nothing for that time; then the sentence of the error.",
  },
} satisfies Partial<Manual<keyof SetupArguments>>;
