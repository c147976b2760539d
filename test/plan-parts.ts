/** The parts of a plan that most tests have nothing to say about, as on a machine where all is plain. */
import type { Plan, PlanRequest } from "../src/claude-code/types.js";

export const plainParts: Pick<Plan, "startUp" | "allowList" | "overrides" | "trust" | "memory" | "machine"> =
  {
    startUp: { listsProfiles: true, probes: [], upgradeOffers: [] },
    allowList: { entries: null, enforced: false, refused: [] },
    overrides: [],
    trust: { folder: "trusted", leftOut: [], beforeAnswer: [], afterAnswer: [] },
    memory: null,
    machine: {
      shell: "bash",
      gitBash: false,
      powerShell: false,
      awsCli: { version: "2.31.0" },
      client: { path: "/home/dev/.local/bin/claude", onPath: true },
      unreadManaged: [],
    },
  };

export const plainRequest: Pick<PlanRequest, "thinking" | "betas" | "headerFaults"> = {
  thinking: { kind: "adaptive" },
  betas: null,
  headerFaults: [],
};
