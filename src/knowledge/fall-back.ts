/**
 * Which refusals of a model make Claude Code go on to an older one, as data. A refusal that would be
 * the same for every model is told apart: the client asks on all the same, and learns nothing by it.
 */

const asOf = "2026-11-20";

/** HTTP statuses by which the client takes a model to be refused. 429, 5xx and time-outs teach it nothing. */
export const refusedStatuses = {
  values: [400, 403, 404],
  asOf,
  source: "observed, releases 2.1.186 to 2.1.328",
} as const;

/** Texts of refusals that are about the request's headers, and not about the model. */
export const sameForEveryModel: readonly {
  about: "guardrail" | "service-tier";
  text: RegExp;
  asOf: string;
  source: string;
}[] = [
  {
    about: "guardrail",
    text: /guardrail identifier .*(?:is invalid|does not exist)|guardrail version/i,
    asOf,
    source: "Amazon Bedrock user guide, guardrails; public reports",
  },
  {
    about: "service-tier",
    text: /service tier provided is invalid|service tier is not supported|^reservation not found/i,
    asOf,
    source: "Amazon Bedrock user guide, service tiers; public reports",
  },
];
