/** What AWS says of one base model's life: its status, and the dates on which it turns legacy and ends. */
import type { Answer, Caller } from "./call.js";
import { readControlPlane } from "./control-read.js";
import { isObject } from "./normalise-response.js";

export interface ModelLife {
  /** `ACTIVE` or `LEGACY`. */
  status: string;
  /** ISO 8601, as all times here. */
  legacyTime?: string;
  endOfLifeTime?: string;
}

/**
 * Asks for one base model.
 *
 * @param model - base model ID, without a geographic prefix
 */
export function getFoundationModel(
  caller: Caller & { endpoint: string },
  model: string,
): Promise<Answer<ModelLife>> {
  const path = `/foundation-models/${encodeURIComponent(model)}`;
  return readControlPlane(caller, { operation: "GetFoundationModel", path }, ({ modelDetails }) => {
    const life = isObject(modelDetails) ? modelDetails.modelLifecycle : undefined;
    if (!isObject(life) || typeof life.status !== "string") return null;
    const legacyTime = readTime(life.legacyTime);
    const endOfLifeTime = readTime(life.endOfLifeTime);
    return {
      status: life.status,
      ...(legacyTime === null ? {} : { legacyTime }),
      ...(endOfLifeTime === null ? {} : { endOfLifeTime }),
    };
  });
}

/** AWS writes times as text or as seconds since the epoch. */
function readTime(value: unknown): string | null {
  const time = typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}
