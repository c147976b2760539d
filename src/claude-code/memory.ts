/**
 * What the client remembers of the models it tried, as far as it may still act on it.
 */
import { modelMemorySpans } from "../knowledge/client-rules.js";
import { holds, type Situation } from "./situation.js";
import type { Plan, PlanMemory } from "./types.js";
import { isOn, readVariable } from "./variables.js";

type Remembered = PlanMemory["entries"][number];

/**
 * The memory that this release reads; null where there is none or it is not used: with an API key,
 * without authentication, on Mantle alone. The file's keys hide identity and region; with more than
 * one of them nobody can tell which is this machine's.
 */
export function planMemory(situation: Situation, provider: Plan["provider"]): PlanMemory | null {
  if (provider === "none" || provider === "mantle") return null;
  const { snapshot, variables } = situation;
  const { modelMemory } = snapshot;
  if (modelMemory?.status !== "read" || !holds(situation, "modelMemory")) return null;
  const apiKey = readVariable(variables, "AWS_BEARER_TOKEN_BEDROCK")?.trim() ?? "";
  if (apiKey !== "" || isOn(variables, "CLAUDE_CODE_SKIP_BEDROCK_AUTH")) return null;
  const [only, ...others] = Object.values(modelMemory.entries);
  if (only === undefined || others.length > 0) return null;
  const entries = Object.entries(only).flatMap(([model, { state, at }]) => {
    const forgottenAt = at + modelMemorySpans[state].ends;
    if (at > snapshot.takenAt || forgottenAt <= snapshot.takenAt) return [];
    return [{ model, state, at: iso(at), forgottenAt: iso(forgottenAt) }];
  });
  return { file: modelMemory.file, entries };
}

/**
 * The entries that the client was seen to act on at this age; the others it may have forgotten.
 *
 * @param now - ms since the epoch
 */
export function certainMemory(memory: PlanMemory | null, now: number): Remembered[] {
  return (memory?.entries ?? []).filter(
    ({ state, at }) => Date.parse(at) + modelMemorySpans[state].holds >= now,
  );
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
