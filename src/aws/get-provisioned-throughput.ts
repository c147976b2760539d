/** The state of one provisioned throughput: whether it serves requests yet. */
import type { Answer, Caller } from "./call.js";
import { readControlPlane } from "./control-read.js";

export interface ProvisionedThroughput {
  /** `Creating`, `InService`, `Updating` or `Failed`. */
  status: string;
  /** AWS's reason for `Failed`. */
  reason?: string;
}

/**
 * Asks for one of them.
 *
 * @param arn - as it goes on the wire as a model
 */
export function getProvisionedThroughput(
  caller: Caller & { endpoint: string },
  arn: string,
): Promise<Answer<ProvisionedThroughput>> {
  const path = `/provisioned-model-throughput/${encodeURIComponent(arn)}`;
  return readControlPlane(
    caller,
    { operation: "GetProvisionedModelThroughput", path },
    ({ status, failureMessage }) => {
      if (typeof status !== "string") return null;
      return { status, ...(typeof failureMessage === "string" ? { reason: failureMessage } : {}) };
    },
  );
}
