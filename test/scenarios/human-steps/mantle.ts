/** What the codes of Mantle ask of a person. */
import { type HumanSteps, withModels } from "./common.js";

export const mantleSteps: HumanSteps = {
  "mantle.not-granted": (scenario) => withModels(scenario, { mantleGranted: true }),
  // The key is made anew for the same user.
  "mantle.auth-rejected": (scenario, finding) => {
    const [identity, ...others] = scenario.aws.identities;
    const key = identity?.apiKeys?.[0];
    if (identity === undefined || key === undefined) throw new Error("no key to renew");
    if (!finding.remedy.steps[0]?.includes("AWS_BEARER_TOKEN_BEDROCK"))
      throw new Error("no place for the key");
    return {
      ...scenario,
      machine: {
        ...scenario.machine,
        environment: { ...scenario.machine.environment, AWS_BEARER_TOKEN_BEDROCK: key.token },
      },
      aws: {
        ...scenario.aws,
        identities: [{ ...identity, apiKeys: [{ token: key.token }] }, ...others],
      },
    };
  },
};
