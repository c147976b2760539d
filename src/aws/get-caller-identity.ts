/** Who the credentials are: STS GetCallerIdentity, which no policy can deny. SigV4 only. */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { createStsClient } from "./client-factory.js";

export interface CallerIdentity {
  arn: string;
  account: string;
}

/** Asks STS of the region who signs. */
export function getCallerIdentity(caller: Caller): Promise<Answer<CallerIdentity>> {
  const { region, transport, signal } = caller;
  const host = `sts.${region}.amazonaws.com`;
  return callAws(
    { operation: "GetCallerIdentity", endpoint: "sts", url: null, host, region, transport, signal },
    async (connection) => {
      const { client, GetCallerIdentityCommand } = await createStsClient({
        ...caller,
        endpoint: null,
        service: "sts",
        handler: connection.handler,
      });
      const output = await client.send(new GetCallerIdentityCommand({}));
      if (output.Arn === undefined || output.Account === undefined) throw NOT_THE_ANSWER;
      return { arn: output.Arn, account: output.Account };
    },
  );
}
