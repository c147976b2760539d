/** What the `mantle` codes that Mantle's answers prove mean, and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { mantleFamilyModel } from "../../knowledge/mantle-models.js";
import type { MantleArguments } from "../arguments/mantle.js";
import { removeVariable, setVariable } from "../mend.js";
import { type Replacement, replaceModels } from "../models/replace.js";
import type { Catalogue, CatalogueEntry, ModelsArgument, PolicyStatement, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const mantleLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html";
const iamLink =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockpoweredbyawsmantle.html";

const notGranted: CatalogueEntry<"mantle.not-granted"> = {
  title: ({ models }) =>
    models.length === 1
      ? `The account has not been given ${models[0]?.model} on Mantle`
      : `The account has not been given ${models.length} models on Mantle`,
  why: () => "Mantle has grants of its own: access on the Invoke API does not carry over.",
  measured: ({ models }) => `Mantle refused ${listModels(models)}: 403, and it names no missing action`,
  expected: (_, { identity, plan }) =>
    `a grant for account ${identity?.account ?? "of the credentials"} in ${plan.region.value}`,
  clientShows: (_, { plan }) => findClientSentence("denied", clientOf(plan)),
  remedy: ({ models }, { plan, identity }) => {
    const mending = replaceModels(plan, openReplacements(plan, models));
    return {
      summary: "Use a model that is open to every account; AWS grants others to the account on request.",
      ...mending,
      steps: [
        ...mending.steps,
        "To keep the model, ask the account's AWS contact, or AWS Sales. Nobody in the account can grant it.",
        `To send: "Please enable ${sayList(models.map((one) => one.model))} on the bedrock-mantle endpoint for account ${identity?.account ?? "<account>"} in ${plan.region.value}: requests are refused with 403 'is not available for this account'."`,
        `Open to every account: ${openModels(models).join(", ")}. Or use the Invoke API (CLAUDE_CODE_USE_BEDROCK=1).`,
      ],
      links: ["https://aws.amazon.com/contact-us/sales-support/", mantleLink],
    };
  },
  docs: "mantle.md#not-granted",
};

const iamDenied: CatalogueEntry<"mantle.iam-denied"> = {
  title: ({ denials }) => `IAM does not allow ${sayList(denials.map((one) => one.action))}`,
  why: () => "Mantle has IAM actions of its own: bedrock:InvokeModel does not cover them.",
  measured: ({ denials }) =>
    denials
      .map((one) => `${one.action} denied${one.resource === null ? "" : ` on ${one.resource}`}`)
      .join("; "),
  expected: () => "allowed by an identity policy of the caller",
  clientShows: (_, { plan }) => findClientSentence("denied", clientOf(plan)),
  remedy: ({ denials }, { identity }) => ({
    summary: "Add the missing statement to a policy of the caller.",
    steps: [
      `Whoever administers IAM adds the statement below to a policy of ${identity?.arn ?? denials[0]?.principal ?? "the caller"}.`,
      "AWS's managed policy AmazonBedrockMantleInferenceAccess holds it too. Claude Code also counts tokens, by bedrock-mantle:CountTokens, and works without.",
    ],
    commands: [],
    policy: { Version: "2012-10-17", Statement: denials.map(statementFor) },
    links: [iamLink, clientLink],
  }),
  docs: "mantle.md#iam-denied",
};

const modelNotServed: CatalogueEntry<"mantle.model-not-served"> = {
  title: ({ models, region }) =>
    models.length === 1
      ? `Mantle does not serve ${models[0]?.model} in ${region}`
      : `Mantle does not serve ${models.length} of the models in ${region}`,
  why: () => "Every request for such a model is refused.",
  measured: ({ models, status, said }) => `${listModels(models)}: ${status} ${said}`,
  expected: ({ served, models }) =>
    served !== null && served.length > 0
      ? `one of ${served.join(", ")}`
      : models.map((one) => one.suggestion ?? "a model of Mantle's line-up").join(", "),
  clientShows: ({ models, status, said }, { plan }) =>
    status === 404
      ? findClientSentence("not-served-on-mantle", clientOf(plan), models[0]?.model)
      : `API Error: ${status} ${said}`,
  remedy: ({ models }, { plan }) => {
    const mending = replaceModels(
      plan,
      models.flatMap(({ roles, suggestion }) =>
        suggestion === null
          ? []
          : plan.models
              .filter((model) => roles.includes(model.role))
              .map((model) => ({ model, id: suggestion })),
      ),
    );
    const open = models.filter((one) => one.suggestion === null);
    return {
      summary: "Name a model that Mantle serves here, or use the Invoke API for this one.",
      ...mending,
      steps: [
        ...mending.steps,
        ...open.map((one) => `Choose another model in place of ${one.model}.`),
        "Or keep the model and switch the Invoke API on beside Mantle (CLAUDE_CODE_USE_BEDROCK=1), with the model's inference profile as the ID.",
      ],
      links: [clientLink, mantleLink],
    };
  },
  docs: "mantle.md#model-not-served",
};

const authRejected: CatalogueEntry<"mantle.auth-rejected"> = {
  title: ({ with: kind }) =>
    kind === "api-key" ? "Mantle does not accept the API key" : "Mantle does not accept the credentials",
  why: () =>
    "Every request is refused, and Mantle does not tell whether what signs is expired, wrong or not allowed there.",
  measured: ({ status, said, source, accessKeyId }) =>
    `${status} ${said}, for ${source}${accessKeyId === undefined ? "" : ` (${accessKeyId})`}`,
  expected: ({ with: kind }, { plan }) =>
    kind === "api-key"
      ? `a whole, valid API key for ${plan.region.value}, and bedrock-mantle:CallWithBearerToken allowed`
      : "credentials that AWS accepts",
  clientShows: ({ status }, { plan }) =>
    status === 401 ? findClientSentence("mantle-unauthenticated", clientOf(plan)) : undefined,
  remedy: ({ with: kind }, { plan }) =>
    kind === "api-key"
      ? {
          summary: "Use a fresh API key, or none.",
          ...mendKey(plan),
          links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html", iamLink],
        }
      : {
          summary: "Get fresh credentials from the same source.",
          steps: [
            "Sign in again, or get new keys, by the way that the plan names, and start Claude Code again.",
            "If other AWS calls work with them, ask whoever runs a proxy on the way whether it changes signed headers.",
          ],
          commands: ["aws sts get-caller-identity", "bedrock-doctor plan"],
          links: [clientLink],
        },
  docs: "mantle.md#auth-rejected",
};

const baseUrl: CatalogueEntry<"mantle.base-url"> = {
  title: ({ variable }) => `${variable} leads to a path that does not serve Claude`,
  why: () => "Claude Code puts /v1/messages behind it and gets no model there.",
  measured: ({ asked, status, said }) => `${asked} answered ${status} ${said}`,
  expected: ({ suggestion }) => suggestion ?? "a base URL below which /v1/messages takes Messages requests",
  remedy: ({ url, variable, suggestion }, { plan }) => {
    const mending =
      suggestion === null
        ? {
            steps: [
              `Ask whoever runs ${url} for the base URL of the Messages API there, and put it in ${variable}.`,
            ],
            commands: [],
          }
        : setVariable(plan, variable, suggestion);
    return {
      summary: suggestion === null ? "Correct the base URL." : "Let the base URL end in /anthropic.",
      ...mending,
      links: [clientLink],
    };
  },
  docs: "mantle.md#base-url",
};

/** Models that every account may use on Mantle, without those that were refused. */
function openModels(refused: readonly { model: string }[]): string[] {
  const open = ["opus", "sonnet", "haiku"].flatMap((family) => mantleFamilyModel(family) ?? []);
  return open.filter((id) => refused.every(({ model }) => model !== id));
}

