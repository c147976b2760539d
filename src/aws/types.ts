/**
 * What can come back from the wire when it is not the answer that was asked for. One typed value
 * for each of AWS's many body shapes; nothing above this room looks at a body again.
 */

/** The operations this tool calls. All are reads, except the one paid probe of the policy. */
export type Operation =
  | "GetCallerIdentity"
  | "ListInferenceProfiles"
  | "GetFoundationModelAvailability"
  | "InvokeModelWithResponseStream"
  | "MantleMessages"
  | "InstanceMetadata";

/** AWS answered, and said no. */
export interface Refusal {
  kind: "refusal";
  operation: Operation;
  /** HTTP status; for an exception inside a stream that began with 200, the status it stands for. */
  status: number;
  /** AWS's error name without namespace or URL, e.g. `AccessDeniedException`; `Unknown` where none was sent. */
  code: string;
  message: string;
  requestId?: string;
  /** Milliseconds since the epoch, from the `Date` header. */
  serverDate?: number;
  /** True for an exception event inside a stream that had begun. */
  inStream?: boolean;
  /** What an access denial says of itself. */
  denial?: Denial;
  host: string;
}

/** Parsed from `… is not authorized to perform: … on resource: … because …`. */
export interface Denial {
  principal?: string;
  action: string;
  resource?: string;
  /** `implicit`: nothing allows it; `explicit`: a statement denies it; `unsaid`: the text does not tell. */
  effect: "implicit" | "explicit" | "unsaid";
  policyType?:
    | "identity-based policy"
    | "session policy"
    | "permissions boundary"
    | "service control policy"
    | "resource control policy"
    | "resource-based policy"
    | "VPC endpoint policy";
  policyArn?: string;
}

/** Nothing that could be read as an answer of AWS came back. */
export interface NoAnswer {
  kind: "no-answer";
  operation: Operation;
  reason:
    | "dns"
    | "connection-refused"
    | "connection-reset"
    | "connect-timed-out"
    | "response-timed-out"
    | "deadline"
    | "interrupted"
    | "tls"
    | "proxy"
    | "unreachable"
    | "other";
  /** errno or TLS code: `ECONNREFUSED`, `SELF_SIGNED_CERT_IN_CHAIN`. */
  code: string;
  host: string;
  /** HTTP status of a proxy that refused. */
  proxyStatus?: number;
  /** Milliseconds after which it was given up, for the three time-outs. */
  afterMs?: number;
  detail?: string;
  /**
   * For `tls` with an authority that nobody knows here: whether the operating system's trust store,
   * which the client trusts as well, was asked. `consulted`: it does not know the authority either;
   * `unreadable`: this tool cannot read it, so whether the client trusts the chain is not known;
   * `unused`: the client does not use it (CLAUDE_CODE_CERT_STORE, an older release).
   */
  systemStore?: "consulted" | "unreadable" | "unused";
}

/** Something answered that is not AWS, or not in AWS's form. */
export interface NotAws {
  kind: "not-aws";
  operation: Operation;
  status: number;
  contentType: string | null;
  what: "html" | "empty" | "text" | "json" | "broken-stream" | "wrong-content-type" | "unknown-operation";
  host: string;
  requestId?: string;
  serverDate?: number;
  /** At most 200 characters, control characters removed. */
  excerpt?: string;
}

export type Failure = Refusal | NoAnswer | NotAws;
