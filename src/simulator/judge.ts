/**
 * One request in, one answer and its record out: endpoint, operation, authentication, handler, in
 * that order. Knows nothing of sockets; the server and the tests call it alike.
 */

import { routeContainer, routeMetadata } from "./agents.js";
import { authenticate, bearerToken } from "./authenticate.js";
import { routeBedrock } from "./bedrock.js";
import { findEndpoint, guessEndpoint, hostnameOf, isLoopback } from "./hosts.js";
import { routeIam } from "./iam.js";
import { routeMantle } from "./mantle.js";
import { routeQuotas } from "./quotas.js";
import { routeRuntime } from "./runtime.js";
import { routeSignIn } from "./sign-in.js";
import { readScope } from "./signature.js";
import { routeOidc, routePortal } from "./sso.js";
import { routeSts } from "./sts.js";
import type { SimulatorCall } from "./types.js";
import type { Answer, Endpoint, Operation, ReceivedRequest } from "./wire.js";
import type { World } from "./world.js";

export interface Judgement {
  answer: Answer;
  call: SimulatorCall;
}

/** @param answerId gives each model answer an ID of its own */
export function judge(world: World, request: ReceivedRequest, answerId: () => string): Judgement {
  const scope = readScope(request.headers.authorization);
  const hostname = hostnameOf(request.host);
  const endpoint = isLoopback(hostname)
    ? guessEndpoint(request, scope?.service ?? null)
    : findEndpoint(world.scenario, hostname);
  const operation = endpoint && route(world, endpoint, request, answerId);
  const answer =
    endpoint === undefined
      ? { status: 404, headers: { "content-type": "text/plain" }, body: "no such host in this scenario" }
      : operation === undefined
        ? unknownOperation(endpoint)
        : answerOperation(world, endpoint, operation, request);
  return { answer, call: record(request, answer, operation?.name ?? "Unknown", endpoint, operation?.model) };
}

/** The record of a call; says who signed, never with what. */
export function record(
  request: ReceivedRequest,
  answer: { status: number; errorCode?: string },
  operation: string,
  endpoint?: Endpoint,
  model?: string,
): SimulatorCall {
  const scope = readScope(request.headers.authorization);
  const bearer = endpoint !== undefined && bearerToken(endpoint.kind, request) !== null;
  return {
    operation,
    host: request.host,
    path: request.query === "" ? request.path : `${request.path}?${request.query}`,
    auth: scope !== null ? `sigv4:${scope.accessKeyId}` : bearer ? "bearer" : "unsigned",
    region: endpoint?.region ?? scope?.region ?? null,
    service: scope?.service ?? null,
    model: model ?? null,
    status: answer.status,
    errorCode: answer.errorCode ?? null,
  };
}

function route(
  world: World,
  endpoint: Endpoint,
  request: ReceivedRequest,
  answerId: () => string,
): Operation | undefined {
  switch (endpoint.kind) {
    case "sts":
      return routeSts(world, request);
    case "iam":
      return routeIam(world, request);
    case "bedrock":
      return routeBedrock(world, request);
    case "bedrock-runtime":
      return routeRuntime(world, request, answerId);
    case "bedrock-mantle":
      return routeMantle(world, request, answerId);
    case "sso-portal":
      return routePortal(world, request);
    case "sso-oidc":
      return routeOidc(world, request);
    case "sign-in":
      return routeSignIn(world, request);
    case "container":
      return routeContainer(world, request);
    case "metadata":
      return routeMetadata(world, request);
    case "servicequotas":
      return routeQuotas(world, request);
  }
}

function answerOperation(
  world: World,
  endpoint: Endpoint,
  operation: Operation,
  request: ReceivedRequest,
): Answer {
  if (operation.unsigned === true) {
    const [identity] = world.scenario.aws.identities;
    const nobody = { arn: "", keys: [], policies: [] };
    return operation.answer({ identity: identity ?? nobody, region: endpoint.region ?? "", bearer: null });
  }
  const verdict = authenticate(world, endpoint, request);
  return "refusal" in verdict ? verdict.refusal : operation.answer(verdict.caller);
}

/** AWS's runtime answers an unknown route with 200, so the status alone proves nothing. */
function unknownOperation(endpoint: Endpoint): Answer {
  const errorCode = "UnknownOperationException";
  if (endpoint.kind === "bedrock" || endpoint.kind === "bedrock-runtime") {
    const body = { Output: { __type: `com.amazon.coral.service#${errorCode}` }, Version: "1.0" };
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      errorCode,
    };
  }
  return {
    status: 404,
    headers: { "content-type": "application/xml" },
    body: `<${errorCode}/>`,
    errorCode,
  };
}
