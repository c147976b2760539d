/** What is known when the paid requests are due, and whether it lets them be made. */
import type { Access } from "../aws/signing.js";
import type { Plan } from "../claude-code/types.js";
import type { CredentialsAsked } from "./credentials.js";
import type { RunContext } from "./run-context.js";
import type { FactName, NotAsked } from "./types.js";

/** What the earlier questions told. */
export interface BeforeProbes {
  credentials: CredentialsAsked;
  /** The plan with what the profile list decides. */
  plan: Plan;
  /** A question that proved the credentials bad. */
  disprovedBy: FactName | null;
  /** Longest chain of requests that was waited for. */
  depth: number;
}

/** What signs the requests of a route, or why none may be made. */
export function accessFor(
  run: RunContext,
  before: BeforeProbes,
  route: "invoke" | "mantle",
): Access | { notAsked: NotAsked } {
  if (run.options.noInvoke) return { notAsked: { because: "option", option: "--no-invoke" } };
  const access = before.credentials.accesses?.[route] ?? null;
  if (access === null) return { notAsked: { because: "fact", fact: "credentials" } };
  if (before.disprovedBy !== null) return { notAsked: { because: "fact", fact: before.disprovedBy } };
  return access;
}
