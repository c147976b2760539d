/** Whether the session of `aws login` is good, or could be renewed. */
import { judgeProvider } from "../../src/diagnosis/credentials/judge-provider.js";
import { defineCheck } from "../../src/engine/define-check.js";

const codes = ["credentials.login-expired"] as const;

export default defineCheck({
  id: "credentials/login",
  area: "credentials",
  title: "The aws login session is good",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  run: (input) =>
    judgeProvider(input, {
      codes,
      applies: ({ kind }) => kind === "login",
      absent: "No aws login session is used.",
      proved: ({ file = "its file" }) => `The session in ${file} gave credentials.`,
    }),
});
