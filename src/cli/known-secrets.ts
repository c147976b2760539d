/**
 * The secrets that this process has come by, for whoever writes anything: the report is redacted where
 * it is built, and this is what a mistake there is found by.
 */
interface Revealable {
  reveal(): string;
}

/** By their text: a program that looks at many machines must not gather the same ones for ever. */
const known = new Map<string, Revealable>();

/** Notes secrets that no output may hold. */
export function keepOut(secrets: readonly Revealable[]): void {
  for (const secret of secrets) known.set(secret.reveal(), secret);
}

/** All that were noted, in no order. */
export function knownSecrets(): readonly Revealable[] {
  return [...known.values()];
}
