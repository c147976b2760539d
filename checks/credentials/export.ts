/** Whether `awsCredentialExport` prints credentials in a form that this release takes. */
import { judgeProvider } from "../../src/diagnosis/credentials/judge-provider.js";
import { defineCheck } from "../../src/engine/define-check.js";

const codes = ["credentials.export-failed", "credentials.export-format"] as const;

export default defineCheck({
  id: "credentials/export",
  area: "credentials",
  title: "awsCredentialExport gives credentials",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  run: (input) =>
    judgeProvider(input, {
      codes,
      applies: ({ kind }) => kind === "export-command",
      absent: "No awsCredentialExport is used.",
      proved: ({ file = "the settings" }) => `awsCredentialExport in ${file} printed credentials.`,
    }),
});
