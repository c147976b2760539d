/** Findings of this area that refusals prove. */
import type { Failure } from "../../aws/types.js";
import { retentionRows } from "../../knowledge/data-retention.js";
import { probesOf } from "../collect.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { FindingArguments, ModelsArgument } from "../types.js";

/** AWS's texts are cut at this many characters. */
const textLimit = 200;

const marketplaceActions = ["aws-marketplace:ViewSubscriptions", "aws-marketplace:Subscribe"];

export const modelsFound: FoundBuilders = {
  "model.marketplace-denied": (input) => ({
    code: "model.marketplace-denied",
    arguments: { ...modelsOf(input), actions: actionsIn(input) },
    evidence: input.evidence,
  }),
  "model.payment-instrument": (input) => ({
    code: "model.payment-instrument",
    arguments: modelsOf(input),
    evidence: input.evidence,
  }),
  "model.agreement-pending": (input) => ({
    code: "model.agreement-pending",
    arguments: { ...modelsOf(input), told: "refusal" },
    evidence: input.evidence,
  }),
  "model.account-hold": (input) => ({
    code: "model.account-hold",
    arguments: { ...modelsOf(input), text: textOf(input), answered: answeredIn(input) },
    evidence: input.evidence,
  }),
  "model.data-retention": (input) => ({
    code: "model.data-retention",
    arguments: retentionArguments(input),
    evidence: input.evidence,
  }),
};

function modelsOf({ members }: FoundInput): ModelsArgument {
  return {
    models: members.flatMap(({ probe }) =>
      probe === undefined
        ? []
        : [{ model: probe.model, roles: probe.roles, route: probe.route, region: probe.region }],
    ),
  };
}

/** AWS names those that are missing, or all that a first use needs. */
function actionsIn({ members }: FoundInput): string[] {
  const named = members.flatMap(({ failure }) => messageOf(failure).match(/aws-marketplace:\w+/g) ?? []);
  return named.length === 0 ? marketplaceActions : [...new Set(named)];
}

function textOf({ members }: FoundInput): string {
  return messageOf(members[0]?.failure).slice(0, textLimit);
}

function messageOf(failure: Failure | undefined): string {
  return failure?.kind === "refusal" ? failure.message : "";
}

function answeredIn({ facts }: FoundInput): string[] {
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  return [...new Set(probes.filter((one) => one.state === "answered").map((one) => one.model))];
}

function retentionArguments(input: FoundInput): FindingArguments["model.data-retention"] {
  const { facts } = input;
  const args = modelsOf(input);
  const rows = args.models.map(({ model }) => retentionRows.find((row) => row.model.test(model)));
  const [first] = rows;
  const shared =
    first === undefined || rows.includes(undefined)
      ? []
      : first.allowed.filter((mode) => rows.every((row) => row?.allowed.includes(mode)));
  return {
    ...args,
    mode: /data retention mode '([\w-]+)'/i.exec(textOf(input))?.[1] ?? null,
    accountMode: facts.dataRetention.state === "answered" ? facts.dataRetention.value.mode : null,
    allowed: shared,
  };
}
