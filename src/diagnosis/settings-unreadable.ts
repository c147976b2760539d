/**
 * Settings files that cannot be used, and what was lost with them. The client drops a broken file
 * without a word; what is missing afterwards is a consequence of that file, not a cause of its own.
 */
import type { Plan, PlanSettingsFile } from "../claude-code/types.js";
import type { Location } from "../machine/types.js";
import { invalidValues, isDroppedForType } from "./setup/invalid-values.js";
import type { FindingCode, Found } from "./types.js";

const switches = ["CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_MANTLE"];
const credentialNames = [
  "AWS_PROFILE",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_BEARER_TOKEN_BEDROCK",
  "awsCredentialExport",
];
const regionNames = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"];

function brokenFiles(plan: Plan): PlanSettingsFile[] {
  return plan.settings.filter((file) => file.status !== "read" && file.status !== "absent");
}

/** Whether a file that cannot be used seems to set one of these. */
export function isLost(plan: Plan, names: readonly string[]): boolean {
  return brokenFiles(plan).some((file) => file.mentions?.some((name) => names.includes(name)));
}

/** The provider is off, and a file that cannot be used seems to hold the switch. */
export function lostProvider(plan: Plan): boolean {
  return plan.provider === "none" && isLost(plan, switches);
}

/** Nothing can sign, and a file that cannot be used seems to say with what. */
export function lostCredentials(plan: Plan): boolean {
  return isLost(plan, credentialNames);
}

/** No region is set, and a file that cannot be used seems to set one. */
export function lostRegion(plan: Plan): boolean {
  return plan.region.source === "default" && isLost(plan, regionNames);
}

const everyName = [...switches, ...credentialNames, ...regionNames];

/** What a file dropped for a value of a wrong type seems to hold is missing now. */
export function isLostWithType(plan: Plan): boolean {
  const code = codeOfLoss(plan, everyName);
  return code === "setup.settings-invalid-value" && (lostProvider(plan) || lacksCredentials(plan));
}

function lacksCredentials(plan: Plan): boolean {
  return plan.credentials.kind === "none" && lostCredentials(plan);
}

/** The code under which the loss is reported: a value of a wrong type, or a file that cannot be read. */
export function lossOf(plan: Plan, what: "provider" | "credentials" | "region"): FindingCode {
  const names = { provider: switches, credentials: credentialNames, region: regionNames };
  return codeOfLoss(plan, names[what]);
}

function codeOfLoss(plan: Plan, names: readonly string[]): FindingCode {
  const file = brokenFiles(plan).find((one) => one.mentions?.some((name) => names.includes(name)));
  return file !== undefined && isDroppedForType(file)
    ? "setup.settings-invalid-value"
    : "setup.settings-unreadable";
}

/** The error for the file with which these went, or null where none did. */
export function foundOfLoss(plan: Plan, names: readonly string[]): Found | null {
  if (!isLost(plan, names)) return null;
  return codeOfLoss(plan, names) === "setup.settings-invalid-value"
    ? invalidValues(plan, true)
    : settingsUnreadable(plan, true);
}

/** The finding for the file with which the provider or the credentials went, or null where none did. */
export function lostSettings(plan: Plan, what: "provider" | "credentials"): Found | null {
  const lostIt = what === "provider" ? lostProvider(plan) : lostCredentials(plan);
  if (!lostIt) return null;
  return lossOf(plan, what) === "setup.settings-invalid-value"
    ? invalidValues(plan, true)
    : settingsUnreadable(plan, true);
}

/**
 * The finding for all files that cannot be used, or null where there is none. Files that are dropped
 * for a value of a wrong type are reported as that.
 *
 * @param decided - the lost content decided something this set-up needs: then it is an error.
 */
export function settingsUnreadable(plan: Plan, decided: boolean): Found | null {
  const broken = brokenFiles(plan).filter((file) => !isDroppedForType(file));
  if (broken.length === 0) return null;
  const stops = broken.some((file) => file.clientReaction === "refuses-to-start");
  return {
    code: "setup.settings-unreadable",
    severity: stops || decided ? "error" : "warning",
    arguments: {
      files: broken.map((file) => ({
        ...locate(file),
        scope: file.scope,
        message: file.problem?.message ?? "it cannot be used",
        refusesToStart: file.clientReaction === "refuses-to-start",
        lost: [...(file.mentions ?? [])],
      })),
    },
    locations: broken.map(locate),
  };
}

function locate(file: PlanSettingsFile): Pick<Location, "file" | "line" | "column"> {
  return {
    file: file.file,
    ...(file.problem?.line === undefined ? {} : { line: file.problem.line }),
    ...(file.problem?.column === undefined ? {} : { column: file.problem.column }),
  };
}
