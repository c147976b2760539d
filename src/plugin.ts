/** `bedrock-doctor/plugin`: what a plug-in is written with. It loads nothing else of the tool. */

export type { Plan } from "./claude-code/types.js";
export type { Diagnosis, Evidence, FindingCode, Remedy, Severity } from "./diagnosis/types.js";
export {
  consequence,
  defineCheck,
  definePlugin,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "./engine/plugins/define-plugin.js";
export type {
  Plugin,
  PluginCheck,
  PluginCode,
  PluginFinding,
  PluginOutcome,
  PluginRemedy,
  TypedPluginCheck,
} from "./engine/plugins/types.js";
export type { CheckInput, InputName } from "./engine/types.js";
export type { Fact, FactName, Facts } from "./facts/types.js";
