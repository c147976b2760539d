/** Secrets that stand in a settings file in plain text. A helper command's name is no secret. */
import type { Plan } from "../../claude-code/types.js";
import { credentialSecrets } from "../../knowledge/stray-auth.js";
import type { Found } from "../types.js";
import { isInFile, openable, type Standing, standings } from "./places.js";

/** The finding, or null. An error only where the file is a project's shared one, made to be committed. */
export function plainSecrets(plan: Plan): Found | null {
  const held = standings(plan).filter(
    (one) => isInFile(one) && holdsSecret(plan, one) && !isOddity(plan, one),
  );
  if (held.length === 0) return null;
  const secrets = held.map(({ name, scope, location }) => ({
    name,
    file: location?.file ?? "",
    ...(location?.line === undefined ? {} : { line: location.line }),
    shared: scope === "project",
  }));
  return {
    code: "setup.secret-in-settings",
    severity: secrets.some((one) => one.shared) ? "error" : "warning",
    arguments: { secrets },
    locations: openable(held),
  };
}

function holdsSecret(plan: Plan, { name, value }: Standing): boolean {
  if (value !== "<secret>") return false;
  if (credentialSecrets.names.includes(name)) return true;
  // Guardrail headers are no secret, and stand in the same variable.
  const isAuth = plan.request.customHeaders.some((one) =>
    credentialSecrets.headers.includes(one.toLowerCase()),
  );
  return name === "ANTHROPIC_CUSTOM_HEADERS" && isAuth;
}

/** `null` and other values that are no text: the client makes a text of them, and it is no secret. */
function isOddity(plan: Plan, { name, location }: Standing): boolean {
  const file = plan.settings.find((one) => one.file === location?.file);
  return file?.oddities?.some((one) => one.key === `env.${name}`) === true;
}
