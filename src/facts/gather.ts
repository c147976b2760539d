/**
 * The scheduler: every question starts as soon as what it depends on is known, none is asked twice,
 * and all are over within the run's limit. A healthy account takes three round trips at most,
 * however many models are in use: identity, list and first model access together, the other models'
 * access, then all probes. Only refused models that nobody pinned take more: the client's chain.
 */
import { isAwsHost } from "../aws/aws-host.js";
import { disprovesCredentials } from "../aws/credential-refusal.js";
import type { Dial } from "../aws/dial.js";
import type { RunCommand, UpdateJsonFile } from "../aws/providers/types.js";
import { createTransport, type Revealable, type TransportOptions } from "../aws/transport.js";
import type { Draft, Plan } from "../claude-code/types.js";
import { type AllAsked, everyFact, factsOf } from "./assemble.js";
import type { BeforeProbes } from "./before-probes.js";
import { hostOf } from "./caller.js";
import { askConnection } from "./connection.js";
import { costOf } from "./cost.js";
import { askCredentials, type CredentialsAsked, mayGoByProxy } from "./credentials.js";
import { askIdentity } from "./identity.js";
import { askInferenceProfiles } from "./inference-profiles.js";
import { askModelAccess, baseModelsOf } from "./model-access.js";
import { askModels, type FallBack } from "./models.js";
import { askMore } from "./more.js";
import type { Asked, GatherOptions, Limits, Progress, RunContext } from "./run-context.js";
import { createStop } from "./stop.js";
import type { Cost, FactName, Facts, FactValues, NotAsked } from "./types.js";

export type { GatherOptions, Limits, Progress } from "./run-context.js";

export interface GatherInput {
  draft: Draft;
  /** Resolves the draft's assumptions; profiles are IDs in AWS's order, or null where they are not known. */
  settle: (facts: { profiles: string[] | null; refused?: string[]; answered?: string[] }) => Plan;
  /** The models that the client goes on to after refusals. */
  next: FallBack["next"];
  /** What IAM has to allow for a plan; absent where that is not to be asked. */
  requiredAccess?: RunContext["requiredAccess"];
  options: GatherOptions;
  /** `dial` is given where the simulator stands for the network. */
  transport: { dial?: Dial } & Pick<TransportOptions, "systemRoots" | "rootsKnownToNode">;
  /** Milliseconds since the epoch, the machine's or the scenario's: requests are signed by it. */
  clock: () => number;
  /** Milliseconds from any starting point; never goes back. */
  monotonic: () => number;
  /** Of this tool. */
  version: string;
  limits: Limits;
  /** Starts the helper commands of the plan; absent where none may be started. */
  runCommand?: RunCommand;
  /** Saves a renewed token; absent where nothing is to be renewed. */
  updateJsonFile?: UpdateJsonFile;
  /** Aborted when the user interrupts the run. */
  signal: AbortSignal;
  onProgress?: Progress;
}

/**
 * Asks every question of the plan.
 *
 * Never rejects for anything AWS or the network does: each fact has its own state.
 */
export async function gatherFacts(
  input: GatherInput,
): Promise<{ facts: Facts; cost: Cost; secrets: Revealable[] }> {
  const why = whyNothingIsAsked(input);
  if (why !== null) {
    const facts = { ...everyFact(why), ...(await withoutNetwork(input)) };
    return { facts, cost: costOf({}, 0), secrets: [] };
  }
  const { draft, clock, monotonic, version, limits, options } = input;
  const stop = createStop(input.signal, limits.runMs);
  const secrets: Revealable[] = [];
  let others = 0;
  const transport = await createTransport({
    proxies: draft.wiring.proxies,
    trustRoots: draft.wiring.trustRoots,
    verifyTls: draft.wiring.verifyTls,
    ...(draft.wiring.clientCertificate === undefined
      ? {}
      : { clientCertificate: draft.wiring.clientCertificate }),
    ...(draft.wiring.stream === undefined ? {} : { stream: draft.wiring.stream }),
    connectTimeoutMs: limits.connectMs,
    requestTimeoutMs: limits.requestMs,
    monotonic,
    mayProxy: mayGoByProxy(draft.wiring.credentials),
    ...input.transport,
  });
  try {
    const asked = await askAll(
      {
        plan: draft.plan,
        wiring: draft.wiring,
        options,
        requiredAccess: input.requiredAccess,
        transport,
        clock,
        monotonic,
        version,
        limits,
        signal: stop.signal,
        runCommand: input.runCommand ?? null,
        updateJsonFile: input.updateJsonFile ?? null,
        keepSecret: (secret) => secrets.push(secret),
        countRequest: () => {
          others += 1;
        },
        onProgress: input.onProgress ?? (() => {}),
      },
      input,
    );
    return { facts: factsOf(asked), cost: costOf(asked, transport.requests() + others), secrets };
  } finally {
    stop.dispose();
    transport.destroy();
  }
}

