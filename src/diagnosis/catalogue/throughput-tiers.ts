/** What it means that a service tier or a provisioned throughput cannot be had. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { serviceTiers } from "../../knowledge/quotas.js";
import type { ServiceTierArgument, ThroughputArguments } from "../arguments/throughput.js";
import { removeVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

const tiersLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html";
const provisionedLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/prov-throughput.html";

function measured({ tier, setBy, models, message }: ServiceTierArgument): string {
  const set = setBy === "ANTHROPIC_CUSTOM_HEADERS" ? tier : `${setBy}=${tier}`;
  return message === null
    ? `${set}; no request was made`
    : `${set}; AWS refused ${sayList(models)}: ${message}`;
}

function shows({ message }: ServiceTierArgument, { plan }: RemedyContext): string | undefined {
  return message === null ? undefined : findClientSentence("other-400", clientOf(plan), message);
}

function withoutTier({ setBy }: ServiceTierArgument, { plan }: RemedyContext, summary: string): Remedy {
  const links = [tiersLink, "https://code.claude.com/docs/en/amazon-bedrock"];
  if (setBy === "ANTHROPIC_CUSTOM_HEADERS") {
    const step = `Remove the line X-Amzn-Bedrock-Service-Tier from ${setBy}.`;
    return { summary, steps: [step], commands: [], links };
  }
  return { summary, ...removeVariable(plan, setBy), links };
}

const invalid: CatalogueEntry<"throughput.service-tier-invalid"> = {
  title: ({ tier, message }) =>
    message === null ? `${tier} is no service tier that is known` : `AWS knows no service tier ${tier}`,
  why: () =>
    "Claude Code sends the value as it stands, and AWS refuses each request that names another tier than its own.",
  measured,
  expected: () => `${sayList(serviceTiers.ofTheClient)} in lower case, or no tier at all`,
  clientShows: shows,
  remedy: (args, context) =>
    withoutTier(
      args,
      context,
      `Remove the tier: without one AWS uses its standard tier. Of the others (${sayList(serviceTiers.ofTheClient)}) few models have any.`,
    ),
  docs: "throughput.md#service-tier-invalid",
};

const unsupported: CatalogueEntry<"throughput.service-tier-unsupported"> = {
  title: ({ tier, models }) =>
    `${sayList(models)} ${models.length > 1 ? "have" : "has"} no service tier ${tier}`,
  why: () => "AWS refuses each request that asks a model for a tier that it does not have in the region.",
  measured,
  expected: ({ region }) => `a tier that the model has in ${region}, or none`,
  clientShows: shows,
  remedy: (args, context) =>
    withoutTier(
      args,
      context,
      "Remove the tier: without one AWS uses its standard tier, which every model has.",
    ),
  docs: "throughput.md#service-tier-unsupported",
};

const provisioned: CatalogueEntry<"throughput.provisioned-not-ready"> = {
  title: ({ resources }) =>
    resources.length === 1
      ? `The provisioned throughput is ${resources[0]?.status}, not InService`
      : `${resources.length} provisioned throughputs are not InService`,
  why: () => "Only a provisioned throughput that is in service answers requests.",
  measured: ({ resources }) =>
    resources
      .map(
        ({ arn, roles, status, reason }) =>
          `${arn} (${roles.join(", ")}): ${status}${reason === undefined ? "" : `, ${reason.slice(0, 200)}`}`,
      )
      .join("; "),
  expected: () => "status InService",
  remedy: ({ resources }, { plan, identity }) => {
    const { value } = plan.region;
    const profile = plan.credentials.profile === undefined ? "" : ` --profile ${plan.credentials.profile}`;
    const failed = resources.some((one) => one.status === "Failed");
    const page = `https://${value}.console.aws.amazon.com/bedrock/home?region=${value}#/provisioned-throughput`;
    return {
      summary: failed
        ? "Whoever bought the throughput makes it anew; until then, use an inference profile."
        : "Wait until it is in service; until then, use an inference profile.",
      steps: [
        `The command shows its state, and so does ${page}; it needs bedrock:GetProvisionedModelThroughput.`,
        failed
          ? `To send to whoever bought it: "The provisioned throughput ${resources.map((one) => one.arn).join(", ")} of account ${identity?.account ?? "<account>"} has failed, and Claude Code is to use it. Please look at its reason and make it anew."`
          : "Creating and updating take minutes to hours; then run this again.",
      ],
      commands: resources.map(
        ({ arn }) =>
          `aws bedrock get-provisioned-model-throughput --provisioned-model-id ${arn} --region ${value}${profile}`,
      ),
      links: [provisionedLink],
    };
  },
  docs: "throughput.md#provisioned-not-ready",
};

export const tierCatalogue = {
  "throughput.service-tier-invalid": invalid,
  "throughput.service-tier-unsupported": unsupported,
  "throughput.provisioned-not-ready": provisioned,
} satisfies Partial<Catalogue<keyof ThroughputArguments>>;
