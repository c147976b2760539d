/**
 * What the checks of the providers have in common: each is about the steps of one kind, and passes
 * where walking them gave credentials.
 */
import type { CredentialStep } from "../../claude-code/credential-steps.js";
import type { Plan } from "../../claude-code/types.js";
import type { Outcome } from "../../engine/types.js";
import type { CredentialsValue, Fact } from "../../facts/types.js";
import { undecidedBy } from "../left-out.js";
import type { Diagnosis, FindingCode } from "../types.js";

/**
 * Judges the steps of a kind.
 *
 * @param question.absent - one sentence for a plan without such a step
 * @param question.proved - one sentence for a step that gave credentials
 */
export function judgeProvider(
  { plan, diagnosis, credentials }: { plan: Plan; diagnosis: Diagnosis; credentials: Fact<CredentialsValue> },
  question: {
    codes: readonly FindingCode[];
    applies: (step: CredentialStep, plan: Plan) => boolean;
    absent: string;
    proved: (step: CredentialStep) => string;
  },
): Outcome {
  const found = diagnosis.causes
    .map((cause) => cause.found)
    .filter(({ code }) => question.codes.includes(code));
  if (found.length > 0) return { kind: "found", found };
  const open = plan.provider === "none" ? null : undecidedBy(plan, ["credentials"]);
  if (open !== null) return { kind: "unknown", reason: open };
  const step = plan.credentials.steps?.find((one) => question.applies(one, plan));
  if (step === undefined) return { kind: "not-applicable", reason: question.absent };
  if (credentials.state === "answered") return { kind: "proved", proved: question.proved(step) };
  return { kind: "depends", on: "credentials" };
}
