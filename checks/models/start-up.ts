/** Whether the models that the client tries at start answer: the notice it shows depends on them. */
import { judgeStartUp } from "../../src/diagnosis/models/start-up.js";
import { defineCheck } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/start-up",
  area: "models",
  title: "The models that are tried at start answer",
  codes: [],
  needs: ["plan"],
  reads: ["startUp"],
  run({ startUp }) {
    return judgeStartUp(startUp);
  },
});
