/** Findings of this area that refusals prove. */
import type { DeniedArgument } from "../arguments/iam.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { Found } from "../types.js";
import { missingOf } from "./coverage.js";
import { type DenialCode, denialCodes } from "./denials.js";

/** The action of an operation, where AWS's text names none. Source: Service Authorization Reference. */
const actions: Readonly<Record<string, string>> = {
  InvokeModelWithResponseStream: "bedrock:InvokeModelWithResponseStream",
  MantleMessages: "bedrock-mantle:CreateInference",
};

export const iamFound: FoundBuilders = Object.fromEntries(
  denialCodes.map((code) => [code, (input: FoundInput) => deniedFound(code, input)]),
);

function deniedFound(code: DenialCode, input: FoundInput): Found {
  const { evidence } = input;
  const denied = deniedArgument(input);
  switch (code) {
    case "iam.denied-endpoint-policy":
      return { code, arguments: { ...denied, endpoint: endpointOf(input) }, evidence };
    case "iam.destination-region-denied":
      return { code, arguments: { ...denied, ...routedOf(input) }, evidence, locations: locationsOf(input) };
    default:
      return { code, arguments: denied, evidence };
  }
}

function deniedArgument({ members, facts }: FoundInput): DeniedArgument {
  const denials = new Map<string, DeniedArgument["denials"][number]>();
  for (const { failure, probe } of members) {
    if (failure.kind !== "refusal") continue;
    const { denial } = failure;
    const action = denial?.action ?? actions[failure.operation] ?? failure.operation;
    const resource = denial?.resource ?? null;
    denials.set(`${action} ${resource ?? probe?.model}`, {
      action,
      resource,
      principal: denial?.principal ?? null,
      ...(probe === undefined ? {} : { model: probe.model }),
      effect: denial?.effect ?? "unsaid",
      ...(denial?.policyType === undefined ? {} : { policyType: denial.policyType }),
      ...(denial?.policyArn === undefined ? {} : { policyArn: denial.policyArn }),
    });
  }
  const { iamCoverage } = facts;
  if (iamCoverage.state !== "answered") return { denials: [...denials.values()] };
  const missing = missingOf(iamCoverage.value).filter((one) => !denials.has(`${one.action} ${one.resource}`));
  return { denials: [...denials.values()], ...(missing.length === 0 ? {} : { missing }) };
}

/** RFC 1918 and the shared address space: what a name resolves to behind a private VPC endpoint. */
const privateAddress =
  /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i;

function endpointOf({ members, facts }: FoundInput): { host: string; address?: string } {
  const host = members[0]?.failure.host ?? "";
  const seen =
    facts.connection.state === "answered"
      ? facts.connection.value.hosts.find((one) => one.host === host)?.address
      : undefined;
  return seen !== undefined && privateAddress.test(seen) ? { host, address: seen } : { host };
}

function routedOf({ members, plan, facts }: FoundInput): {
  models: string[];
  region: string;
  destinations: string[];
} {
  const models = [...new Set(members.flatMap(({ probe }) => (probe === undefined ? [] : [probe.model])))];
  const listed = facts.inferenceProfiles.state === "answered" ? facts.inferenceProfiles.value.profiles : [];
  return {
    models,
    region: members[0]?.probe?.region ?? plan.region.value,
    destinations: [
      ...new Set(
        models.flatMap((model) => listed.find(({ id, arn }) => id === model || arn === model)?.models ?? []),
      ),
    ],
  };
}

function locationsOf({ members, plan }: FoundInput): NonNullable<Found["locations"]> {
  return members.flatMap(({ probe }) => {
    const location = plan.models.find((one) => one.resolved === probe?.model)?.location;
    return location === undefined ? [] : [location];
  });
}
