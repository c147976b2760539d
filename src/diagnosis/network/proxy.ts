/** The proxy behind a failure, and what is wrong with it. */
import type { NoAnswer } from "../../aws/types.js";
import type { Plan, PlanProxy } from "../../claude-code/types.js";
import type { FactName } from "../../facts/types.js";
import { reasonOfCode } from "../../knowledge/network-codes.js";
import type { NetworkArguments, ProxyArgument } from "../arguments/network.js";
import type { CollectedFailure } from "../collect.js";
import type { PlanClaim } from "../plan-claims.js";
import { endpointOfFact } from "./endpoint-of-fact.js";

type Problem = NetworkArguments["network.proxy-failed"]["problem"];

/** The first proxy through which one of the failed requests went. */
export function proxyOf(plan: Plan, members: readonly CollectedFailure[]): PlanProxy | undefined {
  return plan.network?.proxies.find((proxy) =>
    members.some(({ fact }) => proxy.endpoints.includes(endpointOfFact(fact))),
  );
}

export function proxyArgument({
  variable,
  address,
  credentials,
  source,
  location,
}: PlanProxy): ProxyArgument {
  return {
    variable,
    address,
    credentials,
    scope: source,
    ...(location === undefined ? {} : { location }),
  };
}

const problems: Partial<Record<NoAnswer["reason"], Problem>> = {
  dns: "name-not-found",
  "connection-refused": "refused",
  "connection-reset": "closed",
  tls: "tls",
};

/** By the proxy's own answer, else by what became of the connection to it. */
export function proxyProblem(failure: NoAnswer | undefined): Problem {
  if (failure === undefined || failure.code === "ERR_INVALID_PROXY_URL") return "malformed";
  if (failure.code === "ERR_UNSUPPORTED_PROXY") return "unsupported-scheme";
  if (failure.proxyStatus !== undefined) return "refuses";
  if (failure.code === "ETIMEDOUT") return "timed-out";
  const reason = reasonOfCode(failure.code);
  return (reason === undefined ? undefined : problems[reason]) ?? "unreachable";
}

const everything: FactName[] = ["identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"];

/** A proxy whose address the client cannot use: it does not start, whatever came of the requests here. */
export function proxyClaim(plan: Plan): PlanClaim | null {
  const proxy = plan.network?.proxies.find((one) => one.fault !== undefined);
  if (proxy?.fault === undefined) return null;
  return {
    cause: {
      found: {
        code: "network.proxy-failed",
        arguments: { proxy: proxyArgument(proxy), problem: proxy.fault, code: "", hosts: [] },
        locations: proxy.location === undefined ? [] : [proxy.location],
      },
      facts: [...everything],
      failures: [],
    },
    claims: ({ failure }) => failure.kind === "no-answer" && failure.reason === "proxy",
  };
}
