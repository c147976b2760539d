/**
 * GetGuardrail of the guardrail that the client's headers name; and, where requests without one are
 * denied, which guardrails the account enforces.
 */

export interface GuardrailValue {
  /** Null where the headers name none. */
  guardrail: {
    id: string;
    version: string;
    status: string;
    /** A cross-Region guardrail profile is configured. */
    crossRegion: boolean;
  } | null;
  /** ARN or ID of each enforced guardrail; null where that was not asked. */
  enforced: string[] | null;
}
