/** The hosts from which something came back: proof that names resolve and connections come about. */
import type { Plan } from "../claude-code/types.js";
import type { Facts } from "../facts/types.js";

type Read = Pick<Facts, "identity" | "inferenceProfiles" | "modelAccess" | "invocation" | "mantle">;

/** Host names with a port only where it is not the usual one, without repetition. */
export function answeredHosts(plan: Plan, facts: Read): string[] {
  const hosts = new Set<string>();
  const add = (url: string | undefined): void => {
    if (url !== undefined && URL.canParse(url)) hosts.add(new URL(url).host);
  };
  if (facts.inferenceProfiles.state === "answered" || facts.modelAccess.state === "answered") {
    add(plan.endpoints.control?.url);
  }
  for (const fact of [facts.invocation, facts.mantle]) {
    if (fact.state !== "answered") continue;
    for (const probe of fact.value.probes) {
      const came = probe.state === "answered" || probe.state === "refused";
      if (came) add(probe.route === "mantle" ? plan.endpoints.mantle?.url : plan.endpoints.invoke?.url);
    }
  }
  for (const fact of Object.values(facts)) {
    if (fact.state === "refused" && fact.failure.kind === "refusal") hosts.add(fact.failure.host);
  }
  return [...hosts];
}
