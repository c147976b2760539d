/** What an ARN may name to be invoked by the Invoke API. Anything else is refused whatever it is. */

export interface InvocableResource {
  service: string;
  /** The part of an ARN before the slash. */
  type: string;
  /** AWS's own: the ARN carries no account. */
  ofAws?: true;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "Amazon Bedrock API reference, InvokeModel, modelId";

export const invocableResources: readonly InvocableResource[] = [
  { service: "bedrock", type: "inference-profile", asOf, source },
  { service: "bedrock", type: "application-inference-profile", asOf, source },
  { service: "bedrock", type: "foundation-model", ofAws: true, asOf, source },
  { service: "bedrock", type: "provisioned-model", asOf, source },
  { service: "bedrock", type: "custom-model", asOf, source },
  { service: "bedrock", type: "custom-model-deployment", asOf, source },
  { service: "bedrock", type: "imported-model", asOf, source },
  { service: "bedrock", type: "prompt-router", asOf, source },
  { service: "bedrock", type: "default-prompt-router", asOf, source },
  { service: "bedrock", type: "prompt", asOf, source },
  { service: "sagemaker", type: "endpoint", asOf, source },
];
