/**
 * The texts of the token caches, by the rules of the AWS SDK: what it needs is there, or the cache is
 * malformed. Tokens, client secrets and keys leave this file as secrets only; the rest is taken only
 * in the shape it must have, since anything may stand in a file.
 */
import { guardProperty } from "./guard-text.js";
import { describeReadFailure, type Host } from "./host.js";
import { createSecret } from "./secret.js";
import { parseStrictJson } from "./strict-json.js";
import type { FileProblem, Secret, TokenCache } from "./types.js";

type Entries = Readonly<Record<string, unknown>>;
type Shape = Omit<TokenCache, "kind" | "file" | "status" | "problem"> & { missing: string[] };

/** The date formats of the SDKs and of AWS CLI 1 and 2. */
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|UTC|[+-]\d\d:?\d\d)$/;
const region = /^[a-z]{2,}(-[a-z0-9]+)+$/;

/** A token of `aws sso login`: `~/.aws/sso/cache/<sha1>.json`. */
export function readSsoCache(host: Host, file: string): TokenCache {
  return readCache(host, file, "sso", (entries) => {
    const secrets = pickSecrets(entries, ["accessToken", "refreshToken", "clientId", "clientSecret"]);
    return {
      refreshable: hasAll(secrets, ["refreshToken", "clientId", "clientSecret"]),
      ...pick("expiresAt", entries.expiresAt, date),
      ...pick("registrationExpiresAt", entries.registrationExpiresAt, date),
      ...pick("region", entries.region, region),
      ...pick("startUrl", entries.startUrl, /^https?:\/\/[\w.-]+(:\d+)?[\w\-./#]*$/),
      secrets,
      missing: [
        ...(secrets.accessToken === undefined ? ["accessToken"] : []),
        ...(isDate(entries.expiresAt) ? [] : ["expiresAt"]),
      ],
    };
  });
}

/**
 * A session of `aws login`: `~/.aws/login/cache/<sha256>.json`. The keys that the file nests in
 * `accessToken` stand among the others.
 */
export function readLoginCache(host: Host, file: string): TokenCache {
  return readCache(host, file, "login", (entries) => {
    const token = isEntries(entries.accessToken) ? entries.accessToken : {};
    const secrets = {
      ...pickSecrets(token, ["secretAccessKey", "sessionToken"]),
      ...pickSecrets(entries, ["refreshToken", "clientId", "dpopKey", "idToken"]),
    };
    const keyId = typeof token.accessKeyId === "string" ? token.accessKeyId : "";
    const shown = /^\w{1,128}$/.test(keyId) ? guardProperty("aws_access_key_id", keyId) : null;
    const needed = ["secretAccessKey", "sessionToken", "refreshToken", "clientId", "dpopKey"];
    return {
      refreshable: hasAll(secrets, ["refreshToken", "clientId", "dpopKey"]),
      ...pick("expiresAt", token.expiresAt, date),
      ...pick("region", entries.signInRegion, region),
      ...(typeof shown === "string" ? { accessKeyId: shown } : {}),
      secrets,
      missing: [
        ...(typeof shown === "string" ? [] : ["accessKeyId"]),
        ...(typeof token.accountId === "string" && token.accountId !== "" ? [] : ["accountId"]),
        ...needed.filter((name) => !hasAll(secrets, [name])),
        ...(isDate(token.expiresAt) ? [] : ["expiresAt"]),
      ],
    };
  });
}

function readCache(
  host: Host,
  file: string,
  kind: TokenCache["kind"],
  shape: (entries: Entries) => Shape,
): TokenCache {
  const bare = { kind, file, refreshable: false, secrets: {} };
  const result = host.readText(file);
  if (!result.ok && result.reason === "absent") return { ...bare, status: "absent" };
  if (!result.ok) {
    const message = describeReadFailure(result.reason, result.detail);
    return { ...bare, status: "unreadable", problem: { message } };
  }
  const json = parseStrictJson(result.text);
  if (!json.ok) return { ...bare, status: "malformed", problem: json.problem };
  if (!isEntries(json.value)) {
    return { ...bare, status: "not-an-object", problem: { message: "the file holds no object" } };
  }
  const { missing, ...described } = shape(json.value);
  if (missing.length === 0) return { kind, file, status: "read", ...described };
  const message = `it lacks a usable ${missing.map((name) => `\`${name}\``).join(", ")}`;
  const problem: FileProblem = { message };
  return { kind, file, status: "malformed", problem, ...described };
}

function pick<Name extends string>(
  name: Name,
  value: unknown,
  wanted: RegExp,
): Partial<Record<Name, string>> {
  const fits = typeof value === "string" && value.length <= 256 && wanted.test(value);
  return (fits ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}

function pickSecrets(entries: Entries, names: readonly string[]): Record<string, Secret> {
  const found = names.flatMap((name) => {
    const value = entries[name];
    return typeof value === "string" && value !== "" ? [[name, createSecret(value)] as const] : [];
  });
  return Object.fromEntries(found);
}

function hasAll(secrets: Readonly<Record<string, Secret>>, names: readonly string[]): boolean {
  return names.every((name) => secrets[name] !== undefined);
}

function isDate(value: unknown): boolean {
  return typeof value === "string" && date.test(value);
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
