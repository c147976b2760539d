/** What the `throughput` codes mean and how they are mended: the limits here, the rest beside. */
import type { OutputLimitFault, ThroughputArguments } from "../arguments/throughput.js";
import { removeVariable, setVariable } from "../mend.js";
import { mergeMendings } from "../models/replace.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { heldCatalogue } from "./throughput-held.js";
import { quotaCatalogue } from "./throughput-quotas.js";
import { tierCatalogue } from "./throughput-tiers.js";

const output = "CLAUDE_CODE_MAX_OUTPUT_TOKENS";

const outputLimit: CatalogueEntry<"throughput.output-limit"> = {
  title: ({ contradiction, faults }) =>
    contradiction === null
      ? `${faults.map((one) => one.variable).join(" and ")} ${faults.length === 1 ? "is" : "are"} not taken as set`
      : `The thinking budget of ${contradiction.budget} tokens does not fit into ${contradiction.maxTokens} tokens of output`,
  why: ({ contradiction }) =>
    contradiction === null
      ? "Claude Code puts its own limit in the place of the value without a word, and that is what each request reserves of the quota."
      : "Bedrock refuses requests whose max_tokens is not greater than the thinking budget.",
  measured: ({ contradiction, faults }) =>
    [
      ...faults.map(describeFault),
      ...(contradiction === null
        ? []
        : [`max_tokens ${contradiction.maxTokens}, thinking budget ${contradiction.budget}`]),
    ].join("; "),
  expected: ({ contradiction, faults }) =>
    contradiction === null
      ? faults.map(expectedFor).join("; ")
      : `max_tokens greater than ${contradiction.budget}`,
  remedy: ({ contradiction, faults, roomy }, { plan }) => {
    const links = ["https://code.claude.com/docs/en/env-vars"];
    if (contradiction !== null) {
      const value = Math.max(roomy, contradiction.budget + roomy);
      return {
        summary: `Leave room for an answer beside the thinking: ${output}=${value}, or no ${output} at all.`,
        ...setVariable(plan, output, String(value)),
        links,
      };
    }
    const mendings = faults.map((one) =>
      one.used === null ||
      one.what === "not-a-number" ||
      (one.variable === output && one.what === "below-minimum")
        ? removeVariable(plan, one.variable)
        : setVariable(plan, one.variable, String(one.used)),
    );
    return {
      summary: "Write what is sent anyway, or remove the variable.",
      ...mergeMendings(mendings),
      links,
    };
  },
  docs: "throughput.md#output-limit",
};

function describeFault({ variable, value, what, used }: OutputLimitFault): string {
  const reasons = {
    "not-a-number": "is no number",
    "above-maximum": "is above the maximum",
    "below-minimum": "is below the minimum",
  };
  return `${variable}=${value} ${reasons[what]}${used === null ? "" : `; ${used} is sent`}`;
}

function expectedFor({ variable, what, used, model }: OutputLimitFault): string {
  if (what === "above-maximum" && used !== null) return `${variable} of at most ${used} for ${model}`;
  return what === "below-minimum" && used !== null && variable !== output
    ? `${variable} of at least ${used}`
    : `${variable} a whole number of tokens above 0, or not set`;
}

export const throughputCatalogue: Catalogue<keyof ThroughputArguments> = {
  ...heldCatalogue,
  ...quotaCatalogue,
  ...tierCatalogue,
  "throughput.output-limit": outputLimit,
};
