/**
 * The plug-ins' part in a judgement: what they are given holds no secret, and what they found gets
 * its place among the other results.
 */
import { severityOf } from "../../diagnosis/codes.js";
import type { FindingCode, Found, Severity } from "../../diagnosis/types.js";
import { pluginSeverities } from "../../engine/plugins/list-plugin-checks.js";
import { runPlugins } from "../../engine/plugins/run-plugins.js";
import type { LoadedPlugin, PluginWords } from "../../engine/plugins/types.js";
import type { AnyCheck, CheckResult, RunInput } from "../../engine/types.js";
import { redact } from "../../report/redact.js";
import { keepOffStdout } from "./contain.js";

export { listPluginChecks } from "../../engine/plugins/list-plugin-checks.js";

/** How long a check of a plug-in may take, in ms, however long the run may. */
const checkMs = 10_000;

export interface PluginJudgement {
  results: CheckResult[];
  severityOf: (code: FindingCode) => Severity;
  wordsOf: (found: Found) => PluginWords | undefined;
}

/** @param options.limitMs - of the whole run. */
export async function judgePlugins(
  loaded: readonly LoadedPlugin[],
  input: RunInput,
  options: {
    secrets: readonly { reveal(): string }[];
    limitMs: number;
    switchedOff: (check: AnyCheck) => string | null;
  },
): Promise<PluginJudgement> {
  const severities = pluginSeverities(loaded);
  const severity = (code: FindingCode): Severity => severities.get(code) ?? severityOf(code);
  const { results, texts } = await keepOffStdout(() =>
    runPlugins(loaded, redact(input, options.secrets).value, {
      severityOf: severity,
      now: () => performance.now(),
      switchedOff: options.switchedOff,
      limitMs: Math.min(checkMs, options.limitMs),
    }),
  );
  return {
    results,
    severityOf: severity,
    wordsOf: (found) => texts.get(found.arguments),
  };
}
