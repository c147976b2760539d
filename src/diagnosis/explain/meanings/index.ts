/** The plain meaning of every code of the contract, and the order in which causes are mended. */
import { credentialMeanings } from "./credentials.js";
import { doctorMeanings, guardrailMeanings, iamMeanings, requestMeanings } from "./iam.js";
import { modelMeanings } from "./models.js";
import { networkMeanings } from "./network.js";
import { regionMeanings, setupMeanings } from "./setup.js";
import { cachingMeanings, mantleMeanings, throughputMeanings } from "./throughput.js";
import type { PlainMeanings } from "./types.js";

/** In the order of mending: by area, then as the contract lists them. */
export const plainMeanings: PlainMeanings = {
  ...setupMeanings,
  ...regionMeanings,
  ...credentialMeanings,
  ...networkMeanings,
  ...iamMeanings,
  ...modelMeanings,
  ...mantleMeanings,
  ...throughputMeanings,
  ...guardrailMeanings,
  ...requestMeanings,
  ...cachingMeanings,
  ...doctorMeanings,
};

const places = new Map(Object.keys(plainMeanings).map((code, place) => [code, place]));

/** Negative where `a` is more fundamental than `b`. */
export function compareByMending(a: string, b: string): number {
  return (places.get(a) ?? places.size) - (places.get(b) ?? places.size);
}
