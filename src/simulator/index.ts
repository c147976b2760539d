/** The simulator's public face: start an AWS, put a proxy before it, find a scenario. */
export { mintShortTermApiKey } from "./api-key.js";
export { playCommand } from "./commands.js";
export { type ProxyOptions, startProxy } from "./proxy.js";
export { listScenarios, loadScenario, scenarioNames } from "./scenarios/index.js";
export { type SimulatorOptions, startSimulator } from "./server.js";
export type * from "./types.js";