async function askAll(
  run: RunContext,
  { settle, next }: Pick<GatherInput, "settle" | "next">,
): Promise<AllAsked> {
  const told = <N extends FactName>(fact: N, question: Promise<Asked<FactValues[N]>>) =>
    question.then((asked) => {
      run.onProgress({ fact, state: asked.fact.state });
      return asked;
    });

  const credentials = await askCredentials(run);
  run.onProgress({ fact: "credentials", state: credentials.fact.state });
  const identity = told("identity", askIdentity(run, credentials));
  const inferenceProfiles = told("inferenceProfiles", askInferenceProfiles(run, credentials));

  const assumed = run.plan.models.some(({ inUse, assumption }) => inUse && assumption !== undefined);
  const settledByList = async () => {
    const { fact, depth } = await inferenceProfiles;
    return { plan: settle({ profiles: idsOf(fact) }), depth };
  };
  const settled = assumed ? settledByList().then(({ plan }) => plan) : settle({ profiles: null });
  const modelAccess = told(
    "modelAccess",
    askModelAccess(run, credentials, Promise.resolve(settled).then(baseModelsOf)),
  );

  const before = Promise.all([settled, modelAccess]).then(async ([plan, access]): Promise<BeforeProbes> => {
    const authenticated = provesGood(access.fact);
    const isAws = pointsToAws(run);
    // Where the control plane took the credentials, STS has nothing to add and may be out of reach.
    // Beside an API key STS speaks of the credentials that the key hides, not of those in use.
    const hides = run.wiring.credentials.kind === "api-key";
    const who = authenticated || !isAws || hides ? null : await identity;
    const list = assumed ? await inferenceProfiles : null;
    // What STS took and the control plane refuses is open: the client's own request decides.
    const disprovedBy = !isAws
      ? null
      : who?.fact.state === "answered"
        ? null
        : provesBad(who)
          ? ("identity" as const)
          : provesBad(access)
            ? ("modelAccess" as const)
            : provesBad(list)
              ? ("inferenceProfiles" as const)
              : null;
    return {
      credentials,
      plan,
      disprovedBy,
      depth: Math.max(credentials.depth, access.depth, who?.depth ?? 0, list?.depth ?? 0),
    };
  });
  const models = before.then(async (known) =>
    askModels(run, known, (await modelAccess).fact, { settled: settledByList, next }),
  );
  const invocation = told(
    "invocation",
    models.then((asked) => asked.invocation),
  );
  const mantle = told(
    "mantle",
    models.then((asked) => asked.mantle),
  );

  const more = await askMore(
    run,
    {
      credentials,
      identity,
      inferenceProfiles,
      modelAccess,
      settled: Promise.resolve(settled),
      invocation,
      mantle,
    },
    told,
  );
  return {
    credentials: credentialsOnly(credentials),
    identity: await identity,
    inferenceProfiles: await inferenceProfiles,
    modelAccess: await modelAccess,
    invocation: await invocation,
    mantle: await mantle,
    ...more,
    connection: askConnection(run),
  };
}

/** A gateway authenticates by its own rules: what AWS thinks of the credentials decides nothing there. */
function pointsToAws(run: RunContext): boolean {
  const { invoke, mantle } = run.plan.endpoints;
  const hosts = [invoke, mantle].flatMap((endpoint) => (endpoint === null ? [] : [hostOf(endpoint.url)]));
  return hosts.every(isAwsHost);
}

function provesBad(asked: Asked<unknown> | null): boolean {
  return asked?.fact.state === "refused" && disprovesCredentials(asked.fact.failure);
}

/** A denial names the principal: AWS knew who asked. */
function provesGood(fact: Facts["modelAccess"]): boolean {
  if (fact.state === "answered") return fact.value.models.some(({ state }) => state === "answered");
  return fact.state === "refused" && fact.failure.kind === "refusal" && fact.failure.denial !== undefined;
}

function idsOf(fact: Facts["inferenceProfiles"]): string[] | null {
  return fact.state === "answered" ? fact.value.profiles.map(({ id }) => id) : null;
}

/** Without what signs. */
function credentialsOnly({ fact, depth }: CredentialsAsked): Asked<FactValues["credentials"]> {
  return { fact, depth };
}

/** What the files prove of the credentials needs no network. */
async function withoutNetwork({ draft, clock, options }: GatherInput): Promise<Partial<Facts>> {
  const { kind } = draft.wiring.credentials;
  const atHand = kind === "keys" || kind === "api-key" || kind === "none" || kind === "skipped";
  if (!options.offline || draft.plan.provider === "none" || atHand) return {};
  const { failureWithoutNetwork } = await import("./offline-credentials.js");
  const failure = failureWithoutNetwork(draft.wiring.credentials, clock());
  if (failure?.kind !== "provider") return {};
  const askedAt = new Date(clock()).toISOString();
  return { credentials: { state: "no-answer", askedAt, durationMs: 0, failure } };
}

function whyNothingIsAsked({ draft, options }: GatherInput): NotAsked | null {
  if (options.offline) return { because: "option", option: "--offline" };
  if (draft.plan.provider !== "none") return null;
  return { because: "plan", applies: false, text: "Claude Code does not use Amazon Bedrock here." };
}
