/** Which of the client's connections a question stands for. */
import type { FactName } from "../../facts/types.js";

const endpoints: Partial<Record<FactName, "invoke" | "mantle" | "sts">> = {
  invocation: "invoke",
  promptCache: "invoke",
  startUp: "invoke",
  mantle: "mantle",
  mantleModels: "mantle",
  identity: "sts",
  credentials: "sts",
};

/** The control plane where nothing else is meant. */
export function endpointOfFact(fact: FactName): "invoke" | "control" | "mantle" | "sts" {
  return endpoints[fact] ?? "control";
}
