/**
 * A gateway of one's own before Bedrock: who shows its token gets through, and the gateway asks AWS with
 * the API key of the first identity. Its refusals are its own and bear no mark of AWS.
 */
import { hostnameOf } from "./hosts.js";
import type { Scenario } from "./types.js";
import type { Answer, ReceivedRequest } from "./wire.js";

/** The request as the gateway makes it, its refusal, or null where the request is not for a gateway. */
export function admit(scenario: Scenario, request: ReceivedRequest): ReceivedRequest | Answer | null {
  const { gateway } = scenario.network;
  if (gateway === undefined || hostnameOf(request.host) !== gateway.host) return null;
  if (request.headers.authorization !== `Bearer ${gateway.token}`) return refusal();
  const plane = request.path.startsWith("/model/") ? "bedrock-runtime" : "bedrock";
  const host = `${plane}.${scenario.aws.regions[0]}.amazonaws.com`;
  const token = scenario.aws.identities[0]?.apiKeys?.[0]?.token;
  return { ...request, host, headers: { ...request.headers, host, authorization: `Bearer ${token}` } };
}

/** In the words of a common open-source gateway. */
function refusal(): Answer {
  const error = { message: "Authentication Error, No api key passed in.", type: "auth_error", code: "401" };
  return {
    status: 401,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ error }),
  };
}
