/** What the documentation says of the `model` codes about IDs, choice and the client's own memory. */
import type { ModelArguments } from "../arguments/models.js";
import { modelsAccountManual } from "./models-account.js";
import type { Manual } from "./types.js";

type Codes = Exclude<keyof ModelArguments, `throughput.${string}`>;

const namesManual = {
  "model.invalid-id": {
    severity: "error or warning",
    meaning:
      "AWS knows no model by the ID: a misspelling, a wrong suffix (`…-4-6-v1:0`), a short name that Claude Code sends raw (`claude-sonnet-4-5` instead of `claude-sonnet-4-5-20250929`), a profile that was deleted.",
    proof:
      "AWS refused the ID as invalid, or it is a profile's and the account's list does not hold it. AWS has one sentence for this and for five other codes; they are told apart by the plan, the region and the list. An ID that AWS answers is never called wrong.",
  },
  "model.prefix-mismatch": {
    severity: "error or warning",
    meaning:
      "The ID has a geography's prefix (`us.`, `eu.`, `jp.`, `au.`, `in.`, `apac.`, `us-gov.`) that cannot be called from the region.",
    proof:
      "A dated table says so, the account's list does not hold the ID, and the model did not answer: list and answer overrule the table. Behind a base URL of your own only a refusal counts.",
  },
  "model.profile-missing": {
    severity: "error or warning",
    meaning:
      "Nobody wrote the ID: Claude Code made it of its built-in prefix and a model, and the region has no such profile. In Asia and Australia the built-in prefix is `apac.`, and no current model has an `apac.` profile; that goes unnoticed as long as Claude Code may list the profiles, and fails when `bedrock:ListInferenceProfiles` is denied.",
    proof:
      "The ID comes of no setting, and AWS refused it as invalid, or the account's list does not hold it.",
    mend: "The prefix moves all unpinned models at once.",
  },
  "model.arn-region-mismatch": {
    severity: "error or warning",
    meaning:
      "The ARN names another region than the one that is called. Claude Code calls the host of its own region whatever the ARN says.",
    proof:
      "The region in the ARN and the one in force were compared, and the model did not answer. The small model may have a region of its own (`ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION`).",
  },
  "model.arn-invalid": {
    severity: "error or warning",
    meaning:
      "The ARN is malformed, percent-encoded (`%2F`; Claude Code encodes it itself), or names something that cannot be invoked, such as a guardrail.",
    proof: "The form shows it, and the model did not answer.",
  },
  "model.context-1m-unsupported": {
    severity: "warning or info",
    meaning:
      "`[1m]` does nothing: the model has no window of one million tokens on Amazon Bedrock (Haiku, Opus up to 4.5, Claude 3), or `CLAUDE_CODE_DISABLE_1M_CONTEXT` switches it off. Where the release takes the window for granted (Opus 4.7 and later since about 2.1.281) the suffix is only superfluous, and this is info.",
    proof:
      "A dated table of windows is held against the model's name and the release; the variable is read where it stands.",
    shows:
      "Nothing: the suffix is cut off before the request is sent. A prompt that is longer than the window is refused.",
  },
  "model.client-too-old": {
    meaning: "The model needs a newer Claude Code: older ones ask it to think in a way that it refuses.",
    proof:
      "The release is older than the one that the documentation names: Opus 4.7 needs 2.1.111, Opus 4.8 2.1.154, Fable 5 2.1.170, Sonnet 5 2.1.197 and Opus 5 2.1.219. The request of this tool does not think, so it is answered all the same.",
    shows:
      '“API Error: 400” with `"thinking.type.enabled" is not supported for this model` (documented, not observed).',
  },
  "model.unpinned": {
    meaning:
      "Nobody chose the model in use, so it is the built-in default of the release or what an alias stands for in it. An update can change model, price and quota.",
    proof:
      "No setting names the model. The report says which it is, and what it was before the last change of the default. Prices are not given: none is known here with a date and a source. It is left out beside a finding that ends with a pin anyway.",
    shows: "The model's name in its header; nothing tells that it is a default.",
  },
  "model.silent-fallback": {
    meaning:
      "AWS refused the model that Claude Code would choose, and nobody pinned it, so it goes on to an older one and works.",
    proof:
      "The first model of the chain was refused, and this run walked the same chain to one that answered. It is walked only then.",
    shows: "It is said on stderr with `-p`, for two seconds in the terminal, or not at all.",
  },
  "model.pin-upgrade-offer": {
    meaning:
      "In the terminal Claude Code tries a newer model than the pinned one at start and, where AWS answers, asks each person to move, with Yes first. Yes rewrites the user's settings; a pin in project settings wins over that, so the question comes back.",
    proof:
      "A tier is pinned by `ANTHROPIC_DEFAULT_OPUS_MODEL`, `…_SONNET_MODEL` or `…_HAIKU_MODEL` outside managed settings to an older model than the release's default. This run does not try the newer model: the finding is left out where the account's list, AWS's availability or Claude Code's memory says that it cannot be called.",
    shows: "The question, at start.",
  },
  "model.stale-access-memory": {
    meaning:
      "Claude Code (about 2.1.300 and later) remembers for minutes which models were refused or answered. The memory contradicts what AWS answered in this run, so it may choose another model than it should. Pinned models ignore it.",
    proof:
      "`cache/model-access.json` of its folder was read, and one of its entries that still count says otherwise than AWS.",
    shows: "Nothing: it takes the other model.",
  },
  "model.leaves-geography": {
    meaning:
      "Nobody pinned the model, and the profile that Claude Code took is of another geography than the region's, or `global.`: requests can be processed there. It takes its built-in prefix where that is listed, else the first profile of the model in the account's list, whatever its geography.",
    proof:
      "The profile's prefix was held against the region's geography. A pin, or `ANTHROPIC_BEDROCK_REGION_PREFIX`, is a decision and is not reported.",
    shows: "Nothing: the ID stands in `/status` only.",
  },
  "model.override-unknown-key": {
    meaning:
      "A key of `modelOverrides` has no effect. Aliases, Bedrock IDs and misspellings are ignored in silence.",
    proof:
      "The key is not an Anthropic model ID as this release knows it (`claude-opus-4-8`, dated where the model has a date: `claude-sonnet-4-5-20250929`).",
    shows: "Nothing: it ignores the key.",
  },
  "model.override-invalid": {
    severity: "error or warning",
    meaning: "A value of `modelOverrides` goes on the wire as it stands, and AWS does not know it.",
    proof:
      "AWS refused it as invalid, or it is a profile's ID and the account's list does not hold it. A value that is an ARN of another region or has a foreign prefix is reported under those codes.",
  },
  "model.not-selectable": {
    meaning:
      "`availableModels` refuses a model that this set-up names, so Claude Code uses another. The default is bound by `enforceAvailableModels` only.",
    proof:
      "The list was applied as the client does it: a family's name (`sonnet`) covers all its IDs; a bare name (`claude-sonnet-4-6`) does not cover the ID with a prefix; listing a specific ID takes its alias away.",
  },
  "model.unexpected": {
    meaning: "Another model is in use than the one that was asked for.",
    proof:
      "`--expect-model`, or `expect.model` of the configuration, names another model than the main one. The whole ID as it goes on the wire is compared; an expectation without a geography (`anthropic.claude-sonnet-4-6`, `claude-sonnet-4-6`) holds in any. What counts is the model that Claude Code will really use, after all fall-backs.",
    shows: "Nothing: it knows of no expectation.",
  },
} satisfies Partial<Manual<Codes>>;

export const modelsManual: Manual<Codes> = {
  ...namesManual,
  ...modelsAccountManual,
};
