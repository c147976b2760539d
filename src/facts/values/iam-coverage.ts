/** SimulatePrincipalPolicy over the actions and resources that the plan needs. */

export interface IamDecision {
  action: string;
  resource: string;
  decision: "allowed" | "implicit-deny" | "explicit-deny";
  /** False where the action only lets Claude Code do more (listing profiles). */
  required: boolean;
  /** What denies, where the simulation tells. */
  deniedBy?: "identity-policy" | "permissions-boundary" | "organizations";
}

export interface IamCoverageValue {
  /** ARN that was simulated. */
  principal: string;
  decisions: IamDecision[];
}
