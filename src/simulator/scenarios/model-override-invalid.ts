/** The key is right, so the value goes on the wire in the place of the model. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-override-invalid", "modelOverrides puts a misspelt ID on the wire", {
  machine: machine(SETTINGS_ENV, {
    files: {
      ...PROFILE_FILES,
      "~/.claude/settings.json": {
        env: { ...SETTINGS_ENV, ANTHROPIC_MODEL: "claude-opus-4-8" },
        modelOverrides: { "claude-opus-4-8": "us.anthropic.claude-opus-4-8-v1:0" },
      },
    },
  }),
});
