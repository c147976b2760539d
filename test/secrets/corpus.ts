/**
 * Secrets in every input that the tool reads, put into a scenario beside its own: in settings of every
 * scope, readable or not, in AWS files, in variables, in caches, in what helpers print. Each is a text
 * of its own, so that one that turns up tells where it came from.
 */
import { createHash } from "node:crypto";
import type { Scenario } from "../../src/simulator/types.js";

/** Forty signs as AWS makes them: base64 with both of its signs that are no letters. */
function keyLike(name: string): string {
  const text = createHash("sha384").update(name).digest("base64");
  return `${text.slice(0, 12)}/${text.slice(13, 25)}+${text.slice(26, 40)}`;
}

/** Signs that have to be escaped somewhere. */
function passwordLike(name: string): string {
  return `pW"${createHash("sha256").update(name).digest("base64url").slice(0, 20)}&%9`;
}

/** Stand where the tool opens no file, or where nothing can be read: nobody can repeat them. */
const UNREAD = /^client's own|state file|^hook$|^unknown settings|^malformed|^broken/;

/** Secrets that the tool comes by, and so may send; what only AWS knows is not among them. */
export function readable({ scenario, secrets }: Planted): string[] {
  const machine = JSON.stringify(scenario.machine);
  const isThere = (secret: string) => machine.includes(JSON.stringify(secret).slice(1, -1));
  return Object.entries(secrets).flatMap(([name, secret]) =>
    UNREAD.test(name) || (name.includes(" 0") && !isThere(secret)) ? [] : [secret],
  );
}

export interface Planted {
  scenario: Scenario;
  /** By where it was planted. */
  secrets: Record<string, string>;
}

/** A scenario with all of them, and its own named as well. */
export function plantSecrets(scenario: Scenario): Planted {
  const secrets: Record<string, string> = { ...ownSecrets(scenario) };
  const plant = (name: string, make: (name: string) => string = keyLike): string => {
    secrets[name] ??= make(name);
    return secrets[name] ?? "";
  };
  const { machine } = scenario;
  const home = machine.platform === "win32" ? "C:\\Users\\dev" : (machine.home ?? "/home/dev");
  const files = { ...machine.files };
  const addFile = (path: string, text: string | object): void => {
    files[path] ??= text;
  };
  addFile("~/.claude/.credentials.json", { claudeAiOauth: { accessToken: plant("client's own token") } });
  files["~/.claude.json"] = {
    ...(typeof files["~/.claude.json"] === "object" ? files["~/.claude.json"] : {}),
    oauthAccount: { accessToken: plant("token in the state file") },
    primaryApiKey: `sk-ant-api03-${plant("key in the state file")}`,
  };
  const user = files["~/.claude/settings.json"];
  if (typeof user === "object") {
    const { env = {} } = user as { env?: Record<string, string> };
    files["~/.claude/settings.json"] = {
      ...user,
      apiKeyHelper: `echo --token ${plant("helper command")}`,
      hooks: { Stop: [{ command: `curl -H 'X-Key: ${plant("hook")}' https://hooks.example` }] },
      unheardOf: { deep: [plant("unknown settings key")] },
      env: {
        ...env,
        ANTHROPIC_CUSTOM_HEADERS: [
          env.ANTHROPIC_CUSTOM_HEADERS ?? "X-Team: one",
          `X-Gateway-Auth: ${plant("custom header", passwordLike)}`,
          `Proxy-Authorization: Basic ${Buffer.from(`dev:${plant("basic header", passwordLike)}`).toString("base64")}`,
        ].join("\n"),
        CLAUDE_CODE_CLIENT_KEY_PASSPHRASE: plant("passphrase", passwordLike),
        OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${plant("telemetry header")}`,
        ANTHROPIC_BASE_URL: `https://dev:${encodeURIComponent(plant("user-info", passwordLike))}@unused.example/v1`,
        MY_OWN_PASSWORD: plant("own variable", passwordLike),
        NUMBERED_TOKEN: plant("own token"),
      },
    };
  }
  addFile(
    `${home}/project/.claude/settings.local.json`.replaceAll("/", machine.platform === "win32" ? "\\" : "/"),
    `{ "env": { "AWS_SECRET_ACCESS_KEY": "${plant("malformed settings")}", } "apiKeyHelper": "${plant("malformed helper")}"`,
  );
  const credentials = files["~/.aws/credentials"];
  const unused = [
    "",
    "[unused]",
    "aws_access_key_id = AKIAUNUSEDPROFILE000",
    `aws_secret_access_key = ${plant("unused profile")}`,
    `aws_session_token = IQoJb3JpZ2luX2Vj${plant("unused session token")}`,
    `credential_process = get-keys --password ${plant("credential_process")}`,
    `  secret_thing = ${plant("nested property")}`,
    `no header ${plant("broken line")}`,
    `[ ${plant("broken header")}`,
    "",
  ].join("\n");
  files["~/.aws/credentials"] = `${typeof credentials === "string" ? credentials : ""}${unused}`;
  return {
    scenario: {
      ...scenario,
      machine: {
        ...machine,
        files,
        environment: {
          ...machine.environment,
          CI_DEPLOY_TOKEN: plant("another program's token"),
          DATABASE_URL: `postgres://app:${encodeURIComponent(plant("another program's password"))}@db.example/app`,
          AWS_CONTAINER_AUTHORIZATION_TOKEN:
            machine.environment.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? plant("container token"),
        },
      },
    },
    secrets,
  };
}

/** What the scenario's own account and helpers hold. */
function ownSecrets({ aws, network, machine }: Scenario): Record<string, string> {
  const found: Record<string, string | undefined> = {};
  for (const [at, identity] of aws.identities.entries()) {
    for (const [nth, key] of identity.keys.entries()) {
      found[`key ${at}.${nth}`] = key.secretAccessKey;
      found[`session token ${at}.${nth}`] = key.sessionToken;
    }
    for (const [nth, key] of (identity.apiKeys ?? []).entries()) found[`API key ${at}.${nth}`] = key.token;
    found[`sign-in ${at}`] = identity.signIn?.refreshToken;
    found[`web identity ${at}`] = identity.webIdentity?.token;
    found[`access token ${at}`] = identity.singleSignOn?.accessToken;
    found[`refresh token ${at}`] = identity.singleSignOn?.refreshToken;
    found[`client secret ${at}`] = identity.singleSignOn?.clientSecret;
    const agent = identity.handedOutBy;
    found[`agent ${at}`] = agent?.kind === "container" ? agent.authorization : undefined;
  }
  found.gateway = network.gateway?.token;
  found.proxy = network.proxy?.authorization;
  for (const name of ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK"]) {
    found[name] = machine.environment[name];
  }
  return Object.fromEntries(
    Object.entries(found).filter((one): one is [string, string] => (one[1]?.length ?? 0) >= 12),
  );
}
