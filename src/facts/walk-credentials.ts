/**
 * Walks a route to credentials, step by step, as the client would: each step within its own limit,
 * and on to the next source where the client goes on. What a source before the last gave as its
 * reason is kept: the client says nothing of it and works with other credentials than were meant.
 */
import type { Answer } from "../aws/call.js";
import { getInstanceCredentials } from "../aws/instance-metadata.js";
import type { Provided, ProviderAnswer, ProviderContext } from "../aws/providers/types.js";
import type { Failure, NoAnswer, Operation, ProviderFailure } from "../aws/types.js";
import type { CredentialRoute, NextRoute } from "../claude-code/route-types.js";
import { hostOf } from "./caller.js";
import { failureOfProfile } from "./offline-credentials.js";
import { type RunContext, withinLimit } from "./run-context.js";

/** What walking came to. */
export interface Walked {
  outcome: { ok: true; value: Provided } | { ok: false; failure: Failure };
  depth: number;
  /** The source that gave them, where it is not the first. */
  used?: Omit<NextRoute, "route">;
  /** Why the sources before it gave none. */
  passedOver: Failure[];
}

/** Requests that the metadata service takes, one after the other. */
const METADATA_STEPS = 3;
const METADATA_HOST = "169.254.169.254";

/** Gets the credentials that a route leads to. */
export async function walkCredentials(run: RunContext, route: CredentialRoute): Promise<Walked> {
  const answer = await walkOne(run, route);
  const { depth } = answer;
  if (answer.ok) {
    // Those of a step on the way as well: a role's source signs a request that can be refused.
    const { secretAccessKey, sessionToken } = answer.value;
    for (const secret of [secretAccessKey, sessionToken]) if (secret !== undefined) run.keepSecret(secret);
    return { outcome: { ok: true, value: answer.value }, depth, passedOver: [] };
  }
  const { failure } = answer;
  const next = "next" in route && letsGoOn(route, failure) && !run.signal.aborted ? route.next : null;
  if (next === null) return { outcome: { ok: false, failure }, depth, passedOver: [] };
  const after = await walkCredentials(run, next.route);
  const total = depth + after.depth;
  // The first source is the one that somebody set up: where nothing else helps, its reason counts.
  if (!after.outcome.ok) return { outcome: { ok: false, failure }, depth: total, passedOver: [] };
  const { route: _, ...used } = next;
  return {
    outcome: after.outcome,
    depth: total,
    used: after.used ?? used,
    passedOver: [failure, ...after.passedOver],
  };
}

/** What STS refuses ends the SDK's chain; what the files and the commands lack does not. */
function letsGoOn(route: CredentialRoute, failure: Failure): boolean {
  return route.kind !== "assume-role" || failure.kind === "provider";
}

