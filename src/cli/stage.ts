/**
 * What the run plays on: this machine and the real AWS, or a scenario in the place of one or both.
 * A scenario takes the place of the snapshot's host and of the transport, never of the plan.
 */
import type { RunCommand, UpdateJsonFile } from "../aws/providers/types.js";
import type { Draft } from "../claude-code/types.js";
import type { Host } from "../machine/host.js";
import type { Report } from "../report/types.js";
import type { DialTarget, Scenario, Simulator } from "../simulator/types.js";
import type { PredictionOptions, RunOptions } from "./run-options.js";
import { UsageError } from "./usage-error.js";

/** A scenario's machine has the AWS CLI unless it says otherwise: most remedies need one. */
const AWS_CLI = "2.31.0";

export interface Stage {
  /** The machine to read, or null for this one. */
  host: Host | null;
  /** How to reach a host name, or null for the network as it is. */
  dial: ((hostname: string) => DialTarget) | null;
  /** What the operating system's trust store holds in a scenario with TLS, PEM. */
  systemRoots?: readonly string[];
  simulated: Report["simulated"];
  /** The machine's clock, ms since the epoch. */
  now(): number;
  /** Starts a helper command of the machine; a scenario says what its commands print. */
  runCommand: RunCommand;
  /** Saves a renewed token; a scenario's machine keeps nothing. */
  saveToken: UpdateJsonFile;
  /** Makes this machine's own keys known to the simulated AWS. */
  adopt(draft: Draft): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the stage that the options ask for.
 *
 * @throws UsageError for an unknown scenario, or two at once.
 */
export async function openStage(options: RunOptions): Promise<Stage> {
  if (options.simulate !== undefined && options.simulateAws !== undefined) {
    throw new UsageError(
      "--simulate and --simulate-aws exclude each other: the first also simulates the machine",
    );
  }
  if (options.simulate !== undefined) return openScenario(options.simulate, options);
  if (options.simulateAws !== undefined) return openSimulatedAws(options.simulateAws);
  return {
    host: null,
    dial: null,
    simulated: null,
    now: Date.now,
    ...ofThisMachine,
    adopt: async () => {},
    close: async () => {},
  };
}

/** Loaded when a helper is started or a token saved: few machines have either. */
const ofThisMachine: Pick<Stage, "runCommand" | "saveToken"> = {
  runCommand: async (command, signal) => (await import("./run-helper.js")).runHelper(command, signal),
  saveToken: async (file, changes) => (await import("./save-token.js")).saveToken(file, changes),
};

async function openScenario(name: string, options: RunOptions): Promise<Stage> {
  refuseFolder(options);
  return playScenario((await findScenario(name)).scenario);
}

/** @throws UsageError where `--cwd` stands beside a scenario, which has a folder of its own. */
export function refuseFolder(options: PredictionOptions): void {
  if (options.cwd !== undefined) {
    throw new UsageError("--cwd has no meaning with --simulate: the scenario has a folder of its own");
  }
}

/** The stage of a scenario: its machine in the place of this one, its AWS in the place of the network. */
export async function playScenario(scenario: Scenario): Promise<Stage> {
  const { startSimulator } = await import("../simulator/index.js");
  const start = Date.parse(scenario.clock);
  const began = performance.now();
  const now = (): number => start + Math.round(performance.now() - began);
  const simulator = await startSimulator(scenario, { now });
  const { authority } = simulator;
  return {
    host: await scenarioHost(authority === undefined ? scenario : withAuthority(scenario, authority.pem)),
    dial: simulator.dial,
    ...(authority === undefined ? {} : { systemRoots: authority.systemRoots }),
    simulated: { scenario: scenario.name, machine: "scenario" },
    now,
    runCommand: await scenarioCommands(scenario),
    saveToken: async () => {},
    adopt: async () => {},
    close: simulator.close,
  };
}

/** Files whose whole text is `{CA}` hold the certificate of the authority that the simulator has just made. */
function withAuthority(scenario: Scenario, pem: string): Scenario {
  const files = Object.entries(scenario.machine.files).map(([path, text]) => [
    path,
    text === "{CA}" ? pem : text,
  ]);
  return { ...scenario, machine: { ...scenario.machine, files: Object.fromEntries(files) } };
}

/** The machine of a scenario, as its clock shows the start. */
export async function scenarioHost(scenario: Scenario): Promise<Host> {
  const { memoryHost } = await import("../machine/memory-host.js");
  const { platform, environment, files, claudeVersion, awsCliVersion = AWS_CLI, shell } = scenario.machine;
  const [defaultHome, slash] = platform === "win32" ? ["C:\\Users\\dev", "\\"] : ["/home/dev", "/"];
  const home = scenario.machine.home ?? defaultHome;
  return memoryHost({
    platform,
    environment,
    home,
    cwd: scenario.machine.cwd ?? `${home}${slash}project`,
    files,
    clock: Date.parse(scenario.clock),
    claudeVersion,
    awsCliVersion,
    ...(shell === undefined ? {} : { shell }),
  });
}

/** What a scenario's commands print; nothing of it is started. */
async function scenarioCommands(scenario: Scenario): Promise<RunCommand> {
  const { playCommand } = await import("../simulator/index.js");
  return async ({ line }, signal) => {
    const played = await playCommand(scenario, line.reveal(), signal);
    return played === null ? { ended: "not-run", why: "it was ended" } : { ended: "exit", ...played };
  };
}

async function openSimulatedAws(name: string): Promise<Stage> {
  const { scenario, startSimulator } = await findScenario(name);
  let simulator: Simulator | null = null;
  return {
    host: null,
    dial: (hostname) => simulator?.dial(hostname) ?? { kind: "no-such-host" },
    simulated: { scenario: name, machine: "this" },
    now: Date.now,
    ...ofThisMachine,
    // The simulator verifies signatures, so it has to know the keys it is about to be shown.
    adopt: async (draft) => {
      // The keys may be others than those of the try before.
      await simulator?.close();
      simulator = await startSimulator(scenario, { now: Date.now, adopt: ownKeys(draft) });
    },
    close: async () => simulator?.close(),
  };
}

function ownKeys(draft: Draft): {
  keys?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }[];
  apiKeys?: string[];
} {
  const { credentials, hidden } = draft.wiring;
  const pairs = [credentials, hidden].filter((route) => route?.kind === "keys");
  return {
    ...(credentials.kind === "api-key" ? { apiKeys: [credentials.token.reveal()] } : {}),
    keys: pairs.map(({ accessKeyId, secretAccessKey, sessionToken }) => ({
      accessKeyId,
      secretAccessKey: secretAccessKey.reveal(),
      ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
    })),
  };
}

/** The scenario with that name, and the simulator that plays it; both are loaded only here. */
export async function findScenario(
  name: string,
): Promise<
  { scenario: Scenario } & Pick<typeof import("../simulator/index.js"), "startSimulator" | "startProxy">
> {
  const { loadScenario, scenarioNames, startSimulator, startProxy } = await import("../simulator/index.js");
  const scenario = await loadScenario(name);
  if (scenario === undefined) {
    throw new UsageError(`there is no scenario "${name}"; there are ${scenarioNames.join(", ")}`);
  }
  return { scenario, startSimulator, startProxy };
}
