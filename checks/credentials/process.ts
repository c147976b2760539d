/** Whether the profile's `credential_process` prints credentials as the AWS SDK takes them. */
import { judgeProvider } from "../../src/diagnosis/credentials/judge-provider.js";
import { defineCheck } from "../../src/engine/define-check.js";

const codes = ["credentials.process-failed"] as const;

export default defineCheck({
  id: "credentials/process",
  area: "credentials",
  title: "credential_process gives credentials",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  run: (input) =>
    judgeProvider(input, {
      codes,
      applies: ({ kind }) => kind === "credential-process",
      absent: "No credential_process is used.",
      proved: ({ profile = "?" }) => `credential_process of profile "${profile}" printed credentials.`,
    }),
});
