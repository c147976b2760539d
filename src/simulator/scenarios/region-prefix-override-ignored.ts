/** The models are pinned and work; the prefix would count for those that the client chooses. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "region-prefix-override-ignored",
  "the geography prefix is written in capitals, which the client does not take",
  {
    machine: machine({
      ...SETTINGS_ENV,
      AWS_REGION: "ap-northeast-1",
      ANTHROPIC_MODEL: "jp.anthropic.claude-sonnet-4-6",
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "jp.anthropic.claude-haiku-4-5-20251001-v1:0",
      ANTHROPIC_BEDROCK_REGION_PREFIX: "JP",
    }),
  },
);
