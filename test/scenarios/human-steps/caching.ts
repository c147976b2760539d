import { type HumanSteps, withModels } from "./common.js";

export const cachingSteps: HumanSteps = {
  // AWS Support sees to it.
  "caching.ineffective": (scenario) => {
    const mended = withModels(scenario, {});
    const models = mended.aws.models.map(({ caching: _, ...model }) => model);
    return { ...mended, aws: { ...mended.aws, models } };
  },
  // It works: there is nothing to do.
  "caching.verified": (scenario) => scenario,
};
