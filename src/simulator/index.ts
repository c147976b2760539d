/** The simulator's public face: start an AWS, put a proxy before it, find a scenario. */
export { mintShortTermApiKey, type ShortTermKeyRequest } from "./api-key.js";
export type { AdoptedKeys } from "./keyring.js";
export { type ProxyOptions, type SimulatorProxy, startProxy } from "./proxy.js";
export { listScenarios, loadScenario, scenarioNames } from "./scenarios/index.js";
export { type SimulatorOptions, startSimulator } from "./server.js";
export type * from "./types.js";
