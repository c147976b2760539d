/** Commands and texts by which a quota is read and raised; both are for a person to run or to send. */

import type { Plan } from "../../claude-code/types.js";
import { supportCase } from "../../knowledge/quotas.js";
import type { AppliedQuota } from "../arguments/throughput.js";
import type { RemedyContext } from "../types.js";

export const burndownLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html";
export const quotasLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html";

/** The profile that the client uses, where the AWS CLI would not take it by itself. */
function profileOf({ credentials }: Plan): string {
  return credentials.profile === undefined ? "" : ` --profile ${credentials.profile}`;
}

/** Asks AWS for an increase. */
export function raiseCommand(plan: Plan, quota: AppliedQuota, region: string, desired: number): string {
  return `aws service-quotas request-service-quota-increase --service-code bedrock --quota-code ${quota.code} --desired-value ${desired} --region ${region}${profileOf(plan)}`;
}

/** Shows what the account has for a model, by a part of the quota's name. */
export function listCommand(plan: Plan, part: string, region: string): string {
  return `aws service-quotas list-service-quotas --service-code bedrock --region ${region}${profileOf(plan)} --query "Quotas[?contains(QuotaName, '${part}')].[QuotaName,QuotaCode,Value,Adjustable]" --output table`;
}

/** The console's page of one quota, or of all. */
export function quotaPage(region: string, code?: string): string {
  const page = `https://${region}.console.aws.amazon.com/servicequotas/home/services/bedrock/quotas`;
  return code === undefined || code === "" ? page : `${page}/${code}`;
}

/** Who raises a quota that Service Quotas does not, and what to send. */
export function supportStep({ identity, plan }: RemedyContext, what: string): string {
  const account = identity?.account ?? "<account>";
  return `Somebody who may open support cases for the account does it at ${supportCase.url}. To send: "Please raise ${what} on Amazon Bedrock for account ${account} in ${plan.region.value}: Claude Code cannot work with what the account has."`;
}

/** Quota names carry the model as AWS writes it: the part of the ID that finds it, `Sonnet 4.6`. */
export function namePart(model: string): string {
  const words = /claude-([a-z0-9-]+?)(?:-\d{8})?(?:-v\d+(?::\d+)?)?$/.exec(model)?.[1];
  if (words === undefined) return "Claude";
  return words
    .replace(/(\d)-(?=\d)/g, "$1.")
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** Thousands apart, as AWS's pages write them. */
export function sayNumber(value: number): string {
  return value.toLocaleString("en-US");
}
