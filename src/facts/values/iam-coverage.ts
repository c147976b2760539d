/** SimulatePrincipalPolicy over the actions and resources that the plan needs. */

export interface IamDecision {
  action: string;
  resource: string;
  decision: "allowed" | "implicit-deny" | "explicit-deny";
  /** False where the action only lets Claude Code do more (listing profiles). */
  required: boolean;
  /** What denies, where the simulation tells. */
  deniedBy?: "identity-policy" | "permissions-boundary" | "organizations";
  /** Condition keys that decide and that the simulation was given no value for: it cannot be told. */
  missingContext?: string[];
}

export interface IamCoverageValue {
  /** ARN that was simulated. */
  principal: string;
  decisions: IamDecision[];
}
