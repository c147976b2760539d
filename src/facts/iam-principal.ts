/**
 * The ARN that IAM simulates. A session's ARN holds no path, and the path of an SSO role holds a
 * region that nothing derives: so AWS is asked for the role, and where that is denied the likely ARNs
 * are tried. No operation is tried again once it was denied.
 */
import type { Answer } from "../aws/call.js";
import type { Access } from "../aws/signing.js";
import { callerOf } from "./caller.js";
import { type RunContext, withinLimit } from "./run-context.js";

/** Path of the roles of IAM Identity Center. Source: public reports of such ARNs, as of 2026-11-20. */
const SSO_PATH = "aws-reserved/sso.amazonaws.com/";
const SSO_NAME = /^AWSReservedSSO_/;

export interface Principal<T> {
  arn: string;
  /** What the first simulation came to. */
  first: T;
  /** Requests one after the other. */
  depth: number;
}

/**
 * Finds the ARN by simulating with it.
 *
 * @param caller - ARN as STS tells it, of a user or of a role's session
 * @param simulate - a simulation that is wanted anyway
 * @returns the failure of the last attempt where none succeeds
 */
export async function findPrincipal<T>(
  run: RunContext,
  access: Access,
  caller: string,
  simulate: (arn: string) => Promise<Answer<T>>,
): Promise<Answer<Principal<T>>> {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller);
  let depth = 0;
  let candidates = [caller];
  if (session !== null) {
    const [, partition = "", account = "", name = ""] = session;
    const { getRoleArn, iamHost } = await import("../aws/simulate-policy.js");
    const limit = { operation: "GetRole", host: iamHost(caller), limitMs: run.limits.requestMs } as const;
    const role = await withinLimit(run, limit, (signal) =>
      getRoleArn(callerOf(run, access, run.plan.region.value, signal), caller, name),
    );
    depth += 1;
    if (!role.ok && role.failure.kind === "no-answer") return role;
    const start = `arn:${partition}:iam::${account}:role/`;
    candidates = role.ok && role.value !== "" ? [role.value] : likelyArns(run, start, name);
  }
  let answer: Answer<T> | undefined;
  for (const arn of candidates) {
    answer = await simulate(arn);
    depth += 1;
    if (answer.ok) return { ok: true, value: { arn, first: answer.value, depth } };
    const unknown = answer.failure.kind === "refusal" && answer.failure.code.startsWith("NoSuchEntity");
    if (!unknown) return answer;
  }
  if (answer === undefined) throw new Error("There is no ARN to simulate.");
  return answer as Answer<Principal<T>>;
}

function likelyArns(run: RunContext, start: string, name: string): string[] {
  if (!SSO_NAME.test(name)) return [`${start}${name}`];
  const { ssoRegion } = run.plan.credentials;
  return [
    ...(ssoRegion === undefined ? [] : [`${start}${SSO_PATH}${ssoRegion}/${name}`]),
    `${start}${SSO_PATH}${name}`,
  ];
}
