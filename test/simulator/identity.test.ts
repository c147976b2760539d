import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import type { PolicyDocumentStatement, ScenarioIdentity } from "../../src/simulator/index.js";
import { developer, INVOKE, LONG_TERM_KEY } from "../../src/simulator/scenarios/base.js";
import { bedrockClient, stsClient } from "./clients.js";
import { send, signed } from "./requests.js";
import { refusalOf, running } from "./running.js";

const ROLE = "arn:aws:iam::123456789012:role/ClaudeCode";
const MAY_ASSUME: PolicyDocumentStatement = { Effect: "Allow", Action: "sts:AssumeRole", Resource: ROLE };

function role(more: Partial<ScenarioIdentity> = {}): ScenarioIdentity {
  return developer([INVOKE], {
    arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/session",
    keys: [],
    ...more,
  });
}

describe("AssumeRole", () => {
  const assume = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: "doctor" });

  test("hands out keys that belong to the role, where both sides agree", async () => {
    const identities = [developer([MAY_ASSUME]), role({ trusts: ["arn:aws:iam::123456789012:user/*"] })];
    const simulator = await running({ identities });
    const { Credentials } = await stsClient(simulator, { credentials: LONG_TERM_KEY }).send(assume);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    const identity = await stsClient(simulator, { credentials }).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe("arn:aws:sts::123456789012:assumed-role/ClaudeCode/doctor");
    const list = await bedrockClient(simulator, { credentials }).send(new ListInferenceProfilesCommand({}));
    expect(list.inferenceProfileSummaries?.length).toBeGreaterThan(0);
  });

  test.each<[string, ScenarioIdentity[]]>([
    ["the caller may not", [developer([INVOKE]), role({ trusts: ["*"] })]],
    ["the role does not trust the caller", [developer([MAY_ASSUME]), role({ trusts: [ROLE] })]],
    ["there is no such role", [developer([MAY_ASSUME])]],
  ])("is denied where %s", async (_name, identities) => {
    const simulator = await running({ identities });
    const refusal = await refusalOf(stsClient(simulator, { credentials: LONG_TERM_KEY }).send(assume));
    expect(refusal).toMatchObject({ name: "AccessDenied", status: 403 });
    expect(refusal.message).toContain(`is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`);
  });
});

describe("IAM", () => {
  const allow: PolicyDocumentStatement = {
    Effect: "Allow",
    Action: ["iam:GetRole", "iam:SimulatePrincipalPolicy"],
    Resource: "*",
  };
  const SSO_ROLE =
    "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef";

  async function call(identities: ScenarioIdentity[], body: Record<string, string>) {
    const simulator = await running({ identities });
    const request = {
      host: "iam.amazonaws.com",
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ Version: "2010-05-08", ...body }).toString(),
    };
    return send(simulator, await signed(request, LONG_TERM_KEY, "iam"));
  }

  test("GetRole tells the path that the session ARN hides", async () => {
    const sso = role({
      arn: "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/dev",
      roleArn: SSO_ROLE,
    });
    const reply = await call([developer([allow]), sso], {
      Action: "GetRole",
      RoleName: "AWSReservedSSO_Dev_0123456789abcdef",
    });
    expect(reply.text).toContain(`<Arn>${SSO_ROLE}</Arn>`);
    expect(reply.text).toContain("<Path>/aws-reserved/sso.amazonaws.com/eu-west-1/</Path>");
  });

  test("GetRole of nobody is NoSuchEntity, and AccessDenied without the right", async () => {
    const ask = { Action: "GetRole", RoleName: "Nobody" };
    const missing = await call([developer([allow])], ask);
    expect([missing.status, missing.text]).toEqual([404, expect.stringContaining("NoSuchEntity")]);
    const denied = await call([developer([INVOKE])], ask);
    expect([denied.status, denied.text]).toEqual([
      403,
      expect.stringContaining("iam:GetRole on resource: arn:aws:iam::123456789012:role/Nobody"),
    ]);
  });

  test("SimulatePrincipalPolicy decides as the live request would", async () => {
    const reply = await call([developer([allow, INVOKE])], {
      Action: "SimulatePrincipalPolicy",
      PolicySourceArn: "arn:aws:iam::123456789012:user/dev",
      "ActionNames.member.1": "bedrock:InvokeModel",
      "ActionNames.member.2": "bedrock:CountTokens",
      "ResourceArns.member.1": "arn:aws:bedrock:us-east-1::foundation-model/x",
    });
    const decisions = [...reply.text.matchAll(/<EvalDecision>(\w+)<\/EvalDecision>/g)].map(
      ([, word]) => word,
    );
    expect(decisions).toEqual(["allowed", "implicitDeny"]);
  });

  test("SimulatePrincipalPolicy takes the context it is given", async () => {
    const conditional: PolicyDocumentStatement = {
      ...INVOKE,
      Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
    };
    const ask = (region: string) =>
      call([developer([allow, conditional])], {
        Action: "SimulatePrincipalPolicy",
        PolicySourceArn: "arn:aws:iam::123456789012:user/dev",
        "ActionNames.member.1": "bedrock:InvokeModel",
        "ResourceArns.member.1": "arn:aws:bedrock:us-east-1::foundation-model/x",
        "ContextEntries.member.1.ContextKeyName": "aws:RequestedRegion",
        "ContextEntries.member.1.ContextKeyValues.member.1": region,
      });
    expect((await ask("us-east-1")).text).toContain("<EvalDecision>allowed</EvalDecision>");
    expect((await ask("eu-west-1")).text).toContain("<EvalDecision>implicitDeny</EvalDecision>");
  });

  test("SimulatePrincipalPolicy leaves out session policies, and never lists service control policies", async () => {
    const nothing: PolicyDocumentStatement = { Effect: "Allow", Action: "s3:*", Resource: "*" };
    const all: PolicyDocumentStatement = { Effect: "Allow", Action: "*", Resource: "*" };
    const deny: PolicyDocumentStatement = { Effect: "Deny", Action: "bedrock:CountTokens", Resource: "*" };
    const scp = "arn:aws:organizations::111122223333:policy/o-example/service_control_policy/p-example";
    const role = developer([all], {
      arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/session",
      keys: [],
      sessionPolicy: { Statement: [nothing] },
    });
    const simulator = await running({
      identities: [developer([allow]), role],
      serviceControlPolicies: [{ arn: scp, document: { Statement: [all, deny] } }],
    });
    const request = {
      host: "iam.amazonaws.com",
      method: "POST",
      path: "/",
      body: new URLSearchParams({
        Action: "SimulatePrincipalPolicy",
        PolicySourceArn: ROLE,
        "ActionNames.member.1": "bedrock:InvokeModel",
        "ActionNames.member.2": "bedrock:CountTokens",
      }).toString(),
    };
    const { text } = await send(simulator, await signed(request, LONG_TERM_KEY, "iam"));
    const decisions = [...text.matchAll(/<EvalDecision>(\w+)<\/EvalDecision>/g)].map(([, word]) => word);
    expect(decisions).toEqual(["allowed", "explicitDeny"]);
    expect(text).toContain("<AllowedByOrganizations>false</AllowedByOrganizations>");
    expect(text).toContain("<SourcePolicyId>claude-code</SourcePolicyId>");
    expect(text).not.toContain("organizations::");
  });

  test("SimulatePrincipalPolicy does not take a session ARN", async () => {
    const reply = await call([developer([allow])], {
      Action: "SimulatePrincipalPolicy",
      PolicySourceArn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/session",
      "ActionNames.member.1": "bedrock:InvokeModel",
    });
    expect([reply.status, reply.text]).toEqual([
      400,
      expect.stringContaining("does not clearly define entity type and name."),
    ]);
  });
});

