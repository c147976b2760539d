/** What the simulation of the caller's policies shows, and what its absence leaves open. */
import type { IamArguments, MissingAction, OptionalAction } from "../arguments/iam.js";
import { statementsFor } from "../iam/statements.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { sayList } from "./say.js";

type CoverageCode = "iam.missing-actions" | "iam.optional-missing" | "iam.not-evaluated";

const links = {
  simulate: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
  claudeCode: "https://code.claude.com/docs/en/amazon-bedrock",
} as const;

/** Each action once, with its resources. */
function byAction(missing: readonly MissingAction[]): string {
  const actions = [...new Set(missing.map((one) => one.action))];
  return actions
    .map((action) => {
      const own = missing.filter((one) => one.action === action);
      return `${action} on ${sayList(own.map((one) => `${one.resource}${sayDecision(one)}`))}`;
    })
    .join("; ");
}

function sayDecision({ decision, deniedBy }: MissingAction): string {
  if (deniedBy === "organizations") return " (blocked by a service control policy)";
  if (deniedBy === "permissions-boundary") return " (blocked by the permissions boundary)";
  return decision === "explicit-deny" ? " (denied explicitly)" : "";
}

const missingActions: CatalogueEntry<"iam.missing-actions"> = {
  title: ({ missing }) => {
    const actions = [...new Set(missing.map((one) => one.action))];
    return actions.length === 1
      ? `The caller's policies lack ${actions[0]}`
      : `The caller's policies lack ${actions.length} actions`;
  },
  why: ({ worksNow }) =>
    worksNow
      ? "The models answer now, and what is missing is refused when Claude Code comes to it: start-up probes, a request without streaming, another region of a profile."
      : "AWS will refuse what Claude Code has to do: the simulation of the caller's policies shows it without a request to a model.",
  measured: ({ missing, principal }) => `not allowed for ${principal}: ${byAction(missing)}`,
  expected: () => "each of them allowed by the caller's policies",
  remedy: ({ missing, principal }, { profiles }) => {
    const above = missing.filter(
      ({ deniedBy }) => deniedBy === "organizations" || deniedBy === "permissions-boundary",
    );
    const explicit = missing.filter(
      ({ decision, deniedBy }) => decision === "explicit-deny" && deniedBy !== "organizations",
    );
    const grant = missing.filter((one) => !above.includes(one) && !explicit.includes(one));
    return {
      summary: "Add the missing statements to a policy of the caller.",
      steps: [
        ...(grant.length === 0
          ? []
          : [`Whoever administers IAM adds the statement below to a policy of ${principal}.`]),
        ...(above.length === 0
          ? []
          : [
              `Whoever holds the permissions boundary or the service control policy allows ${byAction(above)}.`,
            ]),
        ...(explicit.length === 0
          ? []
          : [`Whoever administers IAM exempts from the statement with Effect Deny: ${byAction(explicit)}.`]),
        "`bedrock-doctor policy` prints the whole policy for this set-up, as JSON and as Terraform.",
      ],
      commands: [],
      ...(grant.length === 0
        ? {}
        : {
            policy: {
              Version: "2012-10-17",
              Statement: statementsFor({ denials: [], missing: grant }, profiles ?? []),
            },
          }),
      links: [links.simulate],
    };
  },
  docs: "iam.md#missing-actions",
};

const breaks: Readonly<Record<OptionalAction["breaks"], string>> = {
  "model-choice":
    "Claude Code picks the IDs of models that nobody pinned from that list; without it the ID of its release and the prefix of the region are taken unchecked",
  "profile-model":
    "Claude Code does not learn which model is behind an application inference profile, guesses its abilities, and tries each request in two forms",
  "token-count": "Claude Code counts the tokens of /context by a paid request instead of a free one",
};

const optionalMissing: CatalogueEntry<"iam.optional-missing"> = {
  title: ({ missing }) => `Claude Code would profit from ${sayList(missing.map((one) => one.action))}`,
  why: ({ missing }) => `${[...new Set(missing.map((one) => breaks[one.breaks]))].join(". ")}.`,
  measured: ({ missing }) =>
    missing.map(({ action, resource }) => `${action} denied on ${resource}`).join("; "),
  expected: () => "allowed; a denied read costs nothing, and Claude Code says nothing of it",
  remedy: ({ missing, principal }, { identity }) => ({
    summary: missing.some((one) => one.breaks === "model-choice")
      ? "Allow the read, or pin the models."
      : "Allow the read.",
    steps: [
      `Whoever administers IAM adds the statement below to a policy of ${identity?.arn ?? principal ?? "the caller"}.`,
      ...missing.flatMap((one) =>
        one.breaks === "model-choice" && one.models.length > 0
          ? [`Or pin what is chosen unchecked now: ${sayList(one.models)}. A pinned model needs no list.`]
          : [],
      ),
    ],
    commands: [],
    policy: {
      Version: "2012-10-17",
      Statement: missing.map(({ action, resource }) => ({
        Effect: "Allow",
        Action: [action],
        Resource: [resource],
      })),
    },
    links: [links.claudeCode],
  }),
  docs: "iam.md#optional-missing",
};

const reasons: Readonly<Record<IamArguments["iam.not-evaluated"]["why"], string>> = {
  denied: "the simulation is denied",
  "no-such-principal": "the role of the session could not be found under any path",
  "not-simulated": "AWS simulates users and roles only",
  "no-answer": "the simulation got no answer",
};

const notEvaluated: CatalogueEntry<"iam.not-evaluated"> = {
  title: () => "What IAM allows was not evaluated",
  why: () =>
    "No request to a model was made and the policies could not be simulated, so nothing shows whether AWS lets Claude Code call its models.",
  measured: ({ why, principal }) => `${reasons[why]}${principal === null ? "" : ` for ${principal}`}`,
  expected: ({ permission }) =>
    permission === null
      ? "a user or a role, whose policies AWS can simulate"
      : `${permission} on the caller's own user or role`,
  remedy: ({ permission, principal }) => ({
    summary: "Run without --no-invoke, or let the caller simulate its own policies.",
    steps: [
      "`bedrock-doctor` without --no-invoke makes one real request of one output token for each model, which proves more than a simulation.",
      ...(permission === null
        ? []
        : ["Or whoever administers IAM adds the statement below to a policy of the caller."]),
      "`bedrock-doctor policy --check policy.json` judges the text of a policy without any permission.",
    ],
    commands: ["bedrock-doctor"],
    ...(permission === null
      ? {}
      : {
          policy: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: [permission], Resource: [principal ?? "*"] }],
          },
        }),
    links: [links.simulate],
  }),
  docs: "iam.md#not-evaluated",
};

export const iamCoverageCatalogue: Catalogue<CoverageCode> = {
  "iam.missing-actions": missingActions,
  "iam.optional-missing": optionalMissing,
  "iam.not-evaluated": notEvaluated,
};
