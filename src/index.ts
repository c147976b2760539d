/** What programs and plug-ins may import: how a check is written, and the shape of the report. */

export type { Plan } from "./claude-code/types.js";
export type { FindingCode, Remedy, Severity } from "./diagnosis/types.js";
export {
  causesOf,
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "./engine/define-check.js";
export type { AnyCheck, Area, Check, CheckStatus, Outcome, Verdict } from "./engine/types.js";
export type { Fact, FactName, Facts } from "./facts/types.js";
export type { Report, ReportCheck, ReportFinding } from "./report/types.js";
