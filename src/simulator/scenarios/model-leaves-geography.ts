/** No profile has the built-in prefix in Tokyo, so the order of the list decides, and global. is first. */
import { aws, machine, scenario, settingsWithout } from "./base.js";
import { PROFILES } from "./catalogue.js";

const isGlobal = (id: string): boolean => id.startsWith("global.");

export default scenario("model-leaves-geography", "the unpinned model resolves to a global profile", {
  machine: machine({
    ...settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"),
    AWS_REGION: "ap-northeast-1",
  }),
  aws: aws({ profiles: [...PROFILES].sort((a, b) => Number(isGlobal(b.id)) - Number(isGlobal(a.id))) }),
});