describe("IAM Identity Center", () => {
  const sso = (expiresInMs: number) =>
    role({
      arn: "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/dev",
      singleSignOn: {
        accessToken: "access-token-EXAMPLE",
        accessTokenExpiresAt: new Date(Date.now() + expiresInMs).toISOString(),
        refreshToken: "refresh-token-EXAMPLE",
        clientId: "client",
        clientSecret: "client-secret-EXAMPLE",
      },
    });
  const credentials = (token = "access-token-EXAMPLE", roleName = "Dev") => ({
    host: "portal.sso.us-east-1.amazonaws.com",
    path: "/federation/credentials",
    query: { role_name: roleName, account_id: "123456789012" },
    headers: { "x-amz-sso_bearer_token": token },
  });
  const refresh = (refreshToken: string) => ({
    host: "oidc.us-east-1.amazonaws.com",
    method: "POST",
    path: "/token",
    body: JSON.stringify({
      clientId: "client",
      clientSecret: "client-secret-EXAMPLE",
      grantType: "refresh_token",
      refreshToken,
    }),
  });

  test("gives keys for an access token, and they work", async () => {
    const simulator = await running({ identities: [sso(60_000)] });
    const { roleCredentials } = JSON.parse((await send(simulator, credentials())).text);
    const { expiration, ...credentialsOfRole } = roleCredentials;
    expect(expiration).toBeGreaterThan(Date.now() + 3_500_000);
    const identity = await stsClient(simulator, { credentials: credentialsOfRole }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity.Arn).toContain("AWSReservedSSO_Dev_0123456789abcdef");
  });

  test("refuses an unknown token and a role that is not the person's", async () => {
    const simulator = await running({ identities: [sso(60_000)] });
    const unknown = await send(simulator, credentials("other"));
    expect([unknown.status, unknown.headers["x-amzn-errortype"]]).toEqual([401, "UnauthorizedException"]);
    expect((await send(simulator, credentials(undefined, "Admin"))).status).toBe(403);
  });

  test("refuses an expired token until it is refreshed", async () => {
    const simulator = await running({ identities: [sso(-60_000)] });
    expect((await send(simulator, credentials())).status).toBe(401);
    const wrong = await send(simulator, refresh("other"));
    expect([wrong.status, JSON.parse(wrong.text).error]).toEqual([400, "invalid_grant"]);
    const { accessToken } = JSON.parse((await send(simulator, refresh("refresh-token-EXAMPLE"))).text);
    expect((await send(simulator, credentials(accessToken))).status).toBe(200);
  });
});
