/**
 * A helper command as the client would start it. The environment is the process's own with the
 * settings files' `env` over it; what an untrusted project sets is left out of it unless it is one of
 * the names known to be harmless, because a child reads many names that pick what it executes.
 */
import { isKnownVariable } from "../knowledge/variables.js";
import type { Text } from "../machine/types.js";
import type { HelperCommand } from "./route-types.js";
import type { Situation } from "./situation.js";
import { conceal, isSecret } from "./text.js";
import { type EffectiveVariable, isTrusted } from "./variables.js";

/** Builds the command; `line` is handed to the shell as it stands. */
export function helperCommand(situation: Situation, line: Text): HelperCommand {
  const environment = [...situation.variables.effective.values()].flatMap((variable) => {
    const allowed = firstAllowed(variable, situation);
    return allowed === null ? [] : [{ name: allowed.name, value: allowed.text }];
  });
  return {
    line: isSecret(line) ? line : conceal(line),
    shown: isSecret(line) || /secret|token=|passw|api[-_]?key/i.test(line) ? null : line.trim(),
    cwd: situation.snapshot.cwd,
    environment,
  };
}

function firstAllowed(variable: EffectiveVariable, { options }: Situation): EffectiveVariable | null {
  const candidates = [variable, ...variable.losers];
  return candidates.find(({ name, scope }) => isTrusted(scope, options) || isKnownVariable(name)) ?? null;
}
