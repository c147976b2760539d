/** Findings of the providers of credentials: the failure of one step, put beside what the plan knows of it. */
import type { ProviderFailure, ProviderFault, Refusal } from "../../aws/types.js";
import type { CredentialStep } from "../../claude-code/credential-steps.js";
import type { Plan } from "../../claude-code/types.js";
import { flatExportSince } from "../../knowledge/client-rules.js";
import type { HelperFault, UsedInstead } from "../arguments/credentials-providers.js";
import type { CollectedFailure } from "../collect.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { Found } from "../types.js";

/** AWS's texts are cut; the request ID finds the rest. */
const messageLimit = 300;

export const providersFound: FoundBuilders = {
  "credentials.sso-expired": (input) => sessionFound("credentials.sso-expired", input),
  "credentials.login-expired": (input) => sessionFound("credentials.login-expired", input),
  "credentials.sso-misconfigured": misconfigured,
  "credentials.sso-role-denied": ssoRoleDenied,
  "credentials.assume-role-denied": assumeRoleDenied,
  "credentials.mfa-required": mfaRequired,
  "credentials.none": noneFound,
  "credentials.process-failed": ({ plan, evidence, members }) => ({
    ...helperFound(plan, failureIn(members, "provider")),
    evidence,
  }),
  "credentials.export-failed": ({ plan, evidence, members }) => ({
    ...helperFound(plan, failureIn(members, "provider")),
    evidence,
  }),
  "credentials.export-format": ({ plan, evidence, members }) => ({
    ...helperFound(plan, failureIn(members, "provider")),
    evidence,
  }),
};

/** The finding of a helper that gave nothing; `used` is the source that the client goes on to. */
export function helperFound(
  plan: Plan,
  { provider, profile = "", fault, host }: ProviderFailure,
  used?: UsedInstead,
): Found {
  const step = plan.credentials.steps?.find(({ kind }) => kind === provider);
  const common = {
    ...(step?.command === undefined ? {} : { command: step.command }),
    fault: fault as HelperFault,
    ...(used === undefined ? {} : { used }),
  };
  const place = { locations: placeOf(plan), ...slowness(fault) };
  if (provider === "credential-process") {
    return { code: "credentials.process-failed", arguments: { profile, ...common }, ...place };
  }
  if (fault.what === "not-json" || fault.what === "keys-missing") {
    const version = plan.claudeCode.version;
    const given = { file: host, ...common, version, flatSince: flatExportSince };
    return { code: "credentials.export-format", arguments: given, ...place };
  }
  return { code: "credentials.export-failed", arguments: { file: host, ...common }, ...place };
}

/** The client was seen to wait this long; a command that was cut off before may only be slow. ms. */
const seenToWaitMs = 50_000;

function slowness(fault: ProviderFault): { severity?: "warning" } {
  return fault.what === "command-stalled" && fault.afterMs < seenToWaitMs ? { severity: "warning" } : {};
}

function sessionFound(
  code: "credentials.sso-expired" | "credentials.login-expired",
  { plan, evidence, members }: FoundInput,
): Found {
  const [member] = members;
  const failure = member?.failure;
  const profile =
    (failure?.kind === "provider" ? failure.profile : undefined) ?? plan.credentials.profile ?? "";
  const step = stepOf(plan, profile, code === "credentials.sso-expired" ? "sso" : "login");
  const file = step?.file ?? "";
  const place = { evidence, locations: placeOf(plan) };
  const session = sessionState(failure);
  if (code === "credentials.login-expired") {
    const state = session.state === "missing" ? "missing" : "expired";
    return { code, arguments: { profile, file, ...session, state }, ...place };
  }
  const known = {
    ...(step?.session === undefined ? {} : { session: step.session }),
    ...(step?.startUrl === undefined ? {} : { startUrl: step.startUrl }),
  };
  return { code, arguments: { profile, ...known, file, ...session }, ...place };
}

type SessionState = Pick<
  Extract<Found, { code: "credentials.sso-expired" }>["arguments"],
  "state" | "problem" | "expiredAt" | "renewal" | "lacks" | "code"
>;

function sessionState(failure: CollectedFailure["failure"] | undefined): SessionState {
  if (failure?.kind === "refusal") return { state: "rejected", code: failure.code };
  const fault = failure?.kind === "provider" ? failure.fault : undefined;
  if (fault?.what !== "session-expired") {
    const problem = fault?.what === "session-missing" ? fault.problem : undefined;
    return { state: "missing", ...(problem === undefined ? {} : { problem }) };
  }
  const { expiredAt, renewal, lacks, code } = fault;
  return {
    state: "expired",
    expiredAt,
    renewal,
    ...(lacks === undefined ? {} : { lacks }),
    ...(code === undefined ? {} : { code }),
  };
}

