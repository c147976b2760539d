/**
 * Whether a remedy of this run asks for an AWS CLI that is not there. Remedies are built after the
 * checks, so that the codes whose remedy uses it are a list here; a test builds every remedy and
 * compares.
 */
import type { Plan } from "../../claude-code/types.js";
import { awsCliCommands } from "../../knowledge/aws-cli.js";
import { compareVersions } from "../../knowledge/versions.js";
import { commandsOfRemedy } from "../catalogue/aws-cli-commands.js";
import type { Diagnosis, Found } from "../types.js";

/** The finding, or null where nothing needs it or it is new enough. */
export function missingAwsCli(plan: Plan, diagnosis: Diagnosis): Found | null {
  const installed = plan.machine.awsCli;
  const needs = diagnosis.causes.flatMap(({ found }) =>
    commandsOfRemedy(found, plan).flatMap((command) => {
      const since = awsCliCommands.find((one) => `${command} `.startsWith(`${one.command} `))?.since ?? null;
      return isThere(installed, since) ? [] : [{ code: found.code, command, since }];
    }),
  );
  if (needs.length === 0) return null;
  return { code: "setup.aws-cli-missing", arguments: { version: installed?.version ?? null, needs } };
}

/** An installed one whose version nothing tells is taken to be new enough. */
function isThere(installed: Plan["machine"]["awsCli"], since: string | null): boolean {
  if (installed === null) return false;
  return since === null || installed.version === null || compareVersions(installed.version, since) >= 0;
}
