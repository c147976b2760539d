/** What it means that a quota is too small for one request, or for a number of people. */

import { findClientSentence } from "../../knowledge/client-sentences.js";
import { roomyOutputLimit } from "../../knowledge/output-limits.js";
import { clientRequest } from "../../knowledge/quotas.js";
import type {
  AdmissionSum,
  AppliedQuota,
  HeldModel,
  ShutQuota,
  ThroughputArguments,
} from "../arguments/throughput.js";
import { setVariable } from "../mend.js";
import { type Mending, mergeMendings } from "../models/replace.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import {
  burndownLink,
  listCommand,
  namePart,
  quotaPage,
  quotasLink,
  raiseCommand,
  sayNumber,
  supportStep,
} from "./quota-commands.js";
import { sayList } from "./say.js";

const output = "CLAUDE_CODE_MAX_OUTPUT_TOKENS";
/** Room for so many requests of one person in a minute, where AWS's own default is not known. */
const requestsPerMinute = 10;
/** What is asked for is rounded up to a multiple of this. */
const step = 100_000;

function sum({ input, maxTokens }: NonNullable<ShutQuota["reserves"]>): string {
  return `${sayNumber(input + maxTokens)} = at least ${sayNumber(input)} of input + ${sayNumber(maxTokens)} max_tokens`;
}

/** Raises one quota: by the command, or by somebody who may talk to AWS Support. */
function raise(quota: AppliedQuota, region: string, desired: number, context: RemedyContext): Mending {
  if (!quota.adjustable || quota.code === "") {
    return { steps: [supportStep(context, `"${quota.name}" to ${desired}`)], commands: [] };
  }
  return {
    steps: [
      `Ask AWS to raise it with the command, or on ${quotaPage(region, quota.code)}; it needs servicequotas:RequestServiceQuotaIncrease, which an administrator may have to do.`,
    ],
    commands: [raiseCommand(context.plan, quota, region, desired)],
  };
}

function roundUp(value: number): number {
  return Math.ceil(value / step) * step;
}

/** The largest output limit with which an ordinary request fits; null where little would be left of it. */
function fittingLimit(quota: ShutQuota): number | null {
  const room = quota.value - clientRequest.input;
  return quota.reserves !== null && room >= roomyOutputLimit.tokens ? Math.floor(room / 1024) * 1024 : null;
}

function mendShut(quota: ShutQuota, context: RemedyContext): Mending {
  const limit = fittingLimit(quota);
  const perRequest =
    clientRequest.input + (quota.reserves?.maxTokens ?? context.plan.request.maxOutputTokens ?? step);
  const asked = raise(quota, quota.region, roundUp(perRequest * requestsPerMinute), context);
  const { alternative } = quota;
  const raised =
    alternative === null
      ? asked
      : {
          ...asked,
          steps: [
            ...asked.steps,
            `Until then ${alternative.model} is in this account's list, with ${sayNumber(alternative.value)} tokens per minute of its own: pin it in the place of ${quota.model}, if data may leave the geography.`,
          ],
        };
  if (limit === null) return raised;
  const lowered = setVariable(context.plan, output, String(limit));
  return mergeMendings([
    { ...lowered, steps: lowered.steps.map((one) => `${one} One request then fits into the quota.`) },
    raised,
  ]);
}

/** Which quota it is has to be looked up first. */
function findQuotas(exceeded: readonly HeldModel[], context: RemedyContext): Mending[] {
  const models = [...new Set(exceeded.map(({ model }) => model))];
  const [first] = exceeded;
  if (first === undefined) return [];
  return [
    {
      steps: [
        "The command shows what the account has for the model; it needs servicequotas:ListServiceQuotas.",
        `Ask for more on the console: ${quotaPage(first.region)}. ${supportStep(context, `the quotas of ${sayList(models)}`)}`,
      ],
      commands: models.map((model) => listCommand(context.plan, namePart(model), first.region)),
    },
  ];
}

