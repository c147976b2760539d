/** The two questions for Bedrock's control plane, apart so that the bundler keeps nothing else of it. */
export {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
