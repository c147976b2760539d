/** Nothing that the machine's environment or AWS files hold may reach a request. */
import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "../../src/aws/call.js";
import { getCallerIdentity } from "../../src/aws/get-caller-identity.js";
import { getModelAvailability } from "../../src/aws/get-model-availability.js";
import { invokeModel } from "../../src/aws/invoke-model.js";
import { listInferenceProfiles } from "../../src/aws/list-inference-profiles.js";
import { invokeMantle } from "../../src/aws/mantle-request.js";
import type { Access } from "../../src/aws/signing.js";
import { CONTROL, KEYS, makeCaller, PROBE } from "./callers.js";
import { type Loopback, startLoopback } from "./loopback.js";

let home: string;
let before: NodeJS.ProcessEnv;
let fifos: string[];

beforeEach(() => {
  before = { ...process.env };
  home = mkdtempSync(join(tmpdir(), "evil-home-"));
  mkdirSync(join(home, ".aws"));
  fifos = [
    join(home, ".aws/config"),
    join(home, ".aws/credentials"),
    join(home, "config"),
    join(home, "keys"),
  ];
  for (const fifo of fifos) execFileSync("mkfifo", [fifo]);
  writeFileSync(join(home, "token"), "evil-web-identity-token");
  Object.assign(process.env, {
    HOME: home,
    USERPROFILE: home,
    AWS_REGION: "evil-region-1",
    AWS_DEFAULT_REGION: "evil-region-1",
    AWS_PROFILE: "evil",
    AWS_ACCESS_KEY_ID: "AKIAEVIL",
    AWS_SECRET_ACCESS_KEY: "evil",
    AWS_SESSION_TOKEN: "evil-session",
    AWS_BEARER_TOKEN_BEDROCK: "evil-bearer",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1/evil",
    AWS_ENDPOINT_URL_BEDROCK: "http://127.0.0.1:1/evil",
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://127.0.0.1:1/evil",
    AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1/evil",
    AWS_USE_FIPS_ENDPOINT: "true",
    AWS_USE_DUALSTACK_ENDPOINT: "true",
    AWS_CONFIG_FILE: join(home, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home, "keys"),
    AWS_WEB_IDENTITY_TOKEN_FILE: join(home, "token"),
    AWS_ROLE_ARN: "arn:aws:iam::666666666666:role/evil",
    AWS_AUTH_SCHEME_PREFERENCE: "httpBearerAuth,sigv4a",
    AWS_SIGV4A_SIGNING_REGION_SET: "*",
    AWS_MAX_ATTEMPTS: "7",
    AWS_RETRY_MODE: "adaptive",
    AWS_DEFAULTS_MODE: "auto",
    AWS_EXECUTION_ENV: "evil-exec-env",
    AWS_SDK_UA_APP_ID: "evil-app",
    AWS_DISABLE_CLOCK_SKEW_CORRECTION: "not-a-boolean",
    AWS_LAMBDA_FUNCTION_NAME: "evil-function",
    _X_AMZN_TRACE_ID: "Root=evil",
    HTTPS_PROXY: "http://127.0.0.1:1",
    HTTP_PROXY: "http://127.0.0.1:1",
    ALL_PROXY: "http://127.0.0.1:1",
    https_proxy: "http://127.0.0.1:1",
  });
});

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  // Whoever waits for one of them is let go, so that a failure is a failure and no hang.
  for (const fifo of fifos) wasOpened(fifo);
  rmSync(home, { recursive: true, force: true });
});

/** A FIFO can be opened for writing without waiting only while somebody has it open for reading. */
function wasOpened(fifo: string): boolean {
  try {
    closeSync(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENXIO") return false;
    throw error;
  }
}

async function askAll(access: Access): Promise<Loopback> {
  const server = await startLoopback((_request, response) => {
    response.writeHead(403, { "content-type": "application/json", date: "Fri, 20 Nov 2026 15:00:00 GMT" });
    response.end('{"message":"no"}');
  });
  const caller: Caller = await makeCaller({ access, options: { dial: server.dial } });
  const answers = await Promise.all([
    getCallerIdentity(caller),
    listInferenceProfiles({ ...caller, endpoint: CONTROL }),
    getModelAvailability({ ...caller, endpoint: CONTROL }, "anthropic.claude-sonnet-4-6"),
    invokeModel(caller, PROBE),
    invokeMantle(caller, {
      ...PROBE,
      endpoint: "https://bedrock-mantle.us-east-1.api.aws/anthropic",
      service: "bedrock-mantle",
    }),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
  return server;
}

describe("in an environment full of traps", () => {
  test("the traps work: a client built without the factory falls into them", async () => {
    const client = new STSClient({});
    expect(await client.config.region()).toBe("evil-region-1");
    expect(await client.config.maxAttempts()).toBe(7);
  });

  test.each<[string, Access, RegExp | undefined]>([
    [
      "keys",
      KEYS,
      /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/20261120\/us-east-1\/(?:sts|bedrock|bedrock-mantle)\/aws4_request, /,
    ],
    ["an API key", { kind: "bearer", token: { reveal: () => "good-bearer" } }, /^Bearer good-bearer$/],
    ["no authentication", { kind: "none" }, undefined],
  ])(
    "requests with %s hold nothing of them, are made once, and open no file",
    async (_kind, access, authorization) => {
      const server = await askAll(access);
      expect(server.requests).toHaveLength(5);
      const hosts = server.requests.map(({ headers }) => headers.host).sort();
      expect(hosts).toEqual([
        "bedrock-mantle.us-east-1.api.aws",
        "bedrock-runtime.us-east-1.amazonaws.com",
        "bedrock.us-east-1.amazonaws.com",
        "bedrock.us-east-1.amazonaws.com",
        "sts.us-east-1.amazonaws.com",
      ]);
      for (const { headers, url, body } of server.requests) {
        if (authorization === undefined) expect(headers.authorization).toBeUndefined();
        else expect(headers.authorization).toMatch(authorization);
        expect(headers["user-agent"]).toContain("bedrock-doctor/0.0.0-test");
        expect(`${url} ${JSON.stringify(headers)} ${body}`).not.toMatch(/evil/i);
        expect(headers).not.toHaveProperty("x-amzn-trace-id");
        expect(headers).not.toHaveProperty("x-amz-security-token");
      }
      expect(fifos.filter(wasOpened)).toEqual([]);
    },
  );
});
