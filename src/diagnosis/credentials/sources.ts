/**
 * Two sources of credentials that name different identities. A key ID names one, so does a role or the
 * account of a sign-in; where two cannot be told apart without asking, nothing is claimed. Behind an
 * API key and an export command several sources are the rule, and neither is judged here.
 */
import type { CredentialsKind, Plan } from "../../claude-code/types.js";
import type { Found } from "../types.js";

interface Source {
  kind: CredentialsKind;
  source: string;
  accessKeyId?: string;
}

/** Sources whose credentials are made by asking somebody: a key ID stands nowhere beforehand. */
const roles: readonly CredentialsKind[] = ["sso", "assume-role", "web-identity"];
const keyPairs: readonly CredentialsKind[] = ["env-keys", "profile-static"];

/** The finding, or null. */
export function differingSources(plan: Plan): Found | null {
  const { credentials } = plan;
  const judged = [...keyPairs, ...roles].includes(credentials.kind);
  if (!judged || plan.provider === "none") return null;
  const unused = credentials.others.filter((one) => !isBuiltOn(credentials, one) && differ(credentials, one));
  if (unused.length === 0) return null;
  return {
    code: "credentials.multiple-sources",
    arguments: {
      used: { source: credentials.source, name: nameOf(credentials) },
      unused: unused.map((one) => ({ source: one.source, name: nameOf(one) })),
      variables: unused.some(({ kind }) => kind === "env-keys")
        ? ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].filter((name) =>
            plan.variables.some((one) => one.name === name && one.value !== "" && one.leftOut !== true),
          )
        : [],
    },
    locations: [credentials.location, ...unused.map(({ location }) => location)].filter(
      (location) => location !== undefined,
    ),
  };
}

/** A role that is assumed with the keys of the variables passes nothing over. */
function isBuiltOn({ steps }: Plan["credentials"], other: Source): boolean {
  return (
    other.kind === "env-keys" &&
    steps?.some(({ source }) => source === "credential_source Environment") === true
  );
}

/** Sources that may or may not name the identity in use: nothing tells without asking. */
export function incomparableSources(plan: Plan): string[] {
  const { credentials } = plan;
  if (![...keyPairs, ...roles].includes(credentials.kind)) return [];
  return credentials.others
    .filter((one) => !isBuiltOn(credentials, one) && differ(credentials, one) === null)
    .map(({ source }) => source);
}

/** Null where nothing tells. */
function differ(a: Source, b: Source): boolean | null {
  if (keyPairs.includes(a.kind) && keyPairs.includes(b.kind)) return a.accessKeyId !== b.accessKeyId;
  const [key, role] = keyPairs.includes(a.kind) ? [a, b] : [b, a];
  if (!keyPairs.includes(key.kind) || !roles.includes(role.kind)) return null;
  // A long-term key belongs to a user; what signs in or assumes a role is none.
  return key.accessKeyId?.startsWith("AKIA") === true ? true : null;
}

function nameOf({ kind, accessKeyId }: Source): string {
  return accessKeyId ?? (kind === "sso" ? "a sign-in" : "a role");
}
