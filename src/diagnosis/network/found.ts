/** Findings of this area that refusals prove. */
import type { Failure, NoAnswer } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import { isPrivateAddress } from "../../knowledge/aws-hosts.js";
import type { BaseUrlArgument, ForeignAnswer } from "../arguments/network.js";
import type { CollectedFailure } from "../collect.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import type { Severity } from "../types.js";
import { isGateway } from "./codes-of.js";
import { privateAddressEvidence } from "./private-address.js";
import { proxyArgument, proxyOf, proxyProblem } from "./proxy.js";
import { issuerOf, untrustedArguments } from "./untrusted.js";

export const networkFound: FoundBuilders = {
  "network.dns": ({ members, plan, evidence }) => ({
    code: "network.dns",
    arguments: { hosts: hostsOf(members), region: plan.region.value, ...baseUrlOf(plan, members) },
    evidence,
    ...softened(members),
  }),
  "network.unreachable": ({ members, plan, facts, evidence }) => ({
    code: "network.unreachable",
    arguments: {
      hosts: unreachableHosts(members, facts),
      proxied: proxyOf(plan, members) !== undefined,
      ...proxyIn(plan, members),
      ...baseUrlOf(plan, members),
    },
    evidence: [...evidence, ...privateAddressEvidence(facts)],
    ...softened(members),
  }),
  "network.proxy-failed": ({ members, plan, evidence }) => {
    const failure = members.map((one) => one.failure).find(isNoAnswer);
    const proxy = proxyOf(plan, members);
    return {
      code: "network.proxy-failed",
      arguments: {
        proxy: proxy === undefined ? null : proxyArgument(proxy),
        problem: proxyProblem(failure),
        code: failure?.code ?? "",
        ...(failure?.proxyStatus === undefined ? {} : { status: failure.proxyStatus }),
        hosts: hostsOf(members),
      },
      evidence,
      locations: proxy?.location === undefined ? [] : [proxy.location],
      ...softened(members),
    };
  },
  "network.proxy-auth": ({ members, plan, evidence }) => {
    const proxy = proxyOf(plan, members);
    return {
      code: "network.proxy-auth",
      arguments: { proxy: proxy === undefined ? null : proxyArgument(proxy), hosts: hostsOf(members) },
      evidence,
      locations: proxy?.location === undefined ? [] : [proxy.location],
      ...softened(members),
    };
  },
  "network.tls-untrusted": ({ members, plan, evidence }) => ({
    code: "network.tls-untrusted",
    arguments: { ...untrustedArguments(members, plan), ...proxyIn(plan, members) },
    evidence,
    ...softened(members),
  }),
  "network.not-aws": ({ members, plan, facts, evidence }) => ({
    code: "network.not-aws",
    arguments: {
      answers: answersOf(members),
      ...proxyIn(plan, members),
      ...issuerIn(facts, members),
      ...baseUrlOf(plan, members),
    },
    evidence,
    ...softened(members),
  }),
  "network.stream-rewritten": ({ members, plan, facts, evidence }) => {
    const failure = members.map((one) => one.failure).find((one) => one.kind === "not-aws");
    const holds = failure?.what === "broken-stream" ? "broken" : (failure?.holds ?? "unknown");
    return {
      code: "network.stream-rewritten",
      arguments: {
        host: failure?.host ?? "",
        contentType: failure?.contentType ?? null,
        holds,
        ...proxyIn(plan, members),
        ...issuerIn(facts, members),
        ...baseUrlOf(plan, members),
      },
      evidence,
    };
  },
  "network.gateway-error": ({ members, plan, evidence }) => {
    const moved = Object.values(plan.endpoints).filter((one) => one?.overriddenBy !== undefined);
    const endpoint =
      moved.find((one) => members.some(({ failure }) => hostIs(one?.url ?? "", failure.host))) ?? moved[0];
    const variable = plan.variables.find((one) => one.name === endpoint?.overriddenBy);
    const { location } = variable ?? {};
    return {
      code: "network.gateway-error",
      arguments: {
        baseUrl: {
          variable: endpoint?.overriddenBy ?? "ANTHROPIC_BEDROCK_BASE_URL",
          url: withoutCredentials(endpoint?.url ?? ""),
          scope: variable?.source ?? "environment",
          ...(location === undefined ? {} : { location }),
        },
        answers: answersOf(members),
      },
      evidence,
      locations: location === undefined ? [] : [location],
    };
  },
};

