/**
 * Every secret that the snapshot holds, for the last scan before anything is written: AWS can echo
 * what it was sent, so hiding secrets at the source is not enough.
 */
import type { Secret, Snapshot } from "../machine/types.js";

/** Secrets in no particular order; the same one may be in the list twice. */
export function collectSecrets(snapshot: Snapshot): Secret[] {
  const found: Secret[] = [];
  const take = (value: unknown): void => {
    if (typeof value === "object" && value !== null && "secret" in value && value.secret === true) {
      found.push(value as Secret);
    }
  };
  for (const variable of snapshot.environment) take(variable.value);
  for (const file of snapshot.settings) for (const variable of file.env) take(variable.value);
  for (const file of snapshot.awsFiles) {
    for (const section of file.sections) for (const property of section.properties) take(property.value);
  }
  for (const cache of snapshot.tokenCaches) for (const secret of Object.values(cache.secrets)) take(secret);
  return found;
}