async function walkOne(run: RunContext, route: CredentialRoute): Promise<ProviderAnswer> {
  switch (route.kind) {
    case "keys": {
      const { kind: _, ...value } = route;
      return { ok: true, value, depth: 0 };
    }
    case "instance-metadata":
      return {
        ...(await limited(
          run,
          "InstanceMetadata",
          route.endpoint === undefined ? METADATA_HOST : hostOf(route.endpoint),
          run.limits.credentialsMs,
          ({ signal }) =>
            getInstanceCredentials({
              signal,
              dial: run.transport.dial,
              onRequest: run.countRequest,
              ...(route.endpoint === undefined ? {} : { endpoint: route.endpoint }),
            }),
        )),
        depth: METADATA_STEPS,
      };
    case "sso": {
      const { getSsoCredentials } = await import("../aws/providers/sso.js");
      return remote(run, "GetRoleCredentials", route.portal.url, (context) =>
        getSsoCredentials(context, route),
      );
    }
    case "login": {
      const { getLoginCredentials } = await import("../aws/providers/login.js");
      return remote(run, "CreateOAuth2Token", route.signIn.url, (context) =>
        getLoginCredentials(context, route),
      );
    }
    case "container": {
      const { getContainerCredentials } = await import("../aws/providers/container.js");
      return remote(run, "ContainerCredentials", route.url, (context) =>
        getContainerCredentials(context, route),
      );
    }
    case "assume-role": {
      const source = await walkCredentials(run, route.source);
      if (!source.outcome.ok) return { ...source.outcome, depth: source.depth };
      const access = { kind: "sigv4", ...source.outcome.value } as const;
      const { assumeRole } = await import("../aws/providers/sts.js");
      const answer = await remote(run, "AssumeRole", route.sts.url, (context) =>
        assumeRole(context, access, route),
      );
      return { ...answer, depth: source.depth + answer.depth };
    }
    case "web-identity": {
      const { token, tokenFile, problem = "it was not read" } = route;
      if (token === null) {
        return broken({
          kind: "provider",
          operation: "AssumeRoleWithWebIdentity",
          provider: "web-identity",
          ...(route.profile === null ? {} : { profile: route.profile }),
          fault: { what: "file-unreadable", file: tokenFile, problem },
          host: tokenFile,
        });
      }
      const { assumeRoleWithWebIdentity } = await import("../aws/providers/sts.js");
      return remote(run, "AssumeRoleWithWebIdentity", route.sts.url, (context) =>
        assumeRoleWithWebIdentity(context, { ...route, token }),
      );
    }
    case "credential-process":
    case "export-command":
      return walkCommand(run, route);
    case "broken":
      return broken(failureOfProfile(route));
    default:
      throw new Error(`A route of the kind ${route.kind} is not walked.`);
  }
}

async function walkCommand(
  run: RunContext,
  route: CredentialRoute & { kind: "credential-process" | "export-command" },
): Promise<ProviderAnswer> {
  const { runCommand } = run;
  const ofProcess = route.kind === "credential-process";
  const operation = ofProcess ? "CredentialProcess" : "CredentialExport";
  const host = ofProcess ? `profile "${route.profile}"` : route.file;
  const common = {
    kind: "provider",
    operation,
    provider: route.kind,
    ...(ofProcess ? { profile: route.profile } : {}),
    host,
  } as const satisfies Partial<ProviderFailure>;
  if (runCommand === null) {
    return broken({ ...common, fault: { what: "command-not-run", why: "this run starts no commands" } });
  }
  const { runCredentialExport, runCredentialProcess } = await import("../aws/providers/helper-output.js");
  const answer = await limited(run, operation, host, run.limits.credentialsMs, ({ signal, clock }) => {
    const helper = { run: runCommand, command: route.command, signal, clock };
    return ofProcess ? runCredentialProcess(helper, route) : runCredentialExport(helper, route);
  });
  if (!answer.ok && answer.failure.kind === "no-answer" && isStalled(answer.failure)) {
    const afterMs = answer.failure.afterMs ?? 0;
    return broken({ ...common, fault: { what: "command-stalled", afterMs } });
  }
  return { ...answer, depth: 0 };
}

/** Below this a command is taken for slow, and the run's limit for short; ms. */
const SLOW_MS = 10_000;

function isStalled({ reason, afterMs = 0 }: NoAnswer): boolean {
  return (reason === "deadline" || reason === "response-timed-out") && afterMs >= SLOW_MS;
}

function broken(failure: ProviderFailure): ProviderAnswer {
  return { ok: false, failure, depth: 0 };
}

async function remote(
  run: RunContext,
  operation: Operation,
  url: string,
  ask: (context: ProviderContext) => Promise<ProviderAnswer>,
): Promise<ProviderAnswer> {
  const answer = await limited(run, operation, hostOf(url), run.limits.requestMs, ask);
  return { ...answer, depth: "depth" in answer ? answer.depth : 1 };
}

function limited<T extends Answer<Provided>>(
  run: RunContext,
  operation: Operation,
  host: string,
  limitMs: number,
  ask: (context: ProviderContext) => Promise<T>,
): Promise<T | Answer<Provided>> {
  const { transport, version, clock, updateJsonFile, keepSecret } = run;
  return withinLimit(run, { operation, host, limitMs }, (signal) =>
    ask({ transport, version, clock, signal, save: updateJsonFile, keepSecret }),
  );
}
