/**
 * What a plug-in is written with. A plug-in that is made wrongly says so where it is made, in the
 * author's own tests, and not first at the user's.
 */

import type { FindingCode } from "../../diagnosis/types.js";
import type { FactName } from "../../facts/types.js";
import type { InputName } from "../types.js";
import { refusePlugin } from "./refuse-plugin.js";
import type { Plugin, PluginCheck, PluginFinding, PluginOutcome, TypedPluginCheck } from "./types.js";

/**
 * Declares a plug-in.
 *
 * @throws TypeError with one sentence that says what is wrong with it.
 */
export function definePlugin<const P extends Plugin>(plugin: P): P {
  const wrong = refusePlugin(plugin);
  if (wrong !== null) throw new TypeError(`definePlugin: ${wrong}`);
  return plugin;
}

/** Declares a check of a plug-in: it gives `run` the types of what `needs` and `reads` name. */
export function defineCheck<const N extends InputName = never, const R extends InputName = never>(
  check: TypedPluginCheck<N, R>,
): PluginCheck {
  return check;
}

/** The check's title holds; `proved` says exactly what was shown. */
export function proved(sentence: string): PluginOutcome {
  return { kind: "proved", proved: sentence };
}

/** The check could not be decided, and why. */
export function unknown(reason: string): PluginOutcome {
  return { kind: "unknown", reason };
}

/** There is nothing here that the check could be about. */
export function notApplicable(reason: string): PluginOutcome {
  return { kind: "not-applicable", reason };
}

/** Undecided because of what became of a question; the tool tells blocked, skipped and unknown apart. */
export function depends(on: FactName): PluginOutcome {
  return { kind: "depends", on };
}

/** Would only repeat what a finding of the tool says already: the check is blocked by it. */
export function consequence(of: FindingCode): PluginOutcome {
  return { kind: "consequence", of };
}

/** One or more findings of the check's own codes. */
export function found(...findings: PluginFinding[]): PluginOutcome {
  return { kind: "found", found: findings };
}