/** The client does without its control plane: where only that is out of reach it is a warning. */
function softened(members: readonly CollectedFailure[]): { severity?: Severity } {
  return members.every(({ fact }) => fact === "inferenceProfiles" || fact === "modelAccess")
    ? { severity: "warning" }
    : {};
}

function hostsOf(members: readonly CollectedFailure[]): string[] {
  return [...new Set(members.map((one) => one.failure.host))];
}

function isNoAnswer(failure: Failure): failure is NoAnswer {
  return failure.kind === "no-answer";
}

function unreachableHosts(members: readonly CollectedFailure[], facts: FoundInput["facts"]) {
  const known = facts.connection.state === "answered" ? facts.connection.value.hosts : [];
  const hosts = new Map<
    string,
    { host: string; reason: string; code: string; address?: string; private?: true }
  >();
  for (const { failure } of members) {
    if (!isNoAnswer(failure)) continue;
    const { host, reason, code } = failure;
    const address = failure.peer?.address ?? known.find((one) => one.host === host)?.address;
    hosts.set(host, {
      host,
      reason: reason.replaceAll("-", " "),
      code,
      ...(address === undefined ? {} : { address }),
      ...(address !== undefined && isPrivateAddress(address) ? { private: true as const } : {}),
    });
  }
  return [...hosts.values()];
}

function proxyIn(plan: Plan, members: readonly CollectedFailure[]) {
  const proxy = proxyOf(plan, members);
  return proxy === undefined ? {} : { proxy: proxyArgument(proxy) };
}

function issuerIn(facts: FoundInput["facts"], members: readonly CollectedFailure[]): { issuer?: string } {
  const issuer = issuerOf(facts, hostsOf(members));
  return issuer === undefined ? {} : { issuer };
}

function baseUrlOf(plan: Plan, members: readonly CollectedFailure[]): { baseUrl?: BaseUrlArgument } {
  const host = hostsOf(members).find((one) => isGateway(plan, one));
  const endpoint = Object.values(plan.endpoints).find((one) => one !== null && hostIs(one.url, host ?? ""));
  if (host === undefined || endpoint?.overriddenBy === undefined) return {};
  return { baseUrl: { variable: endpoint.overriddenBy, url: withoutCredentials(endpoint.url) } };
}

function hostIs(url: string, host: string): boolean {
  return URL.canParse(url) && new URL(url).host === host;
}

/** Scheme, host and path: a base URL can hold a password, and a key in its query. */
function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url.replace(/^[^?#]*@/, "").replace(/[?#].*$/, "");
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}

/** Each different answer once. */
function answersOf(members: readonly CollectedFailure[]): ForeignAnswer[] {
  const answers = new Map<string, ForeignAnswer>();
  for (const { failure } of members) {
    const answer = answerOf(failure);
    answers.set(JSON.stringify(answer), answer);
  }
  return [...answers.values()].slice(0, 5);
}

function answerOf(failure: Failure): ForeignAnswer {
  const { host } = failure;
  switch (failure.kind) {
    case "not-aws": {
      const { status, what, contentType, excerpt, redirect } = failure;
      return {
        host,
        status,
        what,
        contentType,
        ...(excerpt === undefined ? {} : { excerpt }),
        ...(redirect === undefined ? {} : { redirect }),
      };
    }
    case "refusal":
      return {
        host,
        status: failure.status,
        what: failure.code,
        contentType: null,
        excerpt: failure.message.slice(0, 200),
      };
    case "no-answer":
      return { host, status: 0, what: failure.code, contentType: null };
    default:
      return { host, status: 0, what: failure.kind, contentType: null };
  }
}
