/** Whether AWS STS gives the role that the profile or the variables name. */
import { judgeProvider } from "../../src/diagnosis/credentials/judge-provider.js";
import { defineCheck } from "../../src/engine/define-check.js";

const codes = ["credentials.assume-role-denied", "credentials.mfa-required"] as const;

export default defineCheck({
  id: "credentials/role",
  area: "credentials",
  title: "AWS STS gives the role",
  codes,
  needs: ["plan", "diagnosis"],
  reads: ["credentials"],
  run: (input) =>
    judgeProvider(input, {
      codes,
      applies: ({ kind, roleArn }) =>
        kind === "assume-role" || kind === "web-identity" || (kind === "broken" && roleArn !== undefined),
      absent: "No role is assumed.",
      proved: ({ roleArn = "the role" }) => `AWS STS gave credentials of ${roleArn}.`,
    }),
});
