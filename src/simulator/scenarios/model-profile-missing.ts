/** In Tokyo the built-in prefix is apac., and who may not list the profiles never learns that none has it. */
import { aws, developer, INVOKE, machine, SUBSCRIBE, scenario, settingsWithout } from "./base.js";

const { Action, ...rest } = INVOKE;

export default scenario(
  "model-profile-missing",
  "nothing is pinned in Tokyo, and the list of profiles is denied",
  {
    machine: machine({
      ...settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"),
      AWS_REGION: "ap-northeast-1",
    }),
    aws: aws({
      identities: [
        developer([
          { ...rest, Action: [Action ?? []].flat().filter((one) => one !== "bedrock:ListInferenceProfiles") },
          SUBSCRIBE,
        ]),
      ],
    }),
  },
);
