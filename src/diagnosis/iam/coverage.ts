/**
 * What the simulation of the caller's policies proves beside the real requests. A real answer is
 * worth more: where the two disagree the simulation lacks something (a session policy, a condition)
 * and is not believed; where a request was denied, that finding carries what the simulation adds.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import type { IamCoverageValue } from "../../facts/values/iam-coverage.js";
import type { MissingAction, OptionalAction } from "../arguments/iam.js";
import { probesOf } from "../collect.js";
import type { Diagnosis, Found } from "../types.js";

type CoverageFacts = Pick<
  Facts,
  "iamCoverage" | "identity" | "inferenceProfiles" | "applicationProfiles" | "invocation" | "mantle"
>;

/** Without these no turn of a conversation works. */
const everyTurn = ["bedrock:InvokeModelWithResponseStream", "bedrock-mantle:CreateInference"];

/** What became of the simulation, for the check. */
export type Coverage =
  | { kind: "found"; found: Found }
  | { kind: "covered"; value: IamCoverageValue }
  | { kind: "held-by-denial" }
  | { kind: "contradicted" }
  | { kind: "undecided"; keys: string[] }
  | { kind: "open" };

/** Judges the simulation against what was really answered. */
export function judgeCoverage(plan: Plan, facts: CoverageFacts, diagnosis: Diagnosis): Coverage {
  const { iamCoverage } = facts;
  if (iamCoverage.state !== "answered") {
    const found = notEvaluated(facts, diagnosis);
    return found === null ? { kind: "open" } : { kind: "found", found };
  }
  const { value } = iamCoverage;
  const missing = missingOf(value);
  const keys = value.decisions.flatMap(({ required, missingContext = [] }) =>
    required ? missingContext : [],
  );
  if (missing.length === 0 && keys.length > 0) return { kind: "undecided", keys: [...new Set(keys)] };
  if (missing.length === 0) return { kind: "covered", value };
  if (hasDenial(diagnosis)) return { kind: "held-by-denial" };
  const probes = probesInUse(plan, facts);
  const answered = probes.filter((probe) => probe.state === "answered");
  if (answered.some((probe) => isContradicted(probe, missing))) return { kind: "contradicted" };
  const worksNow = answered.length > 0 && answered.length === probes.length;
  const found: Found = {
    code: "iam.missing-actions",
    arguments: { principal: value.principal, missing, worksNow },
    ...(worksNow || !missing.some(({ action }) => everyTurn.includes(action) || isBearer(action))
      ? { severity: "warning" as const }
      : {}),
    evidence: [{ source: "fact:iamCoverage", request: "SimulatePrincipalPolicy" }],
  };
  return { kind: "found", found };
}

/** The required actions that the simulation does not allow, without what it could not decide. */
export function missingOf(value: IamCoverageValue): MissingAction[] {
  return value.decisions.flatMap(({ action, resource, decision, required, deniedBy, missingContext }) =>
    decision === "allowed" || !required || (missingContext ?? []).length > 0
      ? []
      : [{ action, resource, decision, ...(deniedBy === undefined ? {} : { deniedBy }) }],
  );
}

/** A denied request, by whatever policy and on whichever API. */
export function hasDenial(diagnosis: Diagnosis): boolean {
  return diagnosis.causes.some(({ failures }) =>
    failures.some((one) => one.kind === "refusal" && one.denial !== undefined),
  );
}

function isBearer(action: string): boolean {
  return action.endsWith(":CallWithBearerToken");
}

/** The request that was answered is simulated as denied, on the resource that it named itself. */
function isContradicted({ model, route, region }: Probe, missing: readonly MissingAction[]): boolean {
  if (route === "mantle") return missing.some(({ action }) => action === "bedrock-mantle:CreateInference");
  return missing.some(
    ({ action, resource }) =>
      action === "bedrock:InvokeModelWithResponseStream" &&
      (resource === model || (resource.endsWith(`/${model}`) && resource.split(":")[3] === region)),
  );
}

function probesInUse(plan: Plan, facts: CoverageFacts): Probe[] {
  return [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")].filter((probe) =>
    plan.models.some(({ inUse, resolved }) => inUse && resolved === probe.model),
  );
}

