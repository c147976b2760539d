/**
 * What this tool uses of the AWS SDK, in one module: it is loaded by one dynamic import when the
 * first question is asked, so that the bundler makes one chunk of it and keeps nothing else.
 */
export {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
export { BedrockRuntimeClient, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
export { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
export { Sha256Node as Sha256 } from "@smithy/core/checksum";
export { HttpRequest } from "@smithy/core/protocols";
export { NodeHttpHandler } from "@smithy/node-http-handler";
export { SignatureV4 } from "@smithy/signature-v4";
