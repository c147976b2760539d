/** What the `iam` codes carry beside their name: values a person can compare, never prose. */

/** One action that AWS refused, as AWS named it. */
export interface DeniedAction {
  action: string;
  /** Null where AWS's text names none. */
  resource: string | null;
  principal: string | null;
  /** ID of the model that was asked, where it was one. */
  model?: string;
  /** `implicit`: nothing allows it; `explicit`: a statement denies it. */
  effect?: "implicit" | "explicit" | "unsaid";
  /** In AWS's words: `service control policy`. */
  policyType?: string;
  policyArn?: string;
}

/** One action that the simulation of the caller's policies does not allow. */
export interface MissingAction {
  action: string;
  resource: string;
  decision: "implicit-deny" | "explicit-deny";
  deniedBy?: "identity-policy" | "permissions-boundary" | "organizations";
}

export interface DeniedArgument {
  denials: DeniedAction[];
  /** What the simulation shows beside what was refused; absent where it was not asked. */
  missing?: MissingAction[];
}

/** A read that the client profits from. */
export interface OptionalAction {
  action: string;
  resource: string;
  /** What the client does without it. */
  breaks: "model-choice" | "profile-model" | "token-count";
  /** Models of the plan that it is about. */
  models: string[];
}

export interface IamArguments {
  "iam.denied": DeniedArgument;
  "iam.denied-explicit": DeniedArgument;
  "iam.denied-scp": DeniedArgument;
  "iam.denied-rcp": DeniedArgument;
  "iam.denied-boundary": DeniedArgument;
  "iam.denied-session": DeniedArgument;
  "iam.denied-endpoint-policy": DeniedArgument & {
    /** Host that was asked, and the private address that its name has here, where that was seen. */
    endpoint: { host: string; address?: string };
  };
  "iam.destination-region-denied": DeniedArgument & {
    /** Inference profiles that route there. */
    models: string[];
    /** Region that the client was told to call. */
    region: string;
    /** Where the profiles may route; empty where AWS's list could not be read. */
    destinations: string[];
  };
  "iam.missing-actions": { principal: string; missing: MissingAction[]; worksNow: boolean };
  "iam.optional-missing": { missing: OptionalAction[]; principal: string | null };
  "iam.not-evaluated": {
    principal: string | null;
    /** Permission that would let it be asked; null where the principal cannot be simulated. */
    permission: string | null;
    why: "denied" | "no-such-principal" | "not-simulated" | "no-answer";
  };
}
