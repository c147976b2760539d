/** Texts about the client's set-up and its region: of the client's screens, of shells and of the AWS tools. */
import { seePlan, seeStatus } from "./deciders.js";
import type { SymptomGroup } from "./types.js";

const asOf = "2026-11-20";

export const setupSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "observed, Claude Code 2.1.170 and 2.1.328: start, settings, /status",
    rows: [
      {
        text: /not logged in .{0,4}please run \/login/,
        codes: [
          "setup.provider-not-enabled",
          "setup.settings-unreadable",
          "setup.shell-only",
          "setup.setting-shadowed",
        ],
        decides: seePlan,
      },
      {
        text: /unable to connect to anthropic services|failed to connect to api\.anthropic\.com/,
        codes: ["setup.provider-not-enabled", "network.tls-untrusted", "network.dns"],
        decides: `On Bedrock this host is not called at all. ${seePlan}`,
        covers: /^network\./,
      },
      {
        text: /managed settings document could not be parsed/,
        codes: ["setup.settings-unreadable"],
      },
      {
        text: /claude configuration file at .{1,200}? is corrupted|settings\.json.{0,80}(?:invalid json|malformed|json parse error|could not be parsed)/,
        codes: ["setup.settings-unreadable"],
      },
      {
        text: /found invalid entries in:/,
        codes: ["setup.settings-invalid-value", "setup.settings-unreadable"],
        decides: seePlan,
      },
      {
        text: /\w+: expected (?:string|object|boolean|array|number), but received|failed schema validation\. this field was ignored/,
        codes: ["setup.settings-invalid-value"],
      },
      {
        text: /(?:claude code )?didn't start because this folder isn't trusted/,
        codes: ["setup.project-settings-need-trust"],
      },
      {
        text: /default .{0,4}set AWS_REGION or add a region to your AWS config/,
        codes: ["region.default-fallback"],
      },
      {
        text: /region env var invalid, ignored/,
        codes: ["region.malformed"],
      },
      {
        text: /cannot be parsed as a url/,
        codes: ["region.malformed", "setup.settings-invalid-value"],
        only: "aws",
        decides: `What stands in the host's name in the place of the region. ${seePlan}`,
        reading: "bad-url",
      },
      {
        text: /bedrock(?:-runtime|-mantle)?\.(?:null|undefined|\[object object\]|none)\./,
        codes: ["setup.settings-invalid-value", "region.malformed"],
        decides: seePlan,
      },
      {
        text: /attribution.{0,40}x-anthropic-billing-header|x-anthropic-billing-header.{0,80}(?:400|reserved|invalid|not permitted)/,
        codes: ["setup.client-known-bug"],
      },
      {
        text: /web ?search (?:tool )?is not (?:available|supported) on (?:amazon )?bedrock|fast mode is not (?:available|supported) (?:on|with) (?:amazon )?bedrock/,
        codes: ["setup.feature-not-on-bedrock"],
      },
    ],
  },
  {
    asOf,
    source: "texts of shells, of the AWS CLI and of the AWS SDKs, public",
    rows: [
      {
        text: /claude(?:\.exe)?'?: (?:command )?not found|'?claude'? is not recognized as|the term 'claude' is not recognized|command not found: claude/,
        codes: ["setup.client-not-on-path", "setup.client-not-found"],
        decides:
          "`ls ~/.local/bin/claude` (Windows: `dir %USERPROFILE%\\.local\\bin`): installed there, it is only the PATH.",
      },
      {
        text: /claude code on windows requires (?:git-?bash|git for windows)|CLAUDE_CODE_GIT_BASH_PATH.{0,60}(?:not|exist|invalid)|no suitable shell found/,
        codes: ["setup.windows-shell-missing"],
      },
      {
        text: /aws(?:\.exe)?'?: (?:command )?not found|'?aws'? is not recognized as|the term 'aws' is not recognized|command not found: aws\b|aws: error: argument (?:command|operation|subcommand): invalid choice/,
        codes: ["setup.aws-cli-missing"],
      },
      {
        text: /you must specify a region|region is missing|no aws region or base url found/,
        codes: ["region.default-fallback", "region.ignored-by-version"],
        only: "aws",
        decides: seeStatus,
      },
      {
        text: /provided region_name '.{0,60}?' doesn't match a supported format|invalid endpoint: https?:\/\/\S*(?:bedrock|sts)|region not accepted: region=/,
        codes: ["region.malformed"],
      },
    ],
  },
];
