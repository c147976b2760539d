/**
 * What can come back from the wire when it is not the answer that was asked for. One typed value
 * for each of AWS's many body shapes; nothing above this room looks at a body again.
 */

/** The operations this tool calls. All are reads, except the paid requests to models. */
export type Operation =
  | "GetCallerIdentity"
  | "ListInferenceProfiles"
  | "GetFoundationModelAvailability"
  | "GetFoundationModel"
  | "GetAccountDataRetention"
  | "InvokeModelWithResponseStream"
  | "MantleMessages"
  | "MantleListModels"
  | "InvokeModel"
  | "ListServiceQuotas"
  | "GetProvisionedModelThroughput"
  | "GetGuardrail"
  | "ListEnforcedGuardrailsConfiguration"
  | "GetInferenceProfile"
  | "GetRole"
  | "SimulatePrincipalPolicy"
  | "InstanceMetadata"
  | CredentialOperation;

/** Steps by which a provider gives credentials; a command is one, and so is a file of the machine. */
export type CredentialOperation =
  | "AwsProfile"
  | "GetRoleCredentials"
  | "CreateToken"
  | "CreateOAuth2Token"
  | "AssumeRole"
  | "AssumeRoleWithWebIdentity"
  | "ContainerCredentials"
  | "CredentialProcess"
  | "CredentialExport";

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
  /**
   * Where the answer bears no mark of AWS (neither a request ID nor the header with the error's name):
   * the form of its body. `error-object` is that of Anthropic and of gateways, `plain` has a text only.
   */
  unmarked?: "error-object" | "plain";
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
  /** True where the request was to go through a proxy. */
  proxied?: true;
  /** Who was met before it failed: address and certificate, as far as they were shown. */
  peer?: PeerShown;
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

/** The part of a `Peer` that a failure carries: see `peers.ts`. */
export interface PeerShown {
  address?: string;
  issuer?: string;
  root?: string;
  names?: string[];
  /** ISO 8601. */
  validFrom?: string;
  validTo?: string;
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
  /** Where it sends the browser, for a redirect: scheme and host only. */
  redirect?: string;
  /** What the body holds under another content type than the one that was asked for. */
  holds?: "events" | "frames" | "message";
  /** At most 200 characters, control characters removed. */
  excerpt?: string;
}

/** Why a source of credentials gave none although no service refused anything. Holds no secret. */
export type ProviderFault =
  /** The file that `aws sso login` or `aws login` writes is not there, or is not one. */
  | { what: "session-missing"; file: string; problem?: string }
  /** Its token is over and was not renewed: it cannot be, the service refused, or an option forbids it. */
  | {
      what: "session-expired";
      file: string;
      expiredAt: string;
      renewal: "impossible" | "refused" | "switched-off";
      /** What the file lacks for a renewal. */
      lacks?: string[];
      /** The service's error name. */
      code?: string;
    }
  | { what: "misconfigured"; missing: string[]; session?: string; sessionExists?: boolean }
  | { what: "mfa-required"; serial: string; role: string }
  | { what: "cycle"; profiles: string[] }
  | { what: "source-missing"; source: string; exists: boolean; nearest?: string }
  | { what: "unsupported-source"; source: string }
  /** `code` is null where a signal ended it; `excerpt` is of its error output, scrubbed and cut. */
  | { what: "command-failed"; code: number | null; signal?: string; excerpt?: string }
  | { what: "command-stalled"; afterMs: number }
  | { what: "command-not-run"; why: string }
  | { what: "no-output"; excerpt?: string }
  | { what: "not-json"; problem: string }
  | { what: "wrong-version"; found: string }
  /** The JSON lacks these keys, or they are no texts. `shape` is how the keys stand. */
  | { what: "keys-missing"; missing: string[]; shape: "nested" | "flat" | "unknown"; acceptsFlat?: boolean }
  | { what: "credentials-expired"; expiredAt: string }
  | { what: "file-unreadable"; file: string; problem: string }
  | { what: "address-not-allowed"; variable: string };

/** A source of credentials that gave none. */
export interface ProviderFailure {
  kind: "provider";
  operation: Operation;
  provider:
    | "sso"
    | "login"
    | "credential-process"
    | "assume-role"
    | "web-identity"
    | "container"
    | "export-command";
  profile?: string;
  fault: ProviderFault;
  /** The service that was asked, or where the source stands: a file, a profile. */
  host: string;
}

export type Failure = Refusal | NoAnswer | NotAws | ProviderFailure;
