/**
 * The machine's own part of the plan: which shell a remedy is pasted into, which tools are there, and
 * where managed settings stand that do not reach the client.
 */
import type { Snapshot } from "../machine/types.js";
import type { PlanMachine } from "./types.js";

/** Describes the machine as remedies need it; paths of tools stay behind. */
export function describeMachine({ shell, client, unreadManaged }: Snapshot): PlanMachine {
  return {
    shell: shell.name,
    gitBash: shell.gitBash !== null,
    powerShell: shell.powerShell !== null,
    awsCli: shell.awsCli.path === null ? null : { version: shell.awsCli.version },
    client: client.path === null ? null : { path: client.path, onPath: client.onPath === true },
    unreadManaged: unreadManaged.map(({ file, why }) => ({ file, why })),
  };
}
