/**
 * Advice that was right once, or that was always wrong, and still stands in old pages, answers and
 * even on a screen of the client. `today` is what holds now, for the releases that the row names.
 */

export interface OutdatedAdvice {
  /** The fixed part; matched as the symptom table's texts are. */
  text: RegExp;
  /** What the advice says, in short. */
  said: string;
  today: string;
  /** The code it is about. */
  code: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";

export const outdatedAdvice: readonly OutdatedAdvice[] = [
  {
    text: /AWS_REGION`?,? (?:environment variable )?(?:is |as |must be )?(?:a )?(?:required|mandatory|set explicitly)|(?:must|have to|need to) (?:explicitly )?(?:set|export) `?AWS_REGION|(?:does not|doesn't|won't|never|not) read (?:the |this |your )?(?:region )?(?:from )?(?:the |your )?`?(?:~\/)?\.aws(?:\/config|`| config|\b)|reads this from `?AWS_REGION`?, not/,
    said: "AWS_REGION has to be set; the AWS files are not read for the region.",
    today:
      "Since 2.1.172 Claude Code takes the region from AWS_REGION, then AWS_DEFAULT_REGION, then the active profile's `region` in the AWS files, then us-east-1. Only releases up to 2.1.171 do not read the files.",
    code: "region.default-fallback",
    asOf,
    source: "Claude Code changelog, 2.1.172; observed, releases 2.1.172 and 2.1.328",
  },
  {
    text: /CLAUDE_CODE_MAX_OUTPUT_TOKENS`?\s*[=:"' ]+\s*"?4096|MAX_THINKING_TOKENS`?\s*[=:"' ]+\s*"?1024/,
    said: "Set CLAUDE_CODE_MAX_OUTPUT_TOKENS to 4096 and MAX_THINKING_TOKENS to 1024.",
    today:
      "The documentation dropped this in February 2026: leave both out. 4096 cuts long answers off, and newer models think adaptively, without a budget. Lower the output limit only where a quota throttles you.",
    code: "throughput.output-limit",
    asOf,
    source: "history of the Claude Code documentation, 2025-07-24 to 2026-02-04",
  },
  {
    text: /`?\/login`? (?:and|or|&) `?\/logout`? (?:commands? )?(?:are|is) (?:disabled|not available|unavailable)|`?\/login`? (?:command )?is (?:disabled|not available|unavailable)/,
    said: "/login is disabled with Amazon Bedrock.",
    today:
      "Only /logout is unavailable. /login works and lists Bedrock under third-party platforms; it does not renew AWS credentials.",
    code: "setup.provider-not-enabled",
    asOf,
    source: "Claude Code documentation, 2026-08-22; observed, release 2.1.328",
  },
  {
    text: /chat\s?\/\s?text playground|playgrounds? .{0,30}(?:use[- ]case|form)|(?:use[- ]case|form) .{0,60}playground/,
    said: "The use-case form is in the Chat/Text playground.",
    today:
      "The form is in the Bedrock console's Model catalog: choose an Anthropic model and submit the use-case details. One form serves the account; the organization's management account may submit it for its members.",
    code: "model.use-case-missing",
    asOf,
    source: "history of the Claude Code documentation; Amazon Bedrock user guide, model access",
  },
  {
    text: /mantle .{0,60}same (?:iam )?permissions|same (?:iam )?permissions .{0,60}mantle/,
    said: "Mantle needs the same IAM permissions as the Invoke API.",
    today:
      "Mantle has actions of its own: `bedrock-mantle:CreateInference` on the project (`project/default`), `bedrock-mantle:CallWithBearerToken` for API keys. `bedrock:InvokeModel` does not allow it.",
    code: "mantle.iam-denied",
    asOf,
    source: "Service Authorization Reference; later copy of the Claude Code documentation, for 2.1.280",
  },
  {
    text: /\b(?:set|use|export|point) `?AWS_CA_BUNDLE|AWS_CA_BUNDLE`? ?(?:=|to )/,
    said: "Set AWS_CA_BUNDLE to the company's certificates.",
    today: "Claude Code ignores AWS_CA_BUNDLE. It honours NODE_EXTRA_CA_CERTS.",
    code: "network.tls-untrusted",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  {
    text: /(?:environment variables?|env vars?|shell) (?:always )?(?:take precedence over|override|beat|win over) (?:the )?settings/,
    said: "Environment variables override the settings files.",
    today:
      "It is the other way round: a variable in a settings file's `env` beats the same variable of the shell.",
    code: "setup.setting-shadowed",
    asOf,
    source: "Claude Code documentation, environment variables; observed, releases 2.1.170 and 2.1.328",
  },
  {
    text: /\b(?:set|use|export) `?ANTHROPIC_SMALL_FAST_MODEL\b(?!_)|ANTHROPIC_SMALL_FAST_MODEL`?\s*=/,
    said: "Set ANTHROPIC_SMALL_FAST_MODEL for the background model.",
    today: "It is deprecated: pin the background model with ANTHROPIC_DEFAULT_HAIKU_MODEL.",
    code: "model.unpinned",
    asOf,
    source: "Claude Code documentation, model configuration, 2026-08-22",
  },
];
