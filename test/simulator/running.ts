/** Simulators for tests: started by real time, and closed after each test whatever happens. */
import { onTestFinished } from "vitest";
import {
  type Scenario,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "../../src/simulator/index.js";
import { scenario } from "../../src/simulator/scenarios/base.js";

export const healthy = scenario("test", "for tests");

export async function running(
  change: Partial<Scenario["aws"]> = {},
  more: Partial<Scenario> = {},
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const simulator = await startSimulator(
    { ...healthy, ...more, aws: { ...healthy.aws, ...change } },
    { now: Date.now, ...options },
  );
  onTestFinished(() => simulator.close());
  return simulator;
}

/** The refusal of a call that must fail, as the SDK reports it. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ name: string; message: string; status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata = "$metadata" in error ? error.$metadata : undefined;
    const status =
      typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
        ? Number(metadata.httpStatusCode)
        : undefined;
    return { name: error.name, message: error.message, status };
  }
  throw new Error("The call was answered, though it had to be refused.");
}
