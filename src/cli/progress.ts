/**
 * One line on stderr that says what is being waited for, once a person wonders: after three seconds,
 * and on a terminal only. In a pipe or in CI it would be noise, and stdout belongs to the report.
 */
import type { FactName } from "../facts/types.js";

const questions: Record<FactName, string> = {
  credentials: "credentials",
  identity: "identity",
  inferenceProfiles: "inference profiles",
  applicationProfiles: "application profiles",
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
  startUp: "start-up requests",
};

export interface Progress {
  update(event: { fact: FactName; state: string }): void;
  close(): void;
}

/** Most runs are over before; a line that flashes by would only be noise. */
const PATIENCE_MS = 3_000;

const silent: Progress = { update: () => {}, close: () => {} };

/** Shows the open questions, after a while, until `close` is called, which leaves the line empty. */
export function showProgress(
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Progress {
  if (quiet || !stream.isTTY || environment.CI !== undefined) return silent;
  const open = new Set<FactName>();
  let isShown = false;
  const clear = (): void => {
    stream.clearLine(0);
    stream.cursorTo(0);
  };
  const show = (): void => {
    if (isShown) clear();
    isShown = open.size > 0;
    if (!isShown) return;
    const line = `Waiting for AWS: ${[...open].map((name) => questions[name]).join(", ")} …`;
    const width = (stream.columns || 80) - 1;
    stream.write(line.length > width ? `${line.slice(0, width - 1)}…` : line);
  };
  let isDue = false;
  const timer = setTimeout(() => {
    isDue = true;
    show();
  }, PATIENCE_MS).unref();
  return {
    update({ fact, state }) {
      if (state === "asked") open.add(fact);
      else open.delete(fact);
      if (isDue) show();
    },
    close() {
      clearTimeout(timer);
      isDue = false;
      if (isShown) clear();
      isShown = false;
    },
  };
}
