/** Nothing is pinned, and the list from which the client chooses is denied: it works by the built-in IDs. */
import { aws, developer, INVOKE, machine, SUBSCRIBE, scenario, settingsWithout } from "./base.js";

const withoutList = {
  ...INVOKE,
  Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
};

export default scenario(
  "iam-optional-missing",
  "models are not pinned and the inference profiles cannot be listed",
  {
    machine: machine(settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL")),
    aws: aws({ identities: [developer([withoutList, SUBSCRIBE])] }),
  },
);
