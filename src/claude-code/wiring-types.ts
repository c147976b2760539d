/**
 * What the wire needs beside the plan. It holds secrets and never leaves the process, which is why it
 * stands apart from the plan's own types.
 */
import type { Secret, Text } from "../machine/types.js";
import type { CredentialsKind, Plan, PlanModel, PlanRequest } from "./types.js";

/** How the client gets its credentials: the route is decided by the plan, walked by the facts. */
export type CredentialRoute =
  | { kind: "api-key"; token: Secret }
  | {
      kind: "keys";
      accessKeyId: string;
      secretAccessKey: Secret;
      sessionToken?: Secret;
    }
  | { kind: "instance-metadata" }
  | { kind: "skipped"; token?: Secret }
  /** A route this release names and cannot walk yet. */
  | { kind: "unwalkable"; of: CredentialsKind }
  | { kind: "none" };

/** What the wire needs beside the plan. Holds secrets: never printed, never serialised. */
export interface Wiring {
  credentials: CredentialRoute;
  /** Proxy URL for each endpoint, by the client's own variables and NO_PROXY rules. */
  proxies: { invoke: Text | null; control: Text | null; mantle: Text | null; sts: Text | null };
  /** PEM texts to trust beside the built-in roots. */
  trustRoots: string[];
  /** NODE_TLS_REJECT_UNAUTHORIZED=0. */
  verifyTls: boolean;
  /** Header lines of ANTHROPIC_CUSTOM_HEADERS as the client sends them. */
  customHeaders: { name: string; value: Secret }[];
  /** As sent in `x-amzn-bedrock-service-tier`. */
  serviceTier: string | null;
}

export interface Draft {
  plan: Plan;
  wiring: Wiring;
  /** The requests of another main model, where settling finds that the client goes on to one. */
  requestFor?: (primary: PlanModel) => PlanRequest;
}
