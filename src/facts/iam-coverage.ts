/**
 * What the caller's policies allow of all that the plan needs. A request that was answered proves more
 * than a simulation, and most callers may not simulate: asked each time it would be a denied call in
 * everybody's audit log for nothing. So it is asked only where it can tell something new: where a
 * request was denied (what else is missing?), with `--deep`, and with `--no-invoke`, which leaves
 * nothing else. It waits for the denial that it explains, and no model request waits for it.
 */
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { Fact, ProbesValue } from "./types.js";
import type { IamCoverageValue } from "./values/iam-coverage.js";

/** Asks IAM, where there is a reason to. */
export async function askIamCoverage(run: RunContext, known: Known): Promise<Asked<IamCoverageValue>> {
  const access = known.credentials.accesses?.sts ?? null;
  if (known.credentials.accesses === null) return notAsked({ because: "fact", fact: "credentials" });
  const { requiredAccess } = run;
  if (requiredAccess === undefined || access?.kind !== "sigv4") {
    return nothingToAsk("Only a user or role that signs its requests has policies that can be simulated.");
  }
  if (!(await hasReason(run, known))) {
    return nothingToAsk("No request was denied, and an answer proves more than a simulation.");
  }
  const who = await known.identity;
  if (who.fact.state !== "answered") return notAsked({ because: "fact", fact: "identity" });
  const { arn, account, principalType } = who.fact.value;
  if (principalType !== "user" && principalType !== "assumed-role") {
    return nothingToAsk(`AWS simulates users and roles only, and this is ${arn}.`);
  }
  const needs = await requiredAccess(await known.settled, { account, profiles: await profilesOf(known) });
  if (needs.length === 0) return nothingToAsk("Nothing is known that IAM would have to allow.");
  const { simulateNeeds } = await import("./iam-simulation.js");
  return simulateNeeds(run, known, { access, caller: arn, needs });
}

async function hasReason(run: RunContext, known: Known): Promise<boolean> {
  if (run.options.deep === true || run.options.noInvoke) return true;
  const [invocation, mantle] = await Promise.all([known.invocation, known.mantle]);
  return hasDenial(invocation.fact) || hasDenial(mantle.fact);
}

function hasDenial(fact: Fact<ProbesValue>): boolean {
  return (
    fact.state === "answered" &&
    fact.value.probes.some(({ failure }) => failure?.kind === "refusal" && failure.denial !== undefined)
  );
}

/** The models behind profiles, as AWS tells them; null where it tells none. */
async function profilesOf(known: Known): Promise<{ id: string; arn: string; models: string[] }[] | null> {
  const [listed, application] = await Promise.all([known.inferenceProfiles, known.applicationProfiles]);
  const own = application.fact.state === "answered" ? application.fact.value.profiles : [];
  const profiles = [
    ...(listed.fact.state === "answered" ? listed.fact.value.profiles : []),
    ...own.filter(({ models }) => models.length > 0).map(({ arn, models }) => ({ id: arn, arn, models })),
  ];
  return profiles.length === 0 ? null : profiles;
}

function nothingToAsk(text: string): Asked<IamCoverageValue> {
  return notAsked({ because: "plan", applies: false, text });
}