const zero: CatalogueEntry<"throughput.quota-zero"> = {
  title: ({ quotas, exceeded = [] }) => {
    if (quotas.length === 0) return `A quota of the account lets no request to ${exceeded[0]?.model} through`;
    const models = [...new Set(quotas.map((one) => one.model))];
    const named = models.length === 1 ? models[0] : `${models.length} models`;
    return quotas.every((one) => one.reserves !== null)
      ? `The account's quota for ${named} is smaller than one request`
      : `The account's quota for ${named} is 0`;
  },
  why: ({ quotas }) =>
    quotas.length === 0
      ? "AWS says that a request of one token exceeds a quota, and does not say which: one of Claude Code is larger."
      : quotas.every((one) => one.reserves !== null)
        ? "AWS holds back input and max_tokens before it answers: a request that is larger than the quota of a minute never gets through."
        : "AWS lets no request through: new accounts start like this, and accounts without capacity for the model.",
  measured: ({ quotas, exceeded = [] }) =>
    [
      ...quotas.map(
        ({ model, roles, name, code, value, reserves, region }) =>
          `${model} (${roles.join(", ")}): ${sayNumber(value)} for "${name}" (${code}) in ${region}${reserves === null ? "" : `; one request needs ${sum(reserves)}`}`,
      ),
      ...exceeded.map(
        ({ model, roles, status, message }) => `${model} (${roles.join(", ")}): ${status} ${message}`,
      ),
    ].join("; "),
  expected: ({ quotas }) =>
    quotas.length === 0
      ? "a quota with room for a request"
      : quotas
          .map((one) =>
            one.reserves === null
              ? "a quota above 0"
              : `at least ${sayNumber(one.reserves.input + one.reserves.maxTokens)} tokens`,
          )
          .filter((one, place, all) => all.indexOf(one) === place)
          .join(", "),
  clientShows: ({ quotas, exceeded = [] }, { plan }) =>
    quotas.length === 0
      ? `API Error: ${exceeded[0]?.status} ${exceeded[0]?.message}`
      : findClientSentence("throttled", clientOf(plan), "Too many tokens, please wait before trying again."),
  remedy: ({ quotas, exceeded = [] }, context) => ({
    summary: quotas.some((one) => fittingLimit(one) !== null)
      ? "Hold less back with each request, and ask for a larger quota."
      : "Have the quota raised.",
    ...mergeMendings([...quotas.map((one) => mendShut(one, context)), ...findQuotas(exceeded, context)]),
    links: [quotasLink, burndownLink],
  }),
  docs: "throughput.md#quota-zero",
};

/** All that goes into the sum, in the order in which AWS counts. */
function saySum({
  model,
  value,
  name,
  input,
  maxTokens,
  burndown,
  output: answer,
  perRequest,
  admits,
}: AdmissionSum) {
  const settled = burndown === null ? null : input + answer * burndown;
  return [
    `${model}: ${sayNumber(value)} tokens per minute ("${name}")`,
    `one request holds back ${sayNumber(input)} input and cache writes + ${sayNumber(maxTokens)} max_tokens = ${sayNumber(input + maxTokens)}`,
    settled === null
      ? "its burndown of output is not known"
      : `settled at ${sayNumber(input)} + ${sayNumber(answer)} output × ${burndown} = ${sayNumber(settled)}`,
    `${sayNumber(value)} / ${sayNumber(perRequest)} admits ${admits} at once`,
  ].join("; ");
}

const low: CatalogueEntry<"throughput.quota-low"> = {
  title: ({ developers, sums }) =>
    `The quota admits ${sums[0]?.admits ?? 0} requests at once, and ${developers} people work at once`,
  why: () => "The others are throttled: Claude Code waits and tries again, and gives up in the end.",
  measured: ({ sums }) => sums.map(saySum).join("; "),
  expected: ({ developers, sums }) =>
    sums
      .map(
        (one) => `${developers} × ${sayNumber(one.perRequest)} = ${sayNumber(one.needed)} tokens per minute`,
      )
      .join("; "),
  clientShows: (_, { plan }) =>
    findClientSentence("throttled", clientOf(plan), "Too many tokens, please wait before trying again."),
  remedy: ({ sums }, context) => {
    const raised = mergeMendings(sums.map((one) => raise(one, one.region, roundUp(one.needed), context)));
    return {
      summary: "File a request for the larger quota; until then, hold less back with each request.",
      steps: [
        ...raised.steps,
        ...sums.map(
          (one) =>
            `A lower ${output} holds less back: ${sayNumber(one.maxTokens)} now. ${sayNumber(one.input)} tokens of input and ${sayNumber(one.output)} of output are what this tool takes for an ordinary request.`,
        ),
      ],
      commands: raised.commands,
      links: [burndownLink, quotasLink],
    };
  },
  docs: "throughput.md#quota-low",
};

export const quotaCatalogue = {
  "throughput.quota-zero": zero,
  "throughput.quota-low": low,
} satisfies Partial<Catalogue<keyof ThroughputArguments>>;
