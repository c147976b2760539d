/** Whether IAM Identity Center gives the profile's role: a session, a whole profile, an assigned role. */
import { judgeProvider } from "../../src/diagnosis/credentials/judge-provider.js";
import { defineCheck } from "../../src/engine/define-check.js";

const codes = [
  "credentials.sso-expired",
  "credentials.sso-misconfigured",
  "credentials.sso-role-denied",
] as const;

export default defineCheck({
  id: "credentials/sso",
  area: "credentials",
  title: "IAM Identity Center gives the role",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  run: (input) =>
    judgeProvider(input, {
      codes,
      applies: ({ kind, session }) => kind === "sso" || (kind === "broken" && session !== undefined),
      absent: "No IAM Identity Center profile is used.",
      proved: ({ role = "the role", account = "?" }) =>
        `IAM Identity Center gave credentials of ${role} in account ${account}.`,
    }),
});
