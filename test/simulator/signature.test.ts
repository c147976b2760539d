import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildKeyring } from "../../src/simulator/keyring.js";
import { developer, LONG_TERM_KEY, TEMPORARY_KEY } from "../../src/simulator/scenarios/base.js";
import { parseAmzDate, verifySignature } from "../../src/simulator/signature.js";
import { bedrockClient, type Credentials, stsClient } from "./clients.js";
import { type Sent, send, signed } from "./requests.js";
import { healthy, refusalOf, running } from "./running.js";

const HOST = "bedrock.us-east-1.amazonaws.com";
const LIST: Sent = { host: HOST, path: "/inference-profiles", headers: { "x-custom": "as  signed" } };
const role = "arn:aws:sts::123456789012:assumed-role/ClaudeCode/dev";
const hour = 3_600_000;

function temporary(expiresAt: number) {
  return developer(undefined, {
    arn: role,
    keys: [{ ...TEMPORARY_KEY, expiresAt: new Date(expiresAt).toISOString() }],
  });
}

function list(simulator: Awaited<ReturnType<typeof running>>, setup: Parameters<typeof bedrockClient>[1]) {
  return bedrockClient(simulator, setup).send(new ListInferenceProfilesCommand({}));
}

describe("a request signed right is answered", () => {
  test("with long-term keys", async () => {
    const simulator = await running();
    const identity = await stsClient(simulator, { credentials: LONG_TERM_KEY }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity).toMatchObject({
      Account: "123456789012",
      Arn: "arn:aws:iam::123456789012:user/dev",
    });
    expect(simulator.calls).toMatchObject([
      { operation: "GetCallerIdentity", auth: "sigv4:AKIAIOSFODNN7EXAMPLE", service: "sts", status: 200 },
    ]);
  });

  test("with temporary keys and their token", async () => {
    const simulator = await running({ identities: [temporary(Date.now() + hour)] });
    const identity = await stsClient(simulator, { credentials: TEMPORARY_KEY }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity.Arn).toBe(role);
  });

  test("with keys a real machine lends", async () => {
    const lent: Credentials = {
      accessKeyId: "ASIALENTEXAMPLE00000",
      secretAccessKey: "lent",
      sessionToken: "t",
    };
    const simulator = await running({}, {}, { adopt: { keys: [lent] } });
    const identity = await stsClient(simulator, { credentials: lent }).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe("arn:aws:iam::123456789012:user/dev");
  });

  test("at a base URL on loopback, in the Region of its scope", async () => {
    const simulator = await running();
    const host = `127.0.0.1:${simulator.port}`;
    const request = { host, path: "/inference-profiles" };
    const reply = await send(simulator, await signed(request, LONG_TERM_KEY, "bedrock", "eu-west-1"));
    expect(reply.status).toBe(200);
    expect(reply.text).toContain("eu.anthropic.claude-sonnet-4-6");
    expect(reply.text).not.toContain("us.anthropic.claude-sonnet-4-6");
  });
});

