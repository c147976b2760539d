import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import { mintShortTermApiKey } from "../../src/simulator/index.js";
import {
  developer,
  INVOKE,
  LONG_TERM_API_KEY,
  LONG_TERM_KEY,
  TEMPORARY_KEY,
  USE_API_KEYS,
} from "../../src/simulator/scenarios/base.js";
import { bedrockClient, stsClient } from "./clients.js";
import { send, signer } from "./requests.js";
import { refusalOf, running } from "./running.js";

const hour = 3_600_000;
const INVALID = "Authentication failed: Please make sure your API Key is valid.";

function holder(more: Parameters<typeof developer>[1] = {}, statements = [INVOKE, USE_API_KEYS]) {
  return developer(statements, {
    keys: [{ ...TEMPORARY_KEY, expiresAt: new Date(Date.now() + hour).toISOString() }],
    apiKeys: [{ token: LONG_TERM_API_KEY }],
    ...more,
  });
}

function mint(change: Partial<Parameters<typeof mintShortTermApiKey>[0]> = {}): string {
  return mintShortTermApiKey({
    ...TEMPORARY_KEY,
    region: "us-east-1",
    at: Date.now() - 60_000,
    expiresSeconds: 3600,
    ...change,
  });
}

async function list(token: string, identity = holder(), region = "us-east-1") {
  const simulator = await running({ identities: [identity] });
  const call = bedrockClient(simulator, { token, region }).send(new ListInferenceProfilesCommand({}));
  return { call, simulator };
}

describe("an API key that is good is answered", () => {
  test("long-term, in any Region", async () => {
    const { call, simulator } = await list(LONG_TERM_API_KEY, holder(), "eu-west-1");
    expect((await call).inferenceProfileSummaries?.length).toBeGreaterThan(10);
    expect(simulator.calls).toMatchObject([{ auth: "bearer", region: "eu-west-1", status: 200 }]);
    expect(JSON.stringify(simulator.calls)).not.toContain("ABSK");
  });

  test("short-term, in the Region it was minted for", async () => {
    const { call } = await list(mint());
    expect((await call).$metadata.httpStatusCode).toBe(200);
  });

  test("short-term, as AWS's own presigner makes it", async () => {
    const presigned = await signer(TEMPORARY_KEY, "bedrock", "us-east-1").presign(
      {
        method: "POST",
        protocol: "https:",
        hostname: "bedrock.amazonaws.com",
        path: "/",
        query: { Action: "CallWithBearerToken" },
        headers: { host: "bedrock.amazonaws.com" },
      },
      { expiresIn: 3600, signingDate: new Date() },
    );
    const query = Object.entries(presigned.query ?? {})
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      .join("&");
    const url = `bedrock.amazonaws.com/?${query}&Version=1`;
    const { call } = await list(`bedrock-api-key-${Buffer.from(url).toString("base64")}`);
    expect((await call).$metadata.httpStatusCode).toBe(200);
  });

  test("short-term of a real machine, whose minting key nobody here knows", async () => {
    const token = mint({ accessKeyId: "ASIASOMEWHEREELSE000", secretAccessKey: "unknown" });
    const simulator = await running({ identities: [holder()] }, {}, { adopt: { apiKeys: [token] } });
    const answer = await bedrockClient(simulator, { token }).send(new ListInferenceProfilesCommand({}));
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });
});

describe("an API key that is not good is refused in AWS's words", () => {
  test.each<[string, () => string, ReturnType<typeof holder> | undefined]>([
    ["short-term and expired", () => mint({ at: Date.now() - 2 * hour }), undefined],
    ["short-term and of another Region", () => mint({ region: "us-west-2" }), undefined],
    ["short-term and minted with another secret", () => mint({ secretAccessKey: "other" }), undefined],
    [
      "short-term and minted by an unknown key",
      () => mint({ accessKeyId: "ASIAUNKNOWNEXAMPLE00" }),
      undefined,
    ],
    ["short-term and minted without its token", () => mint({ sessionToken: "other" }), undefined],
    ["short-term and longer than twelve hours", () => mint({ expiresSeconds: 43_201 }), undefined],
    [
      "short-term and outliving the key that minted it",
      () => mint(),
      holder({ keys: [{ ...TEMPORARY_KEY, expiresAt: new Date(Date.now() - 1000).toISOString() }] }),
    ],
    ["short-term and not base64 of a request", () => "bedrock-api-key-!!!!", undefined],
    ["long-term and unknown", () => `${LONG_TERM_API_KEY.slice(0, -1)}`, undefined],
    [
      "long-term and expired",
      () => LONG_TERM_API_KEY,
      holder({ apiKeys: [{ token: LONG_TERM_API_KEY, expiresAt: "2026-01-01T00:00:00Z" }] }),
    ],
    [
      "long-term and inactive",
      () => LONG_TERM_API_KEY,
      holder({ apiKeys: [{ token: LONG_TERM_API_KEY, active: false }] }),
    ],
  ])("%s", async (_name, token, identity) => {
    const { call } = await list(token(), identity);
    expect(await refusalOf(call)).toEqual({ name: "AccessDeniedException", message: INVALID, status: 403 });
  });

  test("without one of AWS's prefixes", async () => {
    const { call } = await list("sk-ant-api03-EXAMPLE");
    expect(await refusalOf(call)).toEqual({
      name: "AccessDeniedException",
      message: "Invalid API Key format: Must start with pre-defined prefix",
      status: 403,
    });
  });

  test("good, but its owner may not use API keys", async () => {
    const { call } = await list(LONG_TERM_API_KEY, holder({}, [INVOKE]));
    expect((await refusalOf(call)).message).toBe(
      "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:CallWithBearerToken on resource: * because no identity-based policy allows the bedrock:CallWithBearerToken action",
    );
  });

  test("good, but of a kind that a policy forbids", async () => {
    const noLongTerm = {
      Effect: "Deny" as const,
      Action: "bedrock:CallWithBearerToken",
      Resource: "*",
      Condition: { StringEquals: { "bedrock:BearerTokenType": "LONG_TERM" } },
    };
    const identity = holder({}, [INVOKE, USE_API_KEYS, noLongTerm]);
    expect((await refusalOf((await list(LONG_TERM_API_KEY, identity)).call)).message).toMatch(
      /with an explicit deny in an identity-based policy$/,
    );
    expect((await (await list(mint(), identity)).call).$metadata.httpStatusCode).toBe(200);
  });

  test("with STS, which takes no API keys", async () => {
    const simulator = await running({ identities: [holder()] });
    const reply = await send(simulator, {
      host: "sts.us-east-1.amazonaws.com",
      method: "POST",
      path: "/",
      headers: { authorization: `Bearer ${LONG_TERM_API_KEY}` },
      body: "Action=GetCallerIdentity&Version=2011-06-15",
    });
    expect(reply.status).toBe(400);
    expect(reply.text).toContain("<Code>IncompleteSignature</Code>");
    expect(reply.text).not.toContain("ABSK");
    const keys = stsClient(simulator, { credentials: LONG_TERM_KEY });
    expect((await refusalOf(keys.send(new GetCallerIdentityCommand({})))).name).toBe("InvalidClientTokenId");
  });
});
