/** Models in use that need a newer Claude Code. The client's version decides it; no request is needed. */
import type { Plan } from "../../claude-code/types.js";
import { neededVersion } from "../../knowledge/minimum-versions.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** The finding, or null where the client is new enough for all. */
export function modelsBeyondClient(plan: Plan): Found | null {
  const { version } = plan.claudeCode;
  const models = plan.models.flatMap(({ resolved, role, inUse }) => {
    const needed = inUse ? neededVersion(resolved, version) : null;
    return needed === null ? [] : [{ model: resolved, roles: [role], needed }];
  });
  const newest = models
    .map((one) => one.needed)
    .sort(compareVersions)
    .at(-1);
  return newest === undefined
    ? null
    : { code: "model.client-too-old", arguments: { version, needed: newest, models } };
}
