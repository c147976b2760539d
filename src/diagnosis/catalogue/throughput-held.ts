/** What it means that AWS held a request back for now, by quota or for want of capacity. */
import { findClientSentence, type Symptom } from "../../knowledge/client-sentences.js";
import type { HeldModel, ThrottledArgument, ThroughputArguments } from "../arguments/throughput.js";
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

function nameModels(models: readonly HeldModel[]): string {
  const names = [...new Set(models.map((one) => one.model))];
  return names.length === 1 ? (names[0] ?? "") : `${names.length} models`;
}

function measured(models: readonly HeldModel[]): string {
  return models
    .map(
      (one) =>
        `${one.model} (${one.roles.join(", ")}): ${one.status}${one.inStream ? " within the stream" : ""} ${one.message.trim().replace(/\.$/, "") || one.errorCode}`,
    )
    .join("; ");
}

function sayQuotas(quotas: ThrottledArgument["quotas"]): string {
  const unique = new Map(quotas.map((one) => [one.name, one]));
  return [...unique.values()]
    .map((one) => `; the account has ${sayNumber(one.value)} (${one.name})`)
    .join("");
}

function shows(symptom: Symptom, models: readonly HeldModel[], { plan }: RemedyContext): string | undefined {
  const [first] = models;
  if (first === undefined) return undefined;
  const text = symptom === "throttled" ? first.message : `${first.status} ${first.message}`;
  const sentence = findClientSentence(symptom, clientOf(plan), text);
  return first.route === "mantle"
    ? sentence?.replace("your Amazon Bedrock service", "your Amazon Bedrock (Mantle) service")
    : sentence;
}

function retriesSay(retries: number): string {
  if (retries === 0) return "Claude Code is told not to try again by itself";
  return `Claude Code tries ${retries} more time${retries === 1 ? "" : "s"} by itself, over longer and longer waits, and then gives up`;
}

/** How a quota that is used up for now is raised: by the code where it is known, else found first. */
function raise(
  { models, quotas }: ThrottledArgument,
  context: RemedyContext,
  what: string,
): { steps: string[]; commands: string[] } {
  const { plan } = context;
  const region = models[0]?.region ?? plan.region.value;
  const adjustable = quotas.filter((one) => one.adjustable && one.code !== "");
  if (adjustable.length > 0) {
    return {
      steps: [
        "The command asks AWS for twice the quota; it needs servicequotas:RequestServiceQuotaIncrease.",
        `Or on the console: ${quotaPage(region, adjustable[0]?.code)}.`,
      ],
      commands: [...new Map(adjustable.map((one) => [one.code, one])).values()].map((one) =>
        raiseCommand(plan, one, region, Math.max(1, one.value * 2)),
      ),
    };
  }
  if (quotas.length > 0) return { steps: [supportStep(context, what)], commands: [] };
  return {
    steps: [
      "The command shows what the account has for the model; it needs servicequotas:ListServiceQuotas.",
      `Ask for more on the console: ${quotaPage(region)}. ${supportStep(context, what)}`,
    ],
    commands: [...new Set(models.map((one) => listCommand(plan, namePart(one.model), region)))],
  };
}

const tokens: CatalogueEntry<"throughput.throttled-tokens"> = {
  title: ({ models }) => `The quota of tokens per minute is used up for ${nameModels(models)}`,
  why: ({ retries }) => `AWS holds requests back until the minute is over: ${retriesSay(retries)}.`,
  measured: ({ models, quotas }) => measured(models) + sayQuotas(quotas),
  expected: ({ maxTokens }) =>
    maxTokens === null
      ? "room for input and max_tokens of a request in the quota of tokens per minute"
      : `room for the input and ${sayNumber(maxTokens)} max_tokens of each request in the quota of tokens per minute`,
  clientShows: ({ models }, context) => shows("throttled", models, context),
  remedy: (args, context) => {
    const raised = raise(args, context, "the quota of tokens per minute");
    const { maxTokens } = args;
    return {
      summary: "Wait a minute and run this again; if it stays, the account needs a larger quota.",
      steps: [
        ...raised.steps,
        ...(maxTokens === null
          ? []
          : [
              `Each request holds back ${sayNumber(maxTokens)} tokens of output until it is answered: a lower CLAUDE_CODE_MAX_OUTPUT_TOKENS lets more of them through.`,
            ]),
      ],
      commands: raised.commands,
      links: [burndownLink, quotasLink],
    };
  },
  docs: "throughput.md#throttled-tokens",
};

