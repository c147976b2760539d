/** Plain meanings of the `setup` and `region` codes. */
import type { PlainMeanings } from "./types.js";

export const setupMeanings: PlainMeanings = {
  "setup.provider-not-enabled": {
    title: "Claude Code is not told to use Amazon Bedrock",
    mend: 'Set `"env": {"CLAUDE_CODE_USE_BEDROCK": "1"}` in `~/.claude/settings.json`: a variable of one shell does not reach an IDE. Look for a higher file that sets it to "0" or "".',
    commands: ["bedrock-doctor plan"],
  },
  "setup.provider-conflict": {
    title: "Another provider is switched on beside Bedrock",
    mend: "Remove the switch that is not meant: CLAUDE_CODE_USE_VERTEX, CLAUDE_CODE_USE_FOUNDRY or CLAUDE_CODE_USE_ANTHROPIC_AWS.",
  },
  "setup.settings-unreadable": {
    title: "A settings file of Claude Code cannot be read",
    mend: "Make the file strict JSON again: one object, no comments, no trailing comma. `bedrock-doctor` names file, line and column.",
    commands: ["bedrock-doctor plan"],
  },
  "setup.settings-invalid-value": {
    title: "A value in a settings file has the wrong type",
    mend: 'Write values of `env` as texts in quotes; to cancel a variable write `""`, not `null`.',
  },
  "setup.setting-shadowed": {
    title: "A settings file overrides another value",
    mend: "Let both places say the same: a settings file's `env` beats the shell, and managed, `--settings`, local, project and user files beat each other in that order.",
    commands: ["bedrock-doctor plan"],
  },
  "setup.project-settings-need-trust": {
    title: "The project's settings pick something that needs trust",
    mend: "Read what they pick; if you trust it, choose Yes in Claude Code's dialog, and run the doctor with the option below.",
    commands: ["bedrock-doctor --trust-project"],
  },
  "setup.managed-settings-ignored": {
    title: "Managed settings stand where Claude Code does not read them",
    mend: "Move them to `/etc/claude-code/managed-settings.json` (Linux), `/Library/Application Support/ClaudeCode/` (macOS) or `C:\\Program Files\\ClaudeCode\\` (Windows). Server-managed settings do not reach Bedrock.",
  },
  "setup.look-alike-variable": {
    title: "A variable is set that Claude Code never reads",
    mend: "Use the name that is read; `bedrock-doctor` names it.",
  },
  "setup.stray-anthropic-auth": {
    title: "Credentials for Anthropic's own API are set beside Bedrock",
    mend: "Remove ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, `apiKeyHelper` and any Authorization header in ANTHROPIC_CUSTOM_HEADERS.",
  },
  "setup.secret-in-settings": {
    title: "A settings file holds a secret in plain text",
    mend: "Take the secret out, make it invalid where it was shared, and use a profile (`AWS_PROFILE`).",
  },
  "setup.skip-auth-without-gateway": {
    title: "Requests go to AWS unsigned",
    mend: "Remove CLAUDE_CODE_SKIP_BEDROCK_AUTH and CLAUDE_CODE_SKIP_MANTLE_AUTH, or set the gateway's base URL that they are meant for.",
    commands: ["bedrock-doctor plan"],
  },
  "setup.endpoint-override-ignored": {
    title: "An endpoint setting does not move Claude Code's model calls",
    mend: "Use ANTHROPIC_BEDROCK_BASE_URL; AWS_ENDPOINT_URL* and the FIPS and dual-stack switches do not move model calls.",
  },
  "setup.client-not-found": {
    title: "Claude Code was not found on this machine",
    mend: "Install it, or tell the doctor which release to predict.",
    commands: ["npm install -g @anthropic-ai/claude-code", "bedrock-doctor --claude-version <version>"],
  },
  "setup.client-not-on-path": {
    title: "Claude Code is installed, but the shell does not find it",
    mend: "Add its folder to PATH: `~/.local/bin` (Windows: `%USERPROFILE%\\.local\\bin`), and open a new shell.",
  },
  "setup.windows-shell-missing": {
    title: "Claude Code lacks the shell it needs on Windows",
    mend: "Install Git for Windows, or point CLAUDE_CODE_GIT_BASH_PATH to its `bash.exe`.",
    commands: ["winget install Git.Git"],
  },
  "setup.feature-not-on-bedrock": {
    title: "The settings rely on something Bedrock does not offer",
    mend: "Remove the setting; WebSearch, fast mode and server-managed settings do not exist on Bedrock.",
  },
  "setup.shell-only": {
    title: "The set-up exists in one shell only",
    mend: "Put the variables into `env` of `~/.claude/settings.json`: an IDE or a background agent started elsewhere does not see the shell's.",
  },
  "setup.aws-cli-missing": {
    title: "The AWS CLI is missing or too old",
    mend: "Install the current AWS CLI version 2, or follow the way without it that the report gives.",
    commands: ["aws --version"],
  },
  "setup.client-newer-than-knowledge": {
    title: "Claude Code is newer than what this tool was verified against",
    mend: "Update bedrock-doctor.",
    commands: ["npx bedrock-doctor@latest"],
  },
  "setup.client-known-bug": {
    title: "This release of Claude Code has a defect that this set-up hits",
    mend: "Update Claude Code.",
    commands: ["claude --version", "claude update"],
  },
  "setup.silent-retries": {
    title: "Claude Code retries this failure in silence",
    mend: "Lower CLAUDE_CODE_MAX_RETRIES to see the failure sooner; mend what is refused.",
  },
};

export const regionMeanings: PlainMeanings = {
  "region.default-fallback": {
    title: "No region is set, so us-east-1 is used",
    mend: 'Set `"env": {"AWS_REGION": "<region>"}` in `~/.claude/settings.json`, or `region` in the AWS profile (2.1.172 and later).',
    commands: ["aws configure set region <region> --profile <profile>"],
  },
  "region.malformed": {
    title: "The region is not shaped like one",
    mend: "Write it plainly, such as `us-east-1`: no quotes, blanks, line breaks or dots.",
    commands: ["bedrock-doctor plan"],
  },
  "region.ignored-by-version": {
    title: "This release of Claude Code does not read the region where it is set",
    mend: "Set AWS_REGION, or update: releases up to 2.1.171 do not read the AWS files for it.",
    commands: ["claude update"],
  },
  "region.unknown": {
    title: "The region does not exist, or has no Bedrock",
    mend: "Correct AWS_REGION or the profile's `region`.",
    commands: ["bedrock-doctor plan"],
  },
  "region.small-fast-ineffective": {
    title: "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION has no effect",
    mend: "Pin the background model with ANTHROPIC_DEFAULT_HAIKU_MODEL as well, or remove the variable.",
  },
  "region.prefix-override-ignored": {
    title: "ANTHROPIC_BEDROCK_REGION_PREFIX is ignored",
    mend: "Use us, eu, apac, jp, au or global, with Claude Code 2.1.224 or later.",
  },
  "region.unexpected": {
    title: "Another region is in use than expected",
    mend: "Set AWS_REGION to the expected one.",
    commands: ["bedrock-doctor plan"],
  },
  "region.partition-unsupported": {
    title: "Claude Code calls the wrong host in this partition",
    mend: "Set ANTHROPIC_BEDROCK_BASE_URL to the partition's own Bedrock Runtime host.",
  },
};
