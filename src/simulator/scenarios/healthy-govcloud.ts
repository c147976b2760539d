/** Another partition: other hosts for IAM, other ARNs, profiles of its own. */
import { ACCOUNT, aws, developer, INVOKE, machine, PROFILE_FILES, scenario } from "./base.js";
import { PROFILES } from "./catalogue.js";

const GOV = ["us-gov-west-1", "us-gov-east-1"];
const MODELS = ["anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-haiku-4-5-20251001-v1:0"];
const [SONNET = "", HAIKU = ""] = MODELS.map((model) => `us-gov.${model}`);

const invoke = {
  ...INVOKE,
  Resource: [INVOKE.Resource].flat().map((arn) => (arn ?? "").replace("arn:aws:", "arn:aws-us-gov:")),
};

export default scenario("healthy-govcloud", "AWS GovCloud (US); everything works", {
  machine: machine(
    {
      CLAUDE_CODE_USE_BEDROCK: "1",
      AWS_REGION: "us-gov-west-1",
      AWS_PROFILE: "work",
      ANTHROPIC_MODEL: SONNET,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU,
    },
    { files: PROFILE_FILES },
  ),
  aws: aws({
    regions: GOV,
    mantleRegions: ["us-gov-west-1"],
    identities: [developer([invoke], { arn: `arn:aws-us-gov:iam::${ACCOUNT}:user/dev` })],
    profiles: [
      ...MODELS.map((model) => ({ id: `us-gov.${model}`, destinations: GOV, sources: GOV, model })),
      ...PROFILES.filter(({ id }) => id.startsWith("us.")),
    ],
  }),
});
