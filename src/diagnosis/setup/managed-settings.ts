/** Managed settings that never reach the client. A left-over beside a file that counts is no loss. */
import type { Plan } from "../../claude-code/types.js";
import { programDataIgnoredSince } from "../../knowledge/client-defects.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** The finding that lists them all, or null. */
export function ignoredManagedSettings(plan: Plan): Found | null {
  const inForce = plan.settings.some((file) => file.scope === "managed" && file.status !== "absent");
  const tooOld = compareVersions(plan.claudeCode.version, programDataIgnoredSince.value) < 0;
  const files = plan.machine.unreadManaged.filter(
    ({ why }) => why === "user-folder" || (!inForce && !(why === "legacy-place" && tooOld)),
  );
  if (files.length === 0) return null;
  return {
    code: "setup.managed-settings-ignored",
    arguments: { files: files.map(({ file, why }) => ({ file, why })) },
    locations: files.map(({ file }) => ({ file })),
  };
}
