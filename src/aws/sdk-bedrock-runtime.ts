/** The one question for Bedrock's runtime, apart so that the bundler keeps nothing else of it. */
export { BedrockRuntimeClient, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
