/** Behind a gateway the client's credentials are the gateway's business: what AWS says of them stops nothing. */
import { expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import { chunk, EVENT_STREAM, WHOLE } from "../aws/event-streams.js";
import { startLoopback } from "../aws/loopback.js";
import { draft, input } from "./drafts.js";

const GATEWAY = "https://gateway.corp.example/bedrock";

test("keys that AWS STS refuses are asked about, refused, and the gateway is called with them all the same", async () => {
  const server = await startLoopback((request, response) => {
    if (request.headers.host?.startsWith("sts.") === true) {
      response.writeHead(403, { "content-type": "text/xml" });
      response.end(
        "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>",
      );
    } else if (request.url?.startsWith("/bedrock/model/")) {
      response.writeHead(200, EVENT_STREAM);
      response.end(Buffer.concat(WHOLE.map(chunk)));
    } else {
      response.writeHead(404, { "content-type": "application/json" }).end('{"message":"Not Found"}');
    }
  });
  const endpoint = { url: GATEWAY, overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" };
  const own = draft({ plan: { endpoints: { invoke: endpoint, control: endpoint, mantle: null } } });
  const { facts } = await gatherFacts(input({ draft: own, transport: { dial: server.dial } }));
  expect(facts.identity).toMatchObject({ state: "refused", failure: { code: "InvalidClientTokenId" } });
  expect(facts.inferenceProfiles).toMatchObject({ state: "refused", failure: { status: 404 } });
  if (facts.invocation.state !== "answered") throw new Error(facts.invocation.state);
  expect(facts.invocation.value.probes.map(({ state }) => state)).toEqual(["answered", "answered"]);
});
