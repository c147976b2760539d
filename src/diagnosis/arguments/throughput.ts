/** What the `throughput` codes carry beside their name: values a person can compare, never prose. */

export interface OutputLimitFault {
  variable: string;
  value: string;
  what: "not-a-number" | "above-maximum" | "below-minimum";
  /** What is sent in its place, tokens; null where the client's own value applies and is not known. */
  used: number | null;
  model: string;
}

/** A model whose request AWS held back, and AWS's words for it. */
export interface HeldModel {
  model: string;
  roles: string[];
  route: "invoke" | "mantle";
  region: string;
  status: number;
  errorCode: string;
  /** Cut. */
  message: string;
  /** The stream had begun with 200. */
  inStream: boolean;
}

/** A quota of the account as Service Quotas lists it; `value` is the applied one. */
export interface AppliedQuota {
  name: string;
  code: string;
  value: number;
  adjustable: boolean;
}

export interface ThrottledArgument {
  models: HeldModel[];
  /** How often the client tries again by itself. */
  retries: number;
  /** The quotas behind it, where they could be read. */
  quotas: (AppliedQuota & { model: string })[];
  /** `max_tokens` of a request of the main model; null where it is not known, or another model was held. */
  maxTokens: number | null;
}

/** A quota that lets nothing of a model through. */
export interface ShutQuota extends AppliedQuota {
  model: string;
  roles: string[];
  region: string;
  /** What one request holds back, tokens, where that is what does not fit; null for a quota of 0. */
  reserves: { input: number; maxTokens: number } | null;
  /** A request of this run was held back by it. */
  held: boolean;
  /** The global profile of the same model, where the account lists it and its own quota has room. */
  alternative: { model: string; value: number } | null;
}

/** What a number of people need of one quota, and how it was reckoned. All in tokens. */
export interface AdmissionSum extends AppliedQuota {
  model: string;
  roles: string[];
  region: string;
  /** Of one request: input and cache writes. */
  input: number;
  /** Of one request, held back before it is answered. */
  maxTokens: number;
  /** Output tokens count this many times when the request is settled; null where it is not known. */
  burndown: number | null;
  /** Output of an ordinary request. */
  output: number;
  /** The larger of what is held back and what is settled. */
  perRequest: number;
  /** Requests that fit into one minute. */
  admits: number;
  /** What all of them need in one minute. */
  needed: number;
}

/** A service tier that AWS refused, or would. */
export interface ServiceTierArgument {
  tier: string;
  /** What puts it into the header. */
  setBy: "ANTHROPIC_BEDROCK_SERVICE_TIER" | "ANTHROPIC_CUSTOM_HEADERS";
  models: string[];
  region: string;
  /** AWS's words; null where nothing was sent. */
  message: string | null;
}

export interface ThroughputArguments {
  "throughput.throttled-tokens": ThrottledArgument;
  "throughput.throttled-requests": ThrottledArgument;
  "throughput.throttled-daily": ThrottledArgument;
  "throughput.quota-zero": {
    quotas: ShutQuota[];
    /** Models of which AWS says that the request exceeds a quota, where it is not known which one. */
    exceeded?: HeldModel[];
  };
  "throughput.quota-low": { developers: number; sums: AdmissionSum[] };
  "throughput.capacity": { models: HeldModel[]; retries: number };
  "throughput.service-tier-invalid": ServiceTierArgument;
  "throughput.service-tier-unsupported": ServiceTierArgument;
  "throughput.output-limit": {
    faults: OutputLimitFault[];
    /** Tokens of `max_tokens` and of the thinking budget, where they contradict each other. */
    contradiction: { maxTokens: number; budget: number } | null;
    /** A value of CLAUDE_CODE_MAX_OUTPUT_TOKENS that leaves room for thinking. */
    roomy: number;
  };
  "throughput.provisioned-not-ready": {
    resources: { arn: string; roles: string[]; status: string; reason?: string }[];
  };
}
