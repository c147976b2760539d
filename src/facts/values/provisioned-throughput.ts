/** GetProvisionedModelThroughput of each provisioned-throughput ARN in use. */
import type { Failure } from "../../aws/types.js";

export interface ProvisionedThroughputValue {
  resources: { arn: string; status?: string; failure?: Failure }[];
}
