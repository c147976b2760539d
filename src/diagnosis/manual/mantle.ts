/** What the documentation says of the `mantle` codes. */
import type { MantleArguments } from "../arguments/mantle.js";
import type { Manual } from "./types.js";

export const mantleManual: Manual<keyof MantleArguments> = {
  "mantle.not-granted": {
    meaning:
      "The credentials are good, and the account was not given the model on Mantle. Grants of the Invoke API do not count there, and the reverse.",
    proof: "Mantle answered 403 without naming an action.",
    mend: "Nobody in the account can grant it; a model of the family that is open to every account will do meanwhile.",
  },
  "mantle.iam-denied": {
    meaning:
      "No identity policy allows a `bedrock-mantle:` action that the request needs: `bedrock-mantle:CreateInference` on the project, with an API key also `bedrock-mantle:CallWithBearerToken`. `bedrock:InvokeModel` covers neither, so the policy of Claude Code's documentation for the Invoke API is not enough.",
    proof: "Mantle answered 403 and named the action.",
  },
  "mantle.model-not-served": {
    meaning:
      "The ID is well-formed, and Mantle does not serve it. Mantle's line-up is not that of the Invoke API; Sonnet 4.6, for one, is not in it.",
    proof:
      "Mantle answered 404 and named the model, or 400 in another wording. The line-up (`GET /v1/models`) is then asked, so that the remedy names what is in it.",
  },
  "mantle.model-id-format": {
    severity: "error or warning",
    meaning:
      "Only Mantle is on, and a configured ID has a form that is never Mantle's: a profile's (`us.anthropic.…`), an ARN, one with a version (`-v1`, `:0`), or a name without `anthropic.`. Claude Code sends it as it stands, and Mantle refuses it. It is a **warning** where the ID stands in a pin that is not in use.",
    proof:
      "The form proves it before anything is sent; with a base URL of your own only the refusal does. A well-formed ID that Mantle refuses is another matter.",
    mend: "To keep the ID, switch the Invoke API on beside Mantle, where such IDs then go.",
    shows:
      "“There's an issue with the selected model”, with the ID, as for [mantle.model-not-served](#model-not-served).",
  },
  "mantle.unrouted": {
    severity: "error or warning",
    meaning:
      "An ID that only Mantle knows (`anthropic.claude-haiku-4-5`) is configured, and Mantle is off: it goes to the Invoke API, which knows the model by another ID. It is a **warning** where the ID stands in a pin that is not in use.",
    proof:
      "The ID is in Mantle's form, and no model of the Invoke API has it. An ID that both know, such as `anthropic.claude-opus-4-8`, is [throughput.on-demand-unsupported](throughput.md#on-demand-unsupported) there.",
  },
  "mantle.alias-surprise": {
    meaning:
      "An alias or the default that is in use stands for something else than on the Invoke API: `sonnet` is Haiku 4.5 there, and releases before 2.1.207 have Opus 4.7 as the default where the Invoke API has Sonnet 4.5.",
    proof:
      "Mantle is on alone, and the release's own table gives another family for the name. Pins and IDs are never a surprise, and neither are aliases that nobody uses.",
    shows: "The model's name in its header; no complaint.",
  },
  "mantle.region-unavailable": {
    meaning: "Mantle has no host in the region, or its line-up there holds no Claude model.",
    proof:
      "The host does not resolve, while other hosts of AWS were reached in the same run, or AWS lists no endpoint; else it is [network.dns](network.md#dns). In a region with an endpoint the line-up decides. Where it may not be read, a dated table of regions without Claude does, and only for models that Mantle serves elsewhere.",
  },
  "mantle.auth-rejected": {
    meaning:
      "Mantle does not take the credentials, and nothing tells why: an API key that was cut short, revoked or may not be used there (`bedrock-mantle:CallWithBearerToken`) looks the same.",
    proof:
      "Mantle answered 401. Where the reason shows (an expiry, another region, a malformed key, AWS's own word) the code is one of [credentials](credentials.md).",
  },
  "mantle.base-url": {
    meaning:
      "`ANTHROPIC_BEDROCK_MANTLE_BASE_URL` leads to a path that does not take Messages requests. Claude Code puts `/v1/messages` behind it, so that for AWS it has to end in `/anthropic`.",
    proof:
      "The variable is set, and the host answered `UnknownOperationException`, or 404 without naming a model.",
    mend: "For a gateway take the base URL that its owner names.",
    shows: "“There's an issue with the selected model”, as for any 404 of Mantle.",
  },
  "mantle.feature-unsupported": {
    meaning:
      "Something is configured that Mantle does not have: a guardrail in `ANTHROPIC_CUSTOM_HEADERS` is sent and not applied; a format of the answer in `CLAUDE_CODE_EXTRA_BODY` is refused.",
    proof: "The setting is there, and a model in use is called on Mantle.",
    shows: "Nothing of a guardrail that is not applied; of a refused field “API Error: 400”.",
  },
};
