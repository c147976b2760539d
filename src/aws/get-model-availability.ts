/** What AWS itself says of the account's access to one base model: agreement, authorisation, entitlement, region. */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { createBedrockClient } from "./client-factory.js";

export interface ModelAvailability {
  agreement?: string;
  authorization?: string;
  entitlement?: string;
  region?: string;
}

/**
 * Asks for one base model.
 *
 * @param model - base model ID, without a geographic prefix
 */
export function getModelAvailability(
  caller: Caller & { endpoint: string },
  model: string,
): Promise<Answer<ModelAvailability>> {
  const { region, transport, signal } = caller;
  const url = caller.endpoint;
  return callAws(
    { operation: "GetFoundationModelAvailability", endpoint: "control", url, region, transport, signal },
    async (connection) => {
      const { client, GetFoundationModelAvailabilityCommand } = await createBedrockClient({
        ...caller,
        service: "bedrock",
        handler: connection.handler,
      });
      const output = await client.send(new GetFoundationModelAvailabilityCommand({ modelId: model }));
      const value = {
        ...(output.agreementAvailability?.status === undefined
          ? {}
          : { agreement: output.agreementAvailability.status }),
        ...(output.authorizationStatus === undefined ? {} : { authorization: output.authorizationStatus }),
        ...(output.entitlementAvailability === undefined
          ? {}
          : { entitlement: output.entitlementAvailability }),
        ...(output.regionAvailability === undefined ? {} : { region: output.regionAvailability }),
      };
      if (Object.keys(value).length === 0) throw NOT_THE_ANSWER;
      return value;
    },
  );
}
