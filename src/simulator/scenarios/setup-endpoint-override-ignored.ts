/** The variable of the AWS SDKs, which Claude Code does not use for anything; its own reaches the endpoint. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "setup-endpoint-override-ignored",
  "AWS_ENDPOINT_URL_BEDROCK_RUNTIME names a VPC endpoint; model requests go to the public host",
  {
    machine: machine({
      ...SETTINGS_ENV,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME:
        "https://vpce-0123456789abcdef0-abcdefgh.bedrock-runtime.us-east-1.vpce.amazonaws.com",
    }),
  },
);
