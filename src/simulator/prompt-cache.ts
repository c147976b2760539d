/**
 * The prompt cache: what was marked in one request is read by the next one with the same text, of the
 * same model, in the same Region, until its time is over. Below the model's minimum nothing is cached,
 * and nothing is said of it.
 */
import { cacheMinimumOf } from "../knowledge/prompt-caching.js";
import type { Target } from "./account.js";
import { countTokens } from "./message.js";
import type { World } from "./world.js";

const MINUTES_MS = 60_000;

/** The parts of a request's body that can carry marks. */
export interface Prompt {
  system?: unknown;
  messages: readonly unknown[];
}

/** Whether a request carries a cache mark. */
export function isMarked(prompt: Prompt): boolean {
  return markedPrefixes(prompt).length > 0;
}

/**
 * Looks up a request's prompt, and keeps what is new.
 *
 * @param region - where the request was routed to
 */
export function cachePrompt(
  world: World,
  { model }: Target,
  region: string,
  prompt: Prompt,
): { writtenTokens: number; readTokens: number } {
  if (model.caching !== undefined) return { writtenTokens: 0, readTokens: 0 };
  const minimum = cacheMinimumOf(model.id);
  const prefixes = markedPrefixes(prompt)
    .map((one) => ({
      ...one,
      key: `${region} ${model.id} ${one.text}`,
      tokens: countTokens(one.text),
    }))
    .filter(({ tokens }) => tokens >= minimum);
  const known = prefixes.filter(({ key }) => (world.promptCache.get(key) ?? 0) > world.now()).at(-1);
  for (const { key, minutes } of prefixes) {
    world.promptCache.set(key, world.now() + minutes * MINUTES_MS);
  }
  const readTokens = known?.tokens ?? 0;
  return { readTokens, writtenTokens: (prefixes.at(-1)?.tokens ?? 0) - readTokens };
}

/** The Region that answers a request: by the scenario's own order, else the one that was called. */
export function routeRequest(world: World, target: Target, region: string): string {
  const { routing = [] } = world.scenario.aws;
  if (target.profileArn === null || routing.length === 0) return region;
  const answering = routing[Math.min(world.routed, routing.length - 1)];
  world.routed += 1;
  return answering ?? region;
}

/** The text up to each mark, system prompt first. */
function markedPrefixes({ system, messages }: Prompt): { text: string; minutes: number }[] {
  const blocks = [
    ...blocksOf(system),
    ...messages.flatMap((message) =>
      typeof message === "object" && message !== null && "content" in message
        ? blocksOf(message.content)
        : [],
    ),
  ];
  const marked: { text: string; minutes: number }[] = [];
  let text = "";
  for (const { cache_control: mark, ...block } of blocks) {
    text += JSON.stringify(block);
    if (typeof mark !== "object" || mark === null) continue;
    marked.push({ text, minutes: "ttl" in mark && mark.ttl === "1h" ? 60 : 5 });
  }
  return marked;
}

function blocksOf(content: unknown): Record<string, unknown>[] {
  if (!Array.isArray(content)) return [{ text: content ?? "" }];
  return content.filter((one) => typeof one === "object" && one !== null);
}