/** The open model of the same family, in the place of each that was refused; none for one that is open itself. */
function openReplacements(plan: RemedyContext["plan"], refused: ModelsArgument["models"]): Replacement[] {
  return refused.flatMap(({ model, roles }) => {
    const id = mantleFamilyModel(model);
    if (id === null || refused.some((one) => one.model === id)) return [];
    return plan.models.filter((one) => roles.includes(one.role)).map((one) => ({ model: one, id }));
  });
}

/** A key that something sets is taken away where other credentials are there; else it is replaced. */
function mendKey(plan: RemedyContext["plan"]): { steps: string[]; commands: string[] } {
  const removal = removeVariable(plan, "AWS_BEARER_TOKEN_BEDROCK");
  return {
    steps: [
      "In the Bedrock console open API keys, generate a key in the region above and put it in AWS_BEARER_TOKEN_BEDROCK, whole and without quotes.",
      `Or, where this machine has other AWS credentials, do without the key. ${removal.steps.join(" ")}`.trim(),
      "Whoever administers IAM checks that the key's user is allowed bedrock-mantle:CallWithBearerToken on *.",
    ],
    commands: removal.commands,
  };
}

function statementFor({
  action,
  resource,
}: MantleArguments["mantle.iam-denied"]["denials"][number]): PolicyStatement {
  return { Effect: "Allow", Action: [action], Resource: [resource ?? "*"] };
}

function listModels(models: readonly { model: string; roles: string[] }[]): string {
  return models.map((one) => `${one.model} (${one.roles.join(", ")})`).join(", ");
}

export const mantleRefusedCatalogue: Catalogue<
  | "mantle.not-granted"
  | "mantle.iam-denied"
  | "mantle.model-not-served"
  | "mantle.auth-rejected"
  | "mantle.base-url"
> = {
  "mantle.not-granted": notGranted,
  "mantle.iam-denied": iamDenied,
  "mantle.model-not-served": modelNotServed,
  "mantle.auth-rejected": authRejected,
  "mantle.base-url": baseUrl,
};
