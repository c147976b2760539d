/**
 * IAM's own evaluation of what a user or role may do: SimulatePrincipalPolicy, and GetRole for the
 * ARN that it wants. The query protocol of IAM, one global endpoint for each partition, SigV4 only.
 * A read: nothing is executed. It knows service control policies and boundaries, and no session,
 * resource control and endpoint policies.
 */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import { sign } from "./signing.js";
import type { Operation } from "./types.js";
import { elementAt, membersOf, parseXml, type XmlElement } from "./xml.js";

const API_VERSION = "2010-05-08";

/** Host and signing region of IAM by partition. Source: AWS General Reference, as of 2026-11-20. */
const ENDPOINTS: Readonly<Record<string, { host: string; region: string }>> = {
  aws: { host: "iam.amazonaws.com", region: "us-east-1" },
  "aws-us-gov": { host: "iam.us-gov.amazonaws.com", region: "us-gov-west-1" },
  "aws-cn": { host: "iam.cn-north-1.amazonaws.com.cn", region: "cn-north-1" },
  "aws-eusc": { host: "iam.eusc-de-east-1.amazonaws.eu", region: "eusc-de-east-1" },
};

/** Host of IAM for an ARN. */
export function iamHost(arn: string): string {
  return endpointOf(arn).host;
}

function endpointOf(arn: string): { host: string; region: string } {
  const partition = arn.split(":")[1] ?? "aws";
  return ENDPOINTS[partition] ?? { host: "iam.amazonaws.com", region: "us-east-1" };
}

export interface SimulationRequest {
  /** ARN of a user or role. */
  principal: string;
  actions: readonly string[];
  resources: readonly string[];
  context: readonly { key: string; values: readonly string[] }[];
}

export interface SimulatedDecision {
  action: string;
  resource: string;
  decision: "allowed" | "implicit-deny" | "explicit-deny";
  deniedBy?: "identity-policy" | "permissions-boundary" | "organizations";
  /** Condition keys that a statement asks for and the request gave no value of. */
  missingContext?: string[];
}

/** A simulation has one page for what is asked here; a list that repeats its marker must end. */
const MOST_PAGES = 5;

/** Simulates every action on every resource. */
export async function simulatePrincipalPolicy(
  caller: Caller,
  request: SimulationRequest,
): Promise<Answer<SimulatedDecision[]>> {
  const decisions: SimulatedDecision[] = [];
  let marker: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await callIam(caller, request.principal, "SimulatePrincipalPolicy", {
      ...formOf(request),
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    if (!answer.ok) return answer;
    decisions.push(...decisionsOf(answer.value, request.resources));
    marker = elementAt(answer.value, "Marker")?.text || undefined;
    if (marker === undefined) return { ...answer, value: decisions };
  }
  return { ok: true, value: decisions };
}

/** The ARN of a role with its path, which no session ARN holds. */
export async function getRoleArn(caller: Caller, principal: string, role: string): Promise<Answer<string>> {
  const answer = await callIam(caller, principal, "GetRole", { RoleName: role });
  if (!answer.ok) return answer;
  return { ...answer, value: elementAt(answer.value, "Role", "Arn")?.text ?? "" };
}

function formOf({ principal, actions, resources, context }: SimulationRequest): Record<string, string> {
  return {
    PolicySourceArn: principal,
    ...listOf("ActionNames", actions),
    ...listOf("ResourceArns", resources),
    ...Object.assign(
      {},
      ...context.map(({ key, values }, index) => {
        const entry = `ContextEntries.member.${index + 1}`;
        return {
          [`${entry}.ContextKeyName`]: key,
          [`${entry}.ContextKeyType`]: values.length === 1 ? "string" : "stringList",
          ...listOf(`${entry}.ContextKeyValues`, values),
        };
      }),
    ),
  };
}

function listOf(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`${name}.member.${index + 1}`, value]));
}

/** @returns the element `<Operation>Result` */
function callIam(
  caller: Caller,
  arn: string,
  operation: Extract<Operation, "SimulatePrincipalPolicy" | "GetRole">,
  parameters: Record<string, string>,
): Promise<Answer<XmlElement>> {
  const { transport, signal } = caller;
  const { host, region } = endpointOf(arn);
  return callAws(
    // IAM is no host of the client's; the one for STS is as good a guess at its proxy as any.
    { operation, endpoint: "sts", url: `https://${host}`, region, transport, signal },
    async (connection) => {
      const { HttpRequest } = await import("./sdk.js");
      const body = new URLSearchParams({
        Action: operation,
        Version: API_VERSION,
        ...parameters,
      }).toString();
      const unsigned = new HttpRequest({
        method: "POST",
        protocol: "https:",
        hostname: host,
        path: "/",
        headers: {
          host,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": userAgentOf(caller.version).join("/"),
        },
        body,
      });
      const signed = await sign(unsigned, { ...caller, service: "iam", region });
      const { response } = await connection.handler.handle(signed as typeof unsigned);
      const document = response.statusCode === 200 ? parseXml(connection.exchange.body ?? "") : null;
      const result = elementAt(document ?? undefined, `${operation}Result`);
      if (result === undefined) throw NOT_THE_ANSWER;
      return result;
    },
  );
}

/** The name of an evaluation may be a template of ARNs: what was decided of which stands below it. */
function decisionsOf(result: XmlElement, asked: readonly string[]): SimulatedDecision[] {
  return membersOf(elementAt(result, "EvaluationResults")).flatMap((evaluation) => {
    const action = textOf(evaluation, "EvalActionName");
    const specific = membersOf(elementAt(evaluation, "ResourceSpecificResults"));
    if (specific.length > 0) {
      return specific.map((one) => ({
        action,
        resource: textOf(one, "EvalResourceName"),
        ...decisionOf(textOf(one, "EvalResourceDecision"), one, evaluation),
      }));
    }
    const name = textOf(evaluation, "EvalResourceName");
    const resources = asked.includes(name) ? [name] : asked;
    return resources.map((resource) => ({
      action,
      resource,
      ...decisionOf(textOf(evaluation, "EvalDecision"), evaluation, evaluation),
    }));
  });
}

const DECISIONS: Readonly<Record<string, SimulatedDecision["decision"]>> = {
  allowed: "allowed",
  explicitDeny: "explicit-deny",
  implicitDeny: "implicit-deny",
};

function decisionOf(
  text: string,
  own: XmlElement,
  whole: XmlElement,
): Pick<SimulatedDecision, "decision" | "deniedBy" | "missingContext"> {
  const decision = DECISIONS[text] ?? "implicit-deny";
  if (decision === "allowed") return { decision };
  const missing = membersOf(elementAt(own, "MissingContextValues")).map((one) => one.text);
  return {
    decision,
    deniedBy: deniedBy(own, whole),
    ...(missing.length === 0 ? {} : { missingContext: missing }),
  };
}

/** Only the boundary is told for each resource; the organization's word may stand for all of them. */
function deniedBy(own: XmlElement, whole: XmlElement): NonNullable<SimulatedDecision["deniedBy"]> {
  const says = (element: XmlElement, detail: string, field: string) =>
    elementAt(element, detail, field)?.text;
  const organizations = ["OrganizationsDecisionDetail", "AllowedByOrganizations"] as const;
  if ((says(own, ...organizations) ?? says(whole, ...organizations)) === "false") return "organizations";
  const boundary = ["PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary"] as const;
  return (says(own, ...boundary) ?? says(whole, ...boundary)) === "false"
    ? "permissions-boundary"
    : "identity-policy";
}

function textOf(element: XmlElement, name: string): string {
  return elementAt(element, name)?.text ?? "";
}