describe("a request signed wrong is refused with AWS's code", () => {
  test.each<[string, Parameters<typeof bedrockClient>[1], string, RegExp]>([
    [
      "an unknown key",
      { credentials: { ...LONG_TERM_KEY, accessKeyId: "AKIAUNKNOWNEXAMPLE00" } },
      "UnrecognizedClientException",
      /^The security token included in the request is invalid\.$/,
    ],
    [
      "another secret",
      { credentials: { ...LONG_TERM_KEY, secretAccessKey: "anotherEXAMPLE" } },
      "InvalidSignatureException",
      /does not match the signature you provided/,
    ],
    [
      "another Region than the host's",
      { credentials: LONG_TERM_KEY, region: "us-west-2", hostRegion: "us-east-1" },
      "InvalidSignatureException",
      /valid region/,
    ],
    [
      "a session token the key has not",
      { credentials: { ...LONG_TERM_KEY, sessionToken: "x" } },
      "UnrecognizedClientException",
      /is invalid/,
    ],
  ])("%s", async (_name, setup, code, text) => {
    const simulator = await running();
    const refusal = await refusalOf(list(simulator, setup));
    expect(refusal).toMatchObject({ name: code, status: 403, message: expect.stringMatching(text) });
    expect(simulator.calls).toMatchObject([{ status: 403, errorCode: code }]);
  });

  test.each([
    [
      "slow",
      360,
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    ],
    ["fast", -360, /^Signature not yet current: \d{8}T\d{6}Z is still later than/],
  ])("a machine whose clock is six minutes %s", async (_name, clockOffsetSeconds, text) => {
    const simulator = await running({ clockOffsetSeconds });
    const refusal = await refusalOf(list(simulator, { credentials: LONG_TERM_KEY }));
    expect(refusal).toMatchObject({
      name: "InvalidSignatureException",
      status: 403,
      message: expect.stringMatching(text),
    });
  });

  test.each([240, -240])("a clock that is off by %i seconds is still taken", async (clockOffsetSeconds) => {
    const simulator = await running({ clockOffsetSeconds });
    const answer = await list(simulator, { credentials: LONG_TERM_KEY });
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  test("AWS's clock may differ from the machine's, and the Date header tells", async () => {
    const simulator = await running({ clockOffsetSeconds: 600 });
    const refusal = await refusalOf(list(simulator, { credentials: LONG_TERM_KEY }));
    expect(refusal.message).toMatch(/^Signature expired/);
    const reply = await send(simulator, await signed(LIST, LONG_TERM_KEY, "bedrock"));
    const offset = Date.parse(reply.headers.date ?? "") - Date.now();
    expect(offset).toBeGreaterThan(590_000);
    expect(offset).toBeLessThan(610_000);
  });

  test.each([
    ["missing", undefined],
    ["wrong", "wrong"],
  ])("a temporary key whose token is %s", async (_name, sessionToken) => {
    const simulator = await running({ identities: [temporary(Date.now() + hour)] });
    const { sessionToken: _own, ...pair } = TEMPORARY_KEY;
    const credentials = sessionToken === undefined ? pair : { ...pair, sessionToken };
    expect(await refusalOf(list(simulator, { credentials }))).toMatchObject({
      name: "UnrecognizedClientException",
      status: 403,
    });
  });

  test("an expired temporary key", async () => {
    const simulator = await running({ identities: [temporary(Date.now() - hour)] });
    const setup = { credentials: TEMPORARY_KEY };
    expect(await refusalOf(list(simulator, setup))).toMatchObject({
      name: "ExpiredTokenException",
      message: "The security token included in the request is expired",
    });
    const sts = stsClient(simulator, setup).send(new GetCallerIdentityCommand({}));
    expect(await refusalOf(sts)).toMatchObject({ name: expect.stringMatching(/^ExpiredToken/), status: 403 });
  });

  test("an inactive key", async () => {
    const simulator = await running({
      identities: [developer(undefined, { keys: [{ ...LONG_TERM_KEY, active: false }] })],
    });
    expect(await refusalOf(list(simulator, { credentials: LONG_TERM_KEY }))).toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  test("STS words it in its own way", async () => {
    const simulator = await running();
    const call = (credentials: Credentials) =>
      refusalOf(stsClient(simulator, { credentials }).send(new GetCallerIdentityCommand({})));
    expect(await call({ ...LONG_TERM_KEY, accessKeyId: "AKIAUNKNOWNEXAMPLE00" })).toMatchObject({
      name: "InvalidClientTokenId",
    });
    expect(await call({ ...LONG_TERM_KEY, secretAccessKey: "x" })).toMatchObject({
      name: "SignatureDoesNotMatch",
    });
  });

  test("the scope of another service", async () => {
    const simulator = await running();
    const reply = await send(simulator, await signed(LIST, LONG_TERM_KEY, "bedrock-runtime"));
    expect(reply.status).toBe(403);
    expect(reply.headers["x-amzn-errortype"]).toBe("InvalidSignatureException");
    expect(JSON.parse(reply.text).Message).toContain("correct service: 'bedrock'");
  });

  test("a signed header changed on the way, while white space may be folded", async () => {
    const simulator = await running();
    const request = await signed(LIST, LONG_TERM_KEY, "bedrock");
    const change = (value: string) =>
      send(simulator, { ...request, headers: { ...request.headers, "x-custom": value } });
    expect((await change("as signed")).status).toBe(200);
    const changed = await change("rewritten");
    expect(changed.status).toBe(403);
    expect(changed.text).toContain("does not match");
  });

  test("a body or a query changed on the way", async () => {
    const simulator = await running();
    const get = await signed({ ...LIST, query: { maxResults: "5" } }, LONG_TERM_KEY, "bedrock");
    expect((await send(simulator, get)).status).toBe(200);
    expect((await send(simulator, { ...get, query: { maxResults: "6" } })).status).toBe(403);
    const sts: Sent = {
      host: "sts.us-east-1.amazonaws.com",
      method: "POST",
      path: "/",
      body: "Action=GetCallerIdentity&Version=2011-06-15",
    };
    const post = await signed(sts, LONG_TERM_KEY, "sts");
    expect((await send(simulator, post)).status).toBe(200);
    expect((await send(simulator, { ...post, body: `${sts.body}&X=1` })).status).toBe(403);
  });

  test("no signature at all, or one that cannot be read", async () => {
    const simulator = await running();
    const unsigned = await send(simulator, LIST);
    expect([unsigned.status, unsigned.headers["x-amzn-errortype"]]).toEqual([
      403,
      "MissingAuthenticationTokenException",
    ]);
    const garbled = await send(simulator, {
      ...LIST,
      headers: { authorization: "AWS4-HMAC-SHA256 nonsense" },
    });
    expect([garbled.status, garbled.headers["x-amzn-errortype"]]).toEqual([
      400,
      "IncompleteSignatureException",
    ]);
  });
});

test("whatever Smithy signs is verified, and never with another secret", async () => {
  const keyring = buildKeyring(healthy);
  const text = fc.string({ unit: "grapheme-ascii", maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 4 }),
      fc.dictionary(text, text, { maxKeys: 4 }),
      fc.dictionary(fc.stringMatching(/^x-t-[a-z]{1,5}$/), text, { maxKeys: 3 }),
      text,
      async (segments, query, headers, body) => {
        const path = `/${segments.map(encodeURIComponent).join("/")}`;
        const sent: Sent = { host: HOST, method: "POST", path, query, headers, body };
        const verify = async (credentials: Credentials) => {
          const ready = await signed(sent, credentials, "bedrock");
          const now = parseAmzDate(ready.headers?.["x-amz-date"] ?? "") ?? 0;
          return verifySignature(
            {
              method: "POST",
              host: HOST,
              path,
              query: Object.entries(query)
                .map((pair) => pair.map(encodeURIComponent).join("="))
                .join("&"),
              headers: ready.headers ?? {},
              body: Buffer.from(body),
            },
            keyring,
            { service: "bedrock", regions: ["us-east-1"], now },
          );
        };
        expect(await verify(LONG_TERM_KEY)).toHaveProperty("key");
        expect(await verify({ ...LONG_TERM_KEY, secretAccessKey: "x" })).toHaveProperty("failure");
      },
    ),
    { numRuns: 50 },
  );
});
