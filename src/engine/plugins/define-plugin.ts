/**
 * What a plug-in is written with. A plug-in that is made wrongly says so where it is made, in the
 * author's own tests, and not first at the user's.
 */

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

/** One or more findings of the check's own codes. */
export function found(...findings: PluginFinding[]): PluginOutcome {
  return { kind: "found", found: findings };
}
