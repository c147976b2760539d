/** What the `mantle` codes about the region and about missing features mean, and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList, sayPlace } from "./say.js";

const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const mantleLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html";

const regionUnavailable: CatalogueEntry<"mantle.region-unavailable"> = {
  title: ({ region, proof }) =>
    proof === "no-host"
      ? `Mantle has no endpoint in ${region}`
      : `Mantle serves no Claude model in ${region}`,
  why: () => "Every request of a model on Mantle fails in this region.",
  measured: ({ host, proof, asOf }) =>
    ({
      "no-host": `${host} does not resolve, while other names of AWS do or AWS lists no endpoint there${asOf === undefined ? "" : ` (as of ${asOf})`}`,
      "no-claude": `${host} lists models, and none of them is a Claude model`,
      "no-claude-reported": `${host} knows none of the models asked for, and no Claude model was seen there as of ${asOf ?? "now"}`,
    })[proof],
  expected: ({ instead }) => `a region with Claude on Mantle: ${instead.join(", ")}`,
  clientShows: ({ proof }, { plan }) =>
    proof === "no-host" ? findClientSentence("name-not-found", clientOf(plan)) : undefined,
  remedy: ({ instead, region }, { plan }) => {
    const other = instead[0] ?? "us-east-1";
    return {
      summary: `Use Mantle in another region, or the Invoke API in ${region}.`,
      ...mendRegion(plan, other, region),
      links: [mantleLink, clientLink],
    };
  },
  docs: "mantle.md#region-unavailable",
};

function mendRegion(plan: Parameters<typeof setVariable>[0], other: string, region: string) {
  const mending = setVariable(plan, "AWS_REGION", other);
  return {
    ...mending,
    steps: [
      ...mending.steps,
      `Or stay in ${region}: set CLAUDE_CODE_USE_BEDROCK=1 in place of CLAUDE_CODE_USE_MANTLE and name inference profiles (us.anthropic.…, eu.anthropic.…).`,
    ],
  };
}

const features = {
  guardrail: "A guardrail",
  "structured-output": "A format for structured output",
} as const;

const featureUnsupported: CatalogueEntry<"mantle.feature-unsupported"> = {
  title: ({ features: found }) =>
    `${sayList(found.map((one) => features[one.feature]))} is configured, and Mantle has no such thing`,
  why: ({ features: found }) =>
    found.some((one) => one.feature === "guardrail")
      ? "Requests to Mantle go out with the headers and no guardrail is applied to them."
      : "Mantle refuses requests that ask for it.",
  measured: ({ features: found, models }) =>
    `${found
      .map((one) => `${one.setBy} in ${sayPlace({ scope: "environment", ...one })}`)
      .join("; ")}, with ${models.join(", ")} on Mantle`,
  expected: () => "the Invoke API for models that need it",
  remedy: ({ features: found }, { plan }) => {
    const [first] = found;
    // Headers of another kind stand in the same variable: only a person can take two lines out of it.
    const others = plan.request.customHeaders.filter((name) => !/^x-amzn-bedrock-guardrail/i.test(name));
    const removal =
      first?.feature === "guardrail" && others.length > 0
        ? {
            steps: ["Remove the two lines that name the guardrail from ANTHROPIC_CUSTOM_HEADERS."],
            commands: [],
          }
        : removeVariable(plan, first?.setBy ?? "");
    return {
      summary: "Use the Invoke API where the feature is needed; else take the setting away.",
      ...removal,
      steps: [
        ...(removal.steps.length === 0 ? [`Remove ${first?.setBy} where it is set.`] : removal.steps),
        "Or, where the feature is needed, call the models by the Invoke API: CLAUDE_CODE_USE_BEDROCK=1 in place of CLAUDE_CODE_USE_MANTLE, with inference profiles as IDs.",
      ],
      links: [mantleLink, "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails.html"],
    };
  },
  docs: "mantle.md#feature-unsupported",
};

export const mantlePlaceCatalogue: Catalogue<"mantle.region-unavailable" | "mantle.feature-unsupported"> = {
  "mantle.region-unavailable": regionUnavailable,
  "mantle.feature-unsupported": featureUnsupported,
};