const requests: CatalogueEntry<"throughput.throttled-requests"> = {
  title: ({ models }) => `Too many requests per minute for ${nameModels(models)}`,
  why: ({ retries }) => `AWS counts requests and holds back what is too many: ${retriesSay(retries)}.`,
  measured: ({ models, quotas }) => measured(models) + sayQuotas(quotas),
  expected: () => "fewer requests per minute than the quota of the account",
  clientShows: ({ models }, context) => shows("throttled", models, context),
  remedy: (args, context) => {
    const raised = raise(args, context, "the quota of requests per minute");
    return {
      summary: "Wait a minute and run this again; if it stays, send less at once or raise the quota.",
      steps: [...raised.steps, "Fewer subagents at once make fewer requests per minute."],
      commands: raised.commands,
      links: [quotasLink],
    };
  },
  docs: "throughput.md#throttled-requests",
};

const daily: CatalogueEntry<"throughput.throttled-daily"> = {
  title: ({ models }) => `The day's quota of tokens is used up for ${nameModels(models)}`,
  why: ({ retries }) =>
    `Nothing is answered before the day is over, and new accounts get little: ${retriesSay(retries)}.`,
  measured: ({ models, quotas }) => measured(models) + sayQuotas(quotas),
  expected: () => "tokens left of the quota for a day",
  clientShows: ({ models }, context) => shows("throttled", models, context),
  remedy: (_, context) => ({
    summary: "Only AWS Support raises the quota for a day; until then, wait for the next day.",
    steps: [
      supportStep(context, "the quota of tokens per day (Cross-Model Max Tokens Per Day)"),
      `The command shows what the account has, and so does ${quotaPage(context.plan.region.value)}; it needs servicequotas:ListServiceQuotas.`,
    ],
    commands: [listCommand(context.plan, "Per Day", context.plan.region.value)],
    links: [quotasLink],
  }),
  docs: "throughput.md#throttled-daily",
};

const capacity: CatalogueEntry<"throughput.capacity"> = {
  title: ({ models }) => `AWS has no capacity for ${nameModels(models)} just now`,
  why: ({ retries }) => `It is not about the account, and mostly over soon: ${retriesSay(retries)}.`,
  measured: ({ models }) => measured(models),
  expected: () => "an answer of the model",
  clientShows: ({ models }, context) =>
    shows(models[0]?.status === 429 ? "throttled" : "over-capacity", models, context),
  remedy: ({ models }, { plan, profiles }) => {
    const other = widerProfile(models[0]?.model ?? "", profiles?.map((one) => one.id) ?? []);
    return {
      summary: "Wait and run this again; if it stays, call the model where there is more of it.",
      steps: [
        "The command runs this tool again.",
        ...(other === null
          ? []
          : [`${other} is in this account's list and reaches more regions; data may leave the geography.`]),
        `AWS's own state of ${sayList(models.map((one) => one.region))}: https://health.aws.amazon.com/health/status`,
      ],
      commands: [plan.mode === "print" ? "bedrock-doctor --mode print" : "bedrock-doctor"],
      links: [
        "https://health.aws.amazon.com/health/status",
        "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html",
      ],
    };
  },
  docs: "throughput.md#capacity",
};

/** The global profile of the same model, where the account lists it. */
function widerProfile(model: string, listed: readonly string[]): string | null {
  const id = model.replace(/^[a-z-]+\.(?=anthropic\.)/, "global.");
  return id !== model && listed.includes(id) ? id : null;
}

export const heldCatalogue = {
  "throughput.throttled-tokens": tokens,
  "throughput.throttled-requests": requests,
  "throughput.throttled-daily": daily,
  "throughput.capacity": capacity,
} satisfies Partial<Catalogue<keyof ThroughputArguments>>;
