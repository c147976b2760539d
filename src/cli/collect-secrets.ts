/**
 * Every secret that the snapshot holds, for the last scan before anything is written: AWS can echo
 * what it was sent, so hiding secrets at the source is not enough.
 */
import { describeVariable, secretShapes } from "../knowledge/variables.js";
import type { Secret, Snapshot, Text } from "../machine/types.js";

/** Secrets in no particular order; the same one may be in the list twice. */
export function collectSecrets(snapshot: Snapshot): Secret[] {
  const found: Secret[] = [];
  const take = (value: unknown): void => {
    if (typeof value === "object" && value !== null && "secret" in value && value.secret === true) {
      found.push(value as Secret);
    }
  };
  // The value of a variable that nothing is known of is not shown, but it is no secret for that: PWD
  // holds the folder's name, and hiding it everywhere would hide where things stand.
  for (const { name, value } of snapshot.environment) if (isSecretly(name, value)) take(value);
  for (const file of snapshot.settings) {
    for (const variable of file.env) take(variable.value);
    for (const value of Object.values(file.values)) take(value);
  }
  for (const file of snapshot.awsFiles) {
    for (const section of file.sections) for (const property of section.properties) take(property.value);
  }
  for (const { token } of [...snapshot.tokenFiles, ...(snapshot.clientCertificates ?? [])]) take(token);
  for (const cache of snapshot.tokenCaches) for (const secret of Object.values(cache.secrets)) take(secret);
  return found;
}

/** By its name, or by the value's own shape. */
function isSecretly(name: string, value: Text): boolean {
  const text = typeof value === "string" ? value : value.reveal();
  return describeVariable(name).secret || secretShapes.some((shape) => shape.test(text));
}
