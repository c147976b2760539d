/**
 * The client's host of model requests ends as in the commercial partition. That Bedrock and the models
 * are in this region is the scenario's own assumption.
 */
import { aws, developer, INVOKE, machine, modelsWith, SETTINGS_ENV, scenario } from "./base.js";

const region = "eusc-de-east-1";
const model = "anthropic.claude-sonnet-4-6";

export default scenario(
  "region-partition-unsupported",
  "a region of the European Sovereign Cloud, for which the client builds a host that does not exist",
  {
    machine: machine({
      ...SETTINGS_ENV,
      AWS_REGION: region,
      ANTHROPIC_MODEL: model,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
    }),
    aws: aws({
      regions: [region, "us-east-1"],
      models: modelsWith(model, { onDemandIn: [region] }),
      // The ARNs of this partition begin with arn:aws-eusc.
      identities: [developer([{ ...INVOKE, Resource: "*" }])],
    }),
  },
);
