/** GetGuardrail of the guardrail that the client's headers name. */

export interface GuardrailValue {
  id: string;
  version: string;
  status: string;
  /** A cross-Region guardrail profile is configured. */
  crossRegion: boolean;
}
