/** What the documentation says of the `request` codes. */
import type { RequestArguments } from "../arguments/request.js";
import type { Manual } from "./types.js";

export const requestManual: Manual<keyof RequestArguments> = {
  "request.beta-rejected": {
    severity: "error or warning",
    meaning:
      "Bedrock refuses a beta flag of the request. It is a **warning** where the client's next try with fewer flags was answered: it works, and lacks what the flag stands for.",
    proof:
      "AWS answered `invalid beta flag`. With `--deep` the request of the main model carries the flags of the plan. The report names the variable that adds a flag (`ANTHROPIC_BETAS`, of which the client lets known flags through, or `anthropic_beta` in `CLAUDE_CODE_EXTRA_BODY`, which it sends as it is); where none does, the release that sends it.",
    mend: "A flag that a variable adds is taken away there.",
  },
  "request.extra-fields": {
    meaning: "Amazon Bedrock takes no field that it does not know, and the body has one.",
    proof:
      "AWS answered `Extra inputs are not permitted` and named the field. With `--deep` the request of the main model carries what `CLAUDE_CODE_EXTRA_BODY` adds. A field that `CLAUDE_CODE_EXTRA_BODY` adds is told from those of tools (`tools.0.custom.defer_loading`), which the client adds itself.",
    mend: "A field of `CLAUDE_CODE_EXTRA_BODY` is taken out there.",
  },
  "request.too-long": {
    meaning:
      "The prompt is longer than the model's window. In Claude Code it comes of the conversation, its tools and its attachments.",
    proof:
      "AWS answered `Input is too long for requested model.` This tool sends one word, so it finds it only where something on the way adds to the prompt.",
  },
};
