/** IAM's query protocol: what is read of its XML, in the forms in which AWS writes it. */
import { describe, expect, test } from "vitest";
import { simulatePrincipalPolicy } from "../../src/aws/simulate-policy.js";
import { elementAt, membersOf, parseXml } from "../../src/aws/xml.js";
import { makeCaller } from "./callers.js";
import { startLoopback } from "./loopback.js";

describe("XML of the query protocol", () => {
  test("elements, members, escapes and empty elements", () => {
    const root = parseXml(
      `<?xml version="1.0"?>\n<A xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\n <B><member> a &amp; b&#x21; </member><member/></B><C>&lt;x&gt;</C><!-- none --></A>`,
    );
    expect(root?.name).toBe("A");
    expect(membersOf(elementAt(root ?? undefined, "B")).map(({ text }) => text)).toEqual(["a & b!", ""]);
    expect(elementAt(root ?? undefined, "C")?.text).toBe("<x>");
    expect(elementAt(root ?? undefined, "B", "D")).toBeUndefined();
  });

  test.each(["", "text", "<A><B></A></B>", "<A>", "</A>", "<A><B></A>"])("%j is none", (text) => {
    expect(parseXml(text)).toBeNull();
  });

  test("a hostile document takes no time to speak of", () => {
    expect(parseXml(`<A ${"a='".repeat(20_000)}`)).toBeNull();
    expect(parseXml("<A>".repeat(50_000))).toBeNull();
  });
});

describe("a simulation", () => {
  const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6";
  const model = "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6";
  const request = {
    principal: "arn:aws:iam::123456789012:user/dev",
    actions: ["bedrock:InvokeModel"],
    resources: [profile, model],
    context: [
      { key: "aws:RequestedRegion", values: ["us-east-1"] },
      { key: "bedrock:InferenceProfileArn", values: [profile, "other"] },
    ],
  };

  async function simulate(...pages: string[]) {
    const server = await startLoopback((_, response) => {
      response.writeHead(200, { "content-type": "text/xml", "x-amzn-requestid": "r-1" });
      response.end(
        `<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult>${pages.shift()}</SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
      );
    });
    const caller = await makeCaller({ options: { dial: server.dial } });
    const answer = await simulatePrincipalPolicy(caller, request);
    return { answer, requests: server.requests };
  }

  const results = (members: string) =>
    `<EvaluationResults>${members}</EvaluationResults><IsTruncated>false</IsTruncated>`;

  test("is asked by the query protocol, signed for IAM in its own region", async () => {
    const { answer, requests } = await simulate(results(""));
    expect(answer).toMatchObject({ ok: true, value: [] });
    const [sent] = requests;
    expect(sent?.headers.host).toBe("iam.amazonaws.com");
    expect(sent?.headers.authorization).toContain("/us-east-1/iam/aws4_request");
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toMatchObject({
      Action: "SimulatePrincipalPolicy",
      PolicySourceArn: request.principal,
      "ActionNames.member.1": "bedrock:InvokeModel",
      "ResourceArns.member.2": model,
      "ContextEntries.member.1.ContextKeyType": "string",
      "ContextEntries.member.2.ContextKeyType": "stringList",
      "ContextEntries.member.2.ContextKeyValues.member.2": "other",
    });
  });

  test("is read by resource, since the evaluation itself may name a template of ARNs", async () => {
    const { answer } = await simulate(
      results(
        `<member><EvalActionName>bedrock:InvokeModel</EvalActionName><EvalResourceName>arn:\${Partition}:bedrock:\${Region}::foundation-model/\${ResourceId}</EvalResourceName><EvalDecision>implicitDeny</EvalDecision><MatchedStatements/><MissingContextValues/><OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail><ResourceSpecificResults><member><EvalResourceName>${profile}</EvalResourceName><EvalResourceDecision>allowed</EvalResourceDecision></member><member><EvalResourceName>${model}</EvalResourceName><EvalResourceDecision>explicitDeny</EvalResourceDecision><MissingContextValues><member>aws:SourceVpc</member></MissingContextValues></member></ResourceSpecificResults></member>`,
      ),
    );
    expect(answer).toMatchObject({
      value: [
        { action: "bedrock:InvokeModel", resource: profile, decision: "allowed" },
        {
          resource: model,
          decision: "explicit-deny",
          deniedBy: "organizations",
          missingContext: ["aws:SourceVpc"],
        },
      ],
    });
  });

  test("without results by resource counts for all that were asked", async () => {
    const { answer } = await simulate(
      results(
        `<member><EvalActionName>bedrock:InvokeModel</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>implicitDeny</EvalDecision><PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail></member>`,
      ),
    );
    expect(answer.ok && answer.value.map(({ resource, deniedBy }) => [resource, deniedBy])).toEqual([
      [profile, "permissions-boundary"],
      [model, "permissions-boundary"],
    ]);
  });

  test("is read page after page", async () => {
    const page = (resource: string, marker = "") =>
      `${results(`<member><EvalActionName>bedrock:InvokeModel</EvalActionName><EvalResourceName>${resource}</EvalResourceName><EvalDecision>allowed</EvalDecision></member>`)}${marker}`;
    const { answer, requests } = await simulate(page(profile, "<Marker>m1</Marker>"), page(model));
    expect(answer.ok && answer.value.map(({ resource }) => resource)).toEqual([profile, model]);
    expect(new URLSearchParams(requests[1]?.body).get("Marker")).toBe("m1");
  });

  test("that is no XML of AWS is a failure, not an empty answer", async () => {
    const { answer } = await simulate("<B>");
    expect(answer).toMatchObject({ ok: false, failure: { kind: "not-aws" } });
  });
});
