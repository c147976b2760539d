/**
 * Which key belongs to whom. Filled from the scenario, from the keys a real machine lends
 * (`adopt`), and by STS and IAM Identity Center while the simulator runs.
 */
import type { Scenario, ScenarioIdentity } from "./types.js";

export interface AccessKey {
  identity: ScenarioIdentity;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Milliseconds since the epoch, by AWS's clock. */
  expiresAt?: number;
  active: boolean;
}

export interface ApiKey {
  identity: ScenarioIdentity;
  expiresAt?: number;
  active: boolean;
}

export interface Keyring {
  accessKeys: Map<string, AccessKey>;
  apiKeys: Map<string, ApiKey>;
}

/** Keys of a real machine that are to pass for keys of the scenario's first identity. */
export interface AdoptedKeys {
  keys?: readonly { accessKeyId: string; secretAccessKey: string; sessionToken?: string }[];
  apiKeys?: readonly string[];
}

/** @throws Error if keys are to be adopted and the scenario has no identity to give them to. */
export function buildKeyring(scenario: Scenario, adopt: AdoptedKeys = {}): Keyring {
  const keyring: Keyring = { accessKeys: new Map(), apiKeys: new Map() };
  for (const identity of scenario.aws.identities) {
    for (const { expiresAt, active = true, ...key } of identity.keys) {
      keyring.accessKeys.set(key.accessKeyId, { identity, active, ...key, ...expiry(expiresAt) });
    }
    for (const { token, expiresAt, active = true } of identity.apiKeys ?? []) {
      keyring.apiKeys.set(token, { identity, active, ...expiry(expiresAt) });
    }
  }
  const lent = [...(adopt.keys ?? []), ...(adopt.apiKeys ?? [])];
  const identity = scenario.aws.identities[0];
  if (identity === undefined) {
    if (lent.length > 0) throw new Error(`The scenario ${scenario.name} has no identity to lend keys to.`);
    return keyring;
  }
  for (const key of adopt.keys ?? []) {
    keyring.accessKeys.set(key.accessKeyId, { identity, active: true, ...key });
  }
  for (const token of adopt.apiKeys ?? []) keyring.apiKeys.set(token, { identity, active: true });
  return keyring;
}

function expiry(iso: string | undefined): { expiresAt?: number } {
  return iso === undefined ? {} : { expiresAt: Date.parse(iso) };
}

/**
 * Makes and registers a temporary key pair, as STS and IAM Identity Center hand them out. The
 * values count up, so that a run can be repeated, and are plainly not real.
 */
export function issueTemporaryKey(
  keyring: Keyring,
  identity: ScenarioIdentity,
  expiresAt: number,
): AccessKey & { sessionToken: string } {
  const number = String(keyring.accessKeys.size + 1).padStart(4, "0");
  const key = {
    identity,
    accessKeyId: `ASIASIMULATED${number}EXA`,
    secretAccessKey: `simulated/secret/${number}/EXAMPLEKEYEXAMPLEKEY`,
    sessionToken: `SIMULATEDSESSIONTOKENEXAMPLE${number}==`,
    expiresAt,
    active: true,
  };
  keyring.accessKeys.set(key.accessKeyId, key);
  return key;
}
