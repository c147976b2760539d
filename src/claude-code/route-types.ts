/**
 * The routes by which the client comes to credentials: decided by the plan from files and variables
 * alone, walked by the facts. A route holds all that is needed to walk it, so that nothing is looked
 * up on the way; secrets are `Secret`, and no route is ever printed.
 */
import type { Location, Secret, Text, TokenCache } from "../machine/types.js";
import type { CredentialsKind } from "./types.js";

/** Where a call of a provider goes. */
export interface Way {
  /** Base URL. */
  url: string;
  proxy: Text | null;
}

/** A command as the client would start it: by the shell, in the start folder, with the overlay as environment. */
export interface HelperCommand {
  line: Secret;
  /** The line as a report may show it; null where it holds something that looks like a secret. */
  shown: string | null;
  cwd: string;
  environment: readonly { name: string; value: Text }[];
}

/** What the client goes on to where a route yields nothing. */
export interface NextRoute {
  kind: CredentialsKind;
  source: string;
  profile?: string;
  location?: Location;
  route: CredentialRoute;
}

/** `[profile x]` with `sso_session` or the older fields. */
export interface SsoRoute {
  kind: "sso";
  profile: string;
  /** Null for a profile of the older form, whose token is never renewed. */
  session: string | null;
  account: string;
  role: string;
  region: string;
  startUrl: string;
  /** The file that has to hold the token, and what the snapshot read of it. */
  cacheFile: string;
  cache: TokenCache | null;
  portal: Way;
  oidc: Way;
}

/** `login_session`: what `aws login` left. */
export interface LoginRoute {
  kind: "login";
  profile: string;
  cacheFile: string;
  cache: TokenCache | null;
  region: string;
  signIn: Way;
}

export interface ProcessRoute {
  kind: "credential-process";
  profile: string;
  command: HelperCommand;
  next: NextRoute | null;
}

export interface AssumeRoleRoute {
  kind: "assume-role";
  profile: string;
  roleArn: string;
  /** Null where the SDK makes one up. */
  sessionName: string | null;
  externalId: string | null;
  durationSeconds: number;
  region: string;
  sts: Way;
  /** In words: `profile "base"`, `credential_source Environment`. */
  sourceName: string;
  source: CredentialRoute;
  next: NextRoute | null;
}

export interface WebIdentityRoute {
  kind: "web-identity";
  profile: string | null;
  roleArn: string;
  sessionName: string | null;
  tokenFile: string;
  /** Null where the file could not be read; `problem` says why. */
  token: Secret | null;
  problem?: string;
  region: string;
  sts: Way;
}

export interface ContainerRoute {
  kind: "container";
  /** The variable that names the address. */
  variable: string;
  url: string;
  /** Plain HTTP is taken from the machine itself and from the addresses of ECS and EKS only. */
  allowed: boolean;
  authorization: Secret | null;
  /** The file that has to hold the authorization, where it could not be read. */
  unreadable?: { file: string; problem: string };
}

export interface ExportRoute {
  kind: "export-command";
  /** The settings file that names the command. */
  file: string;
  command: HelperCommand;
  /** Keys that stand at the top level are taken as well as those below `Credentials`. */
  acceptsFlat: boolean;
  next: NextRoute | null;
}

/** What the files alone show to be no way to credentials. */
export type RouteFault =
  | { what: "misconfigured"; missing: string[]; session?: string; sessionExists?: boolean }
  | { what: "mfa-required"; serial: string; role: string }
  | { what: "cycle"; profiles: string[] }
  /** `nearest`: a profile whose name comes near the one that is not there. */
  | { what: "source-missing"; source: string; exists: boolean; nearest?: string }
  | { what: "unsupported-source"; source: string };

export interface BrokenRoute {
  kind: "broken";
  of: "sso" | "assume-role";
  profile: string;
  fault: RouteFault;
  next: NextRoute | null;
}

export type CredentialRoute =
  | { kind: "api-key"; token: Secret }
  | {
      kind: "keys";
      accessKeyId: string;
      secretAccessKey: Secret;
      sessionToken?: Secret;
    }
  /** `endpoint`: where the service is asked, if not at its usual address. */
  | { kind: "instance-metadata"; endpoint?: string }
  | { kind: "skipped"; token?: Secret }
  | SsoRoute
  | LoginRoute
  | ProcessRoute
  | AssumeRoleRoute
  | WebIdentityRoute
  | ContainerRoute
  | ExportRoute
  | BrokenRoute
  | { kind: "none" };
