/** GetProvisionedModelThroughput of each provisioned-throughput ARN in use. */
import type { Failure } from "../../aws/types.js";

export interface ProvisionedThroughputValue {
  resources: {
    arn: string;
    /** `Creating`, `InService`, `Updating` or `Failed`. */
    status?: string;
    /** AWS's reason for `Failed`. */
    reason?: string;
    failure?: Failure;
  }[];
}
