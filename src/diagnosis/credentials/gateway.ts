/** Whether something else than AWS takes the requests: a gateway authenticates by rules of its own. */
import type { Plan } from "../../claude-code/types.js";
import { awsHosts } from "../../knowledge/aws-hosts.js";

/** True where a base URL leads to a host that is not AWS's. */
export function isGateway({ endpoints }: Plan): boolean {
  return [endpoints.invoke, endpoints.mantle].some(
    (one) =>
      one?.overriddenBy !== undefined &&
      !(URL.canParse(one.url) && awsHosts.pattern.test(new URL(one.url).hostname)),
  );
}
