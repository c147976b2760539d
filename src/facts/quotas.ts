/**
 * The applied quotas of the models in use: Service Quotas, beside the model requests. It waits for
 * STS, so that credentials that are no good are not refused once more, and for nothing else. The list
 * has many pages and a host of its own: neither may hold a run up whose models have answered.
 */
import type { Answer } from "../aws/call.js";
import {
  hasAll,
  isWanted,
  type ListedQuota,
  listQuotaPage,
  type QuotaPage,
  quotaKeysOf,
  serviceQuotasHost,
} from "../aws/list-service-quotas.js";
import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import { callerOf } from "./caller.js";
import type { Known } from "./more.js";
import { targetsOf } from "./probes.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { Fact, ProbesValue } from "./types.js";
import type { QuotasValue } from "./values/quotas.js";

/** How long the list is still read once the models have answered, ms. */
const GRACE_MS = 500;
/** A list that repeats its tokens must not go on for ever. */
const MOST_PAGES = 20;

/** Asks for them, unless the credentials cannot or no model in use has a quota of its own. */
export async function askQuotas(run: RunContext, known: Known): Promise<Asked<QuotasValue>> {
  const access = known.credentials.accesses?.sts ?? null;
  if (known.credentials.accesses === null) return notAsked({ because: "fact", fact: "credentials" });
  if (access === null || access.kind !== "sigv4") {
    return nothingToAsk("Service Quotas takes no API key, and nothing else signs here.");
  }
  if (isGateway(run.plan)) return nothingToAsk("Behind a gateway it is not known whose quotas count.");
  const who = await known.identity;
  if (who.fact.state !== "answered") return notAsked({ because: "fact", fact: "identity" });
  const region = run.plan.region.value;
  const wanted = quotaKeysOf(targetsOf(await known.settled).filter((one) => one.region === region));
  if (wanted.length === 0) return nothingToAsk("No model in use has a quota that its ID would tell.");

  const question = startQuestion(run, "quotas");
  const limit = { operation: "ListServiceQuotas", host: serviceQuotasHost(region) } as const;
  const grace = startGrace(known);
  const read = await readPages({
    ask: (nextToken) =>
      withinLimit(run, { ...limit, limitMs: run.limits.requestMs }, (signal) =>
        listQuotaPage(callerOf(run, access, region, signal), nextToken),
      ),
    isEnough: (quotas) => hasAll(quotas, wanted),
    over: grace.over,
  });
  grace.dispose();
  if (read === "nothing") {
    const failure = { ...limit, kind: "no-answer", reason: "response-timed-out", code: "ETIMEDOUT" } as const;
    return { fact: question.failed({ ...failure, afterMs: GRACE_MS }), depth: who.depth + 1 };
  }
  if ("failure" in read) return { fact: question.failed(read.failure), depth: who.depth + 1 };
  const quotas = read.quotas.filter(({ name }) => isWanted(name, wanted));
  return { fact: question.answered({ ...read, region, quotas }), depth: who.depth + read.pages };
}

/** Page after page, to the end of the list, to enough, or until the time is over. */
async function readPages(list: {
  ask: (nextToken: string | undefined) => Promise<Answer<QuotaPage>>;
  isEnough: (quotas: readonly ListedQuota[]) => boolean;
  over: Promise<"over">;
}): Promise<Omit<QuotasValue, "region"> | { failure: Failure } | "nothing"> {
  const quotas: ListedQuota[] = [];
  let nextToken: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const answer = await Promise.race([list.ask(nextToken), list.over]);
    if (answer === "over") return pages === 1 ? "nothing" : { quotas, pages: pages - 1, complete: false };
    if (!answer.ok) return { failure: answer.failure };
    quotas.push(...answer.value.quotas);
    nextToken = answer.value.nextToken;
    if (nextToken === undefined || pages === MOST_PAGES || list.isEnough(quotas)) {
      return { quotas, pages, complete: nextToken === undefined };
    }
  }
}

/** The time that is left once the models are done with. */
function startGrace(known: Known): { over: Promise<"over">; dispose: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let disposed = false;
  const over = Promise.all([known.invocation, known.mantle]).then(
    (asked) =>
      new Promise<"over">((resolve) => {
        const wait = disposed || asked.some(({ fact }) => needsList(fact));
        if (!wait) timer = setTimeout(() => resolve("over"), GRACE_MS);
      }),
  );
  return {
    over,
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}

/** Only the list tells why a request was held back, and without requests it is all there is. */
function needsList(fact: Fact<ProbesValue>): boolean {
  if (fact.state === "not-asked") return fact.why.because === "option";
  return (
    fact.state === "answered" &&
    fact.value.probes.some(({ failure }) => failure?.kind === "refusal" && HELD_BACK.includes(failure.status))
  );
}

/** A stream that broke off for the quota counts as well. */
const HELD_BACK: readonly number[] = [424, 429];

function nothingToAsk(text: string): Asked<QuotasValue> {
  return notAsked({ because: "plan", applies: false, text });
}

/** A base URL that is not AWS's; an address of a VPC endpoint is. */
function isGateway({ endpoints }: Plan): boolean {
  return [endpoints.invoke, endpoints.mantle].some(
    (one) =>
      one?.overriddenBy !== undefined &&
      !AWS_NAME.test(URL.canParse(one.url) ? new URL(one.url).hostname : ""),
  );
}

/** Source: AWS General Reference, endpoint suffixes by partition, as of 2026-11-20. */
const AWS_NAME = /\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws)$/i;