/** Only where no model was asked, by the user's own wish, is the simulation the one thing that could tell. */
function notEvaluated(
  { iamCoverage, identity, invocation, mantle }: CoverageFacts,
  diagnosis: Diagnosis,
): Found | null {
  const switchedOff = [invocation, mantle].some(
    (fact) =>
      fact.state === "not-asked" && fact.why.because === "option" && fact.why.option === "--no-invoke",
  );
  const failed = diagnosis.causes.some(
    ({ found }) => (found.severity ?? "error") === "error" && found.code.startsWith("credentials."),
  );
  if (!switchedOff || failed || identity.state !== "answered") return null;
  const { arn, principalType } = identity.value;
  const code = "iam.not-evaluated";
  const permission = "iam:SimulatePrincipalPolicy";
  switch (iamCoverage.state) {
    case "refused": {
      const { failure } = iamCoverage;
      const denied = failure.kind === "refusal" && failure.denial !== undefined;
      const principal = (denied ? failure.denial?.resource : undefined) ?? arn;
      return {
        code,
        arguments: {
          principal,
          permission: denied ? permission : "iam:GetRole",
          why: denied ? "denied" : "no-such-principal",
        },
      };
    }
    case "no-answer":
      return { code, arguments: { principal: arn, permission: null, why: "no-answer" } };
    case "not-asked":
      return iamCoverage.why.because === "plan" &&
        (principalType === "root" || principalType === "federated-user")
        ? { code, arguments: { principal: arn, permission: null, why: "not-simulated" } }
        : null;
    case "answered":
      return null;
  }
}

/** The denied reads that change what the client does here; null where none does. */
export function optionalMissing(plan: Plan, facts: CoverageFacts, diagnosis: Diagnosis): Found | null {
  if (hasDenial(diagnosis)) return null;
  const asked = [...(isMisnamed(diagnosis) ? [] : deniedList(plan, facts)), ...deniedProfiles(facts)];
  const simulated = simulatedReads(plan, facts).filter(
    (one) => !asked.some(({ action, resource }) => action === one.action && resource === one.resource),
  );
  const missing = [...asked, ...simulated];
  // The documented policy has no right to count tokens: alone it is nothing to warn of.
  if (missing.every((one) => one.breaks === "token-count")) return null;
  return { code: "iam.optional-missing", arguments: { missing, principal: principalOf(facts) } };
}

function principalOf({ identity }: CoverageFacts): string | null {
  return identity.state === "answered" ? identity.value.arn : null;
}

/** What the client makes of names without the list is then told by that finding, the denial with it. */
function isMisnamed({ causes }: Diagnosis): boolean {
  return causes.some(
    ({ found: { code } }) => code === "model.profile-missing" || code === "model.prefix-mismatch",
  );
}

/** The client asks for the list at every start; it matters where nobody pinned a model that is used. */
function deniedList(plan: Plan, { inferenceProfiles }: CoverageFacts): OptionalAction[] {
  if (inferenceProfiles.state !== "refused" || !plan.startUp.listsProfiles) return [];
  const { failure } = inferenceProfiles;
  if (failure.kind !== "refusal" || failure.denial === undefined) return [];
  const models = plan.models.filter((one) => one.inUse && !one.pinned && one.route === "invoke");
  if (models.length === 0) return [];
  const { action, resource } = failure.denial;
  return [
    {
      action,
      resource: resource ?? "*",
      breaks: "model-choice",
      models: [...new Set(models.map((one) => one.resolved))],
    },
  ];
}

/** The client asks for the model behind an application profile, and guesses where that is denied. */
function deniedProfiles({ applicationProfiles }: CoverageFacts): OptionalAction[] {
  if (applicationProfiles.state !== "answered") return [];
  return applicationProfiles.value.profiles.flatMap(({ arn, failure }): OptionalAction[] => {
    if (failure?.kind !== "refusal" || failure.denial === undefined) return [];
    const { action, resource } = failure.denial;
    return [{ action, resource: resource ?? arn, breaks: "profile-model", models: [arn] }];
  });
}

function wasAnswered(arn: string, fact: CoverageFacts["applicationProfiles"]): boolean {
  return (
    fact.state === "answered" &&
    fact.value.profiles.some((one) => one.arn === arn && one.state === "answered")
  );
}

function simulatedReads(plan: Plan, { iamCoverage, applicationProfiles }: CoverageFacts): OptionalAction[] {
  if (iamCoverage.state !== "answered") return [];
  const models = plan.models.filter(({ inUse }) => inUse).map(({ resolved }) => resolved);
  return iamCoverage.value.decisions.flatMap(
    ({ action, resource, decision, required, missingContext }): OptionalAction[] => {
      if (required || decision === "allowed" || (missingContext ?? []).length > 0) return [];
      if (wasAnswered(resource, applicationProfiles)) return [];
      if (action.endsWith(":GetInferenceProfile"))
        return [
          {
            action,
            resource,
            breaks: "profile-model" as const,
            models: models.filter((one) => one === resource),
          },
        ];
      return action.endsWith(":CountTokens")
        ? [{ action, resource, breaks: "token-count" as const, models: [] }]
        : [];
    },
  );
}
