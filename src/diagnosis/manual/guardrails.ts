/** What the documentation says of the `guardrail` codes. */
import type { GuardrailArguments } from "../arguments/guardrails.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

export const guardrailsManual: Manual<keyof GuardrailArguments> = {
  "guardrail.header-malformed": {
    meaning: `A line of \`ANTHROPIC_CUSTOM_HEADERS\` is not sent as it was meant.${table(
      ["Line", "What Claude Code does"],
      ["without a colon", "leaves it out"],
      [
        "with a backslash and an `n` in place of a line break",
        "sends one header with a bogus value; the next is missing",
      ],
      ["with a name that HTTP does not allow (JSON, for one)", "gives up before it sends anything"],
      ["a guardrail without its version, or the reverse", "sends the half of it"],
    )}`,
    proof:
      "The value was taken apart as the client does it. Values of headers are never printed; the report names lines.",
    mend: "In a settings file a line break within the text is written `\\n`; in a shell it has to be a real one: `$'First: 1\\nSecond: 2'`.",
    shows: "“API Error: Invalid header name: …” for a name that HTTP does not allow; of the others nothing.",
  },
  "guardrail.not-found": {
    meaning:
      "The guardrail, or this version of it, does not exist in the region, so AWS refuses every request that names it. A guardrail belongs to one region and one account.",
    proof:
      "`GetGuardrail` says so, or the model request was refused with AWS's words for it (`The provided guardrail identifier is invalid.`). `Guardrail was enabled but input is in incorrect format.` counts as well, since a placeholder or a wrong version leads to it.",
    shows: "“API Error: 400”, with AWS's text behind it.",
  },
  "guardrail.not-ready": {
    severity: "error or warning",
    meaning:
      "The guardrail is being made or changed, it failed, or it is being deleted. It is a **warning** where a model answered with it all the same.",
    proof: "`GetGuardrail` gives a status other than `READY`.",
    mend: "Waiting helps for `CREATING`, `UPDATING` and `VERSIONING`; for the others ask whoever owns it.",
    shows: "AWS's refusal, where there is one; its text was not observed.",
  },
  "guardrail.cross-region-off": {
    meaning:
      "A model is called through a cross-Region inference profile, and the guardrail works in its own region alone. It works until that region has no capacity left.",
    proof:
      "A model in use is such a profile, and `GetGuardrail` describes the guardrail without a cross-Region guardrail profile.",
    mend: "A numbered version does not change: a new one has to be made and named in the header.",
    shows: "Nothing as long as the region has capacity.",
  },
  "guardrail.denied": {
    meaning:
      "The caller may not use the guardrail that is sent, or a guardrail is demanded and none is sent.",
    proof:
      "AWS denied `bedrock:ApplyGuardrail` because no identity policy allows it; other kinds of policy have [codes of their own](iam.md). Or requests are denied, none is sent with a guardrail, and one is demanded. The denial does not say that it is for want of one: the account's list of enforced guardrails does (`ListEnforcedGuardrailsConfiguration`), or the policy simulation, which names `bedrock:GuardrailIdentifier` among what a policy looks at.",
  },
};
