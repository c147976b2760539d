/** What the documentation says of the `setup` codes about settings and variables. */
import type { SetupArguments } from "../arguments/setup.js";
import { setupClientManual } from "./setup-client.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

const settingsManual = {
  "setup.provider-not-enabled": {
    meaning:
      "Claude Code is not told to use Amazon Bedrock, so it looks for an Anthropic account instead. `1`, `true` and `yes` switch a provider on; `0`, `2` and an empty value do not.",
    proof:
      'After the settings files are laid over the environment, neither `CLAUDE_CODE_USE_BEDROCK` (the Invoke API) nor `CLAUDE_CODE_USE_MANTLE` (Mantle) is on. A value in a settings file\'s `env` beats the same variable in the shell, so a forgotten `"0"` in `.claude/settings.local.json` is enough.',
  },
  "setup.provider-conflict": {
    meaning:
      "Another provider is switched on beside Bedrock. Bedrock wins (observed for Vertex, documented for the others), and the other one takes over without a word when Bedrock is switched off.",
    proof:
      "`CLAUDE_CODE_USE_VERTEX`, `CLAUDE_CODE_USE_FOUNDRY` or `CLAUDE_CODE_USE_ANTHROPIC_AWS` is on beside Bedrock. A signed-in session of a Claude apps gateway outranks Bedrock; no file that is read here tells of one, so this is not looked for.",
    shows: "Nothing: it uses Bedrock.",
  },
  "setup.settings-unreadable": {
    severity: "error or warning",
    meaning:
      "Claude Code drops a user or project file that it cannot read whole, so nothing that stands in it has any effect. A broken managed file stops newer releases from starting. It is an **error** where the client refuses to start, and where the lost file seems to have held what is missing now: the provider's switch, the credentials, the proxy, a certificate file, the gateway or the region. Otherwise it is a **warning**. What is missing because of it is not reported a second time.",
    proof:
      "The file was read and is not strict JSON, is not an object, or cannot be read (a folder, no permission, larger than 1 MiB, a loop of links). Comments and trailing commas are faults; a byte-order mark is not. The report names file, line and column of the first fault, never a word of the content. A known key of a wrong type is [setup.settings-invalid-value](#settings-invalid-value).",
    shows:
      "With `-p` nothing: the file is skipped without a word. In the terminal a dialog, “Settings Error”, before the first prompt.",
  },
  "setup.settings-invalid-value": {
    meaning: `A value in a settings file is of a wrong type.${table(
      ["Where", "What the client does"],
      ["`env`: a number or a boolean", "makes the text of it that was meant; **not reported**"],
      [
        "`env`: `null`",
        'makes the text `"null"`: `"AWS_REGION": null` asks `bedrock-runtime.null.amazonaws.com`',
      ],
      ["`env`: an object or an array", "makes a text that nobody meant"],
      ["a known key, user or project file", "drops the whole file"],
      ["a known key, managed file", "leaves the key out"],
    )}`,
    proof:
      "The file was read, and the type of the value is not the one that Claude Code's settings have for the key. It is an **error** where a dropped file seems to have held what is missing now, the provider's switch or the credentials.",
    shows: "With `-p` nothing. In the terminal the dialog “Settings Error” names key and type.",
  },
  "setup.setting-shadowed": {
    meaning:
      "A settings file overrides another value of a variable that decides the region, the credentials, a model or an endpoint of this set-up. A file's `env` beats what the shell exports, and a higher file beats a lower one: managed, `--settings`, `.claude/settings.local.json`, `.claude/settings.json`, `~/.claude/settings.json`. `~/.claude.json` beats the shell too; its place among the files was never observed, so a value that stands there is not said to lose.",
    proof:
      "Both places were read, and their values differ. Not reported: the same value in two places (blanks at the ends do not count), an empty value (the way to cancel a variable), a value that was given with `--settings`, and variables that decide nothing here.",
    shows: "Nothing: it uses the value that wins.",
  },
  "setup.project-settings-need-trust": {
    meaning:
      "The project's own settings (`.claude/settings.json`, `.claude/settings.local.json`) pick an executable, a file, a host, a proxy, a trust root or an AWS profile. Whoever wrote the repository wrote them, so this tool leaves them out until you say `--trust-project`. Claude Code itself applies them once the folder is trusted, and with `-p` at once.",
    proof:
      "Such a value stands in a file of the project, says something else than what is in force, and no managed file beats it. Where it would decide the region, the credentials, an endpoint or the proxy, nothing that this run saw is true of Claude Code: the required checks are undecided, no refusal is reported, and the verdict is inconclusive.",
    shows:
      "In the terminal it asks whether the folder is trusted. With `-p` it asks nothing and takes the values.",
  },
  "setup.managed-settings-ignored": {
    meaning: "Managed settings stand where Claude Code does not read them, so none of them are in effect.",
    proof:
      "A file stands in `~/.claude` or in `C:\\ProgramData\\ClaudeCode` (not read since 2.1.75), or the settings come from Anthropic's server only, which Bedrock leaves out. A left-over beside a managed file that is read is not reported, except one in `~/.claude`.",
    shows: "Nothing: it does not look there.",
  },
  "setup.look-alike-variable": {
    meaning:
      "A variable is set that Claude Code never reads, though it looks right: `AWS_REGION_NAME`, `BEDROCK_AWS_REGION`, `AMAZON_REGION`, `AWS_DEFAULT_PROFILE`, `BEDROCK_BASE_URL`, `CLAUDE_CODE_BEDROCK_OPUS_MODEL`.",
    proof:
      "The variable is on the list of such names, or is one letter away from a real one, and its value is not in force by another way. `AWS_DEFAULT_PROFILE` counts only where a profile decides.",
    mend: "LiteLLM reads `AWS_REGION_NAME`, and the AWS CLI `AWS_DEFAULT_PROFILE`: keep those for them.",
    shows: "Nothing: it does not know the name.",
  },
  "setup.stray-anthropic-auth": {
    severity: "info or warning",
    meaning:
      "Credentials of Anthropic's own API are set beside Bedrock. Today they are ignored. Up to 2.1.100 a token, the helper's output or the header took the place of AWS's signature and every request failed: there it is a **warning**.",
    proof:
      "`ANTHROPIC_API_KEY`, `ANTHROPIC_AUTH_TOKEN`, `apiKeyHelper` or an `Authorization` line in `ANTHROPIC_CUSTOM_HEADERS` is set, and authentication is not left to a gateway, which may want them.",
    mend: "An empty value in the user settings keeps a variable from Claude Code alone.",
    shows: "Nothing in the releases that ignore it.",
  },
  "setup.secret-in-settings": {
    severity: "warning or error",
    meaning:
      "A settings file holds a secret in plain text, for every program and every backup that reads the file. In the project's shared file, which is made to be committed, it is an **error**.",
    proof:
      "A secret key, a session token, an API key or a custom header that carries one stands in `env` of a settings file that was read. The name of a helper command is no secret. The value is shown nowhere.",
    mend: "What was in a shared file must be revoked: the history keeps it.",
    shows: "Nothing: it uses the secret.",
  },
  "setup.skip-auth-without-gateway": {
    meaning:
      "Claude Code is told to leave authentication to a gateway, and there is none: the requests go to AWS unsigned, and AWS refuses them.",
    proof:
      "`CLAUDE_CODE_SKIP_BEDROCK_AUTH` or `CLAUDE_CODE_SKIP_MANTLE_AUTH` is on, and the endpoint is AWS's own. Not reported where a model answered all the same, where `AWS_BEARER_TOKEN_BEDROCK` is set (it is still sent to the Invoke endpoint), or where a custom header carries an authorization.",
    shows:
      "As for wrong credentials: “AWS authentication failed · …”, in older releases “Failed to authenticate. API Error: 403 …”.",
  },
  "setup.endpoint-override-ignored": {
    meaning:
      "A setting that moves other programs to another endpoint does not move Claude Code's model requests: prompts and answers go to AWS's public host all the same. `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_BEDROCK`, `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT` (or their keys in the AWS config file) move only the list of inference profiles; `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` moves nothing.",
    proof: "One of them is set, and `ANTHROPIC_BEDROCK_BASE_URL` is not.",
    mend: "For FIPS the address is `https://bedrock-runtime-fips.<region>.amazonaws.com`; not every region has a FIPS host.",
    shows: "Nothing: it calls the public host.",
  },
} satisfies Partial<Manual<keyof SetupArguments>>;

export const setupManual: Manual<keyof SetupArguments> = {
  ...settingsManual,
  ...setupClientManual,
};