function misconfigured({ plan, evidence, members }: FoundInput): Found {
  const { profile = "", fault } = failureIn(members, "provider");
  const step = stepOf(plan, profile, "broken");
  const { missing, session, sessionExists } = fault as ProviderFault & { what: "misconfigured" };
  return {
    code: "credentials.sso-misconfigured",
    arguments: {
      profile,
      missing,
      ...(session === undefined ? {} : { session }),
      ...(sessionExists === undefined ? {} : { sessionExists }),
      sessions: step?.sessions ?? [],
      ...(plan.credentials.location === undefined ? {} : { file: plan.credentials.location.file }),
    },
    evidence,
    locations: placeOf(plan),
  };
}

function ssoRoleDenied({ plan, evidence, members }: FoundInput): Found {
  const { status, message } = failureIn(members, "refusal");
  const step = plan.credentials.steps?.find(({ kind }) => kind === "sso");
  return {
    code: "credentials.sso-role-denied",
    arguments: {
      profile: step?.profile ?? plan.credentials.profile ?? "",
      ...(step?.account === undefined ? {} : { account: step.account }),
      ...(step?.role === undefined ? {} : { role: step.role }),
      ...(step?.startUrl === undefined ? {} : { startUrl: step.startUrl }),
      status,
      message: message.slice(0, messageLimit),
    },
    evidence,
    locations: placeOf(plan),
  };
}

function assumeRoleDenied({ plan, evidence, members }: FoundInput): Found {
  const { operation, denial, code, message } = failureIn(members, "refusal");
  const steps = plan.credentials.steps ?? [];
  const ofKind = operation === "AssumeRole" ? "assume-role" : "web-identity";
  const roles = steps.filter(({ kind }) => kind === ofKind);
  // In a chain of roles the text names the one that was refused.
  const step = roles.find(({ roleArn }) => roleArn !== undefined && message.includes(roleArn)) ?? roles[0];
  return {
    code: "credentials.assume-role-denied",
    arguments: {
      ...(step?.profile === undefined ? {} : { profile: step.profile }),
      role: denial?.resource ?? step?.roleArn ?? "",
      ...(step?.source === undefined ? {} : { source: step.source }),
      operation: operation === "AssumeRole" ? "AssumeRole" : "AssumeRoleWithWebIdentity",
      ...(denial?.principal === undefined ? {} : { principal: denial.principal }),
      effect: denial?.effect ?? "unsaid",
      code,
      message: message.slice(0, messageLimit),
    },
    evidence,
    locations: placeOf(plan),
  };
}

function mfaRequired({ plan, evidence, members }: FoundInput): Found {
  const { profile = "", fault } = failureIn(members, "provider");
  const { serial, role } = fault as ProviderFault & { what: "mfa-required" };
  return {
    code: "credentials.mfa-required",
    arguments: { profile, serial, role },
    evidence,
    locations: placeOf(plan),
  };
}

function noneFound({ plan, evidence, members }: FoundInput): Found {
  const failure = members.find((one) => one.failure.kind === "provider")?.failure;
  const { profile = plan.credentials.profile, fault = undefined } =
    failure?.kind === "provider" ? failure : {};
  return {
    code: "credentials.none",
    arguments: {
      version: plan.claudeCode.version,
      ...(profile === undefined ? {} : { missingProfile: profile }),
      ...(fault === undefined ? {} : { fault }),
    },
    evidence,
    locations: placeOf(plan),
  };
}

function failureIn(members: readonly CollectedFailure[], kind: "refusal"): Refusal;
function failureIn(members: readonly CollectedFailure[], kind: "provider"): ProviderFailure;
function failureIn(members: readonly CollectedFailure[], kind: string): CollectedFailure["failure"] {
  const failure = members.find((one) => one.failure.kind === kind)?.failure;
  if (failure === undefined) throw new Error(`no ${kind} among the failures of a provider`);
  return failure;
}

function stepOf(plan: Plan, profile: string, kind: CredentialStep["kind"]): CredentialStep | undefined {
  const steps = plan.credentials.steps ?? [];
  return (
    steps.find((one) => one.kind === kind && one.profile === profile) ??
    steps.find((one) => one.kind === kind)
  );
}

function placeOf(plan: Plan): NonNullable<Found["locations"]> {
  return plan.credentials.location === undefined ? [] : [plan.credentials.location];
}
