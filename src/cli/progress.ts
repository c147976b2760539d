/**
 * One line on stderr that says what is being waited for, on a terminal only: in a pipe or in CI it
 * would be noise, and stdout belongs to the report.
 */
import type { FactName } from "../facts/types.js";

const questions: Record<FactName, string> = {
  credentials: "credentials",
  identity: "identity",
  inferenceProfiles: "inference profiles",
  modelAccess: "model access",
  invocation: "models",
  mantle: "Mantle",
  connection: "connections",
  modelLifecycle: "lifecycle",
  dataRetention: "data retention",
  quotas: "quotas",
  provisionedThroughput: "provisioned throughput",
  guardrail: "guardrail",
  mantleModels: "Mantle line-up",
  iamCoverage: "IAM",
  promptCache: "prompt caching",
};

export interface Progress {
  update(event: { fact: FactName; state: string }): void;
  close(): void;
}

/** Shows the open questions until `close` is called, which leaves the line empty. */
export function showProgress(
  stream: NodeJS.WriteStream = process.stderr,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Progress {
  if (!stream.isTTY || environment.CI !== undefined) return { update: () => {}, close: () => {} };
  const open = new Set<FactName>();
  const clear = (): void => {
    stream.clearLine(0);
    stream.cursorTo(0);
  };
  return {
    update({ fact, state }) {
      if (state === "asked") open.add(fact);
      else open.delete(fact);
      clear();
      if (open.size > 0) stream.write(`Asking AWS: ${[...open].map((name) => questions[name]).join(", ")} …`);
    },
    close: clear,
  };
}
