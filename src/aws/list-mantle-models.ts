/**
 * Mantle's line-up of a Region: `GET /v1/models`, free of charge, signed as its model requests are.
 * The path stands at the root of the host, not below `/anthropic`.
 */
import { textOfValue } from "../knowledge/value-text.js";
import type { Answer, Caller } from "./call.js";
import { isObject } from "./normalise-response.js";
import { askSigned } from "./signed-request.js";

export interface MantleLineUp {
  /** IDs that are available to the account. */
  models: string[];
  /** IDs that the Region serves and this account may not use. */
  unavailable: string[];
}

/**
 * Asks for the line-up.
 *
 * @param endpoint - base URL of the model requests; only its origin counts
 */
export async function listMantleModels(
  caller: Caller,
  { endpoint, service }: { endpoint: string; service: string },
): Promise<Answer<MantleLineUp>> {
  const answer = await askSigned(caller, {
    operation: "MantleListModels",
    endpoint: "mantle",
    url: endpoint,
    service,
    path: "/v1/models",
  });
  return answer.ok ? { ...answer, value: readLineUp(answer.value) } : answer;
}

function readLineUp({ data }: Record<string, unknown>): MantleLineUp {
  const entries = (Array.isArray(data) ? data : []).filter(isObject);
  const idsOf = (unavailable: boolean): string[] =>
    entries
      .filter(({ id, status }) => typeof id === "string" && (status === "unavailable") === unavailable)
      .map(({ id }) => textOfValue(id));
  return { models: idsOf(false), unavailable: idsOf(true) };
}
