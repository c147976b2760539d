/** The one question for STS, apart so that the bundler keeps nothing else of it. */
export { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
