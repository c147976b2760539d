/** The gate of `--expect-account`. Where nothing tells the account it stays open, and so does the run. */
import { callerAccount } from "../../src/diagnosis/credentials/caller.js";
import { unexpectedAccount } from "../../src/diagnosis/credentials/unexpected.js";
import {
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/expected-account",
  area: "credentials",
  title: "The credentials belong to the expected account",
  codes: ["credentials.unexpected-account"],
  needs: ["plan", "diagnosis"],
  reads: ["credentials", "identity", "inferenceProfiles", "modelAccess", "invocation", "mantle"],
  required: true,
  run({ plan, diagnosis, ...facts }) {
    const expected = plan.expected?.account;
    if (expected === undefined) return notApplicable("No account was named with --expect-account.");
    if (plan.provider === "none") return depends("identity");
    const finding = unexpectedAccount(plan, facts);
    if (finding !== null) return found(finding);
    const caller = callerAccount(plan, facts);
    if (caller !== null) return proved(`The account is ${caller.account}, told by ${caller.toldBy}.`);
    const blocked = diagnosis.causes.some(({ facts: blocks }) => blocks.includes("identity"));
    return blocked ? depends("identity") : unknown("Nothing that was asked told the account of the caller.");
  },
});
