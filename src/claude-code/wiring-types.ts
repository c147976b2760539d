/**
 * What the wire needs beside the plan. It holds secrets and never leaves the process, which is why it
 * stands apart from the plan's own types.
 */
import type { Secret, Text } from "../machine/types.js";
import type { RequestExtras } from "./request-extras.js";
import type { CredentialRoute } from "./route-types.js";
import type { Plan, PlanModel, PlanRequest } from "./types.js";

export type { CredentialRoute } from "./route-types.js";

/** What the wire needs beside the plan. Holds secrets: never printed, never serialised. */
export interface Wiring {
  credentials: CredentialRoute;
  /** What the client would use without the API key, where one hides it. */
  hidden?: CredentialRoute;
  /** Proxy URL for each endpoint, by the client's own variables and NO_PROXY rules. */
  proxies: { invoke: Text | null; control: Text | null; mantle: Text | null; sts: Text | null };
  /** PEM texts to trust beside the built-in roots. */
  trustRoots: string[];
  /** What the client shows of itself to whoever asks for a certificate. */
  clientCertificate?: { cert: Secret; key: Secret; passphrase?: Secret };
  /** NODE_TLS_REJECT_UNAUTHORIZED=0. */
  verifyTls: boolean;
  /** Header lines of ANTHROPIC_CUSTOM_HEADERS as the client sends them. */
  customHeaders: { name: string; value: Secret }[];
  /** As sent in `x-amzn-bedrock-service-tier`. */
  serviceTier: string | null;
  /** What `--deep` sends beside the short message; absent: nothing. */
  extras?: RequestExtras;
  /** How the client takes a stream's content type; absent: the event stream's own or none at all. */
  stream?: {
    /** Any content type is decoded as an event stream. */
    anyType: boolean;
    /** An answer without a content type is read as server-sent events. */
    blankIsEvents: boolean;
  };
}

export interface Draft {
  plan: Plan;
  wiring: Wiring;
  /** The requests of another main model, where settling finds that the client goes on to one. */
  requestFor?: (primary: PlanModel) => PlanRequest;
}
