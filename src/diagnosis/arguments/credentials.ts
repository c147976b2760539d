/** What the `credentials` codes carry beside their name: values a person can compare, never prose. */
import type { ProviderFault } from "../../aws/types.js";
import type { ApiKeyFault } from "../../claude-code/api-key.js";
import type { RegionSource } from "../../claude-code/types.js";

export interface CredentialsArguments {
  "credentials.none": {
    missingProfile?: string;
    version: string;
    /** Why the source that is set up gives none, where it is one of a kind of its own. */
    fault?: ProviderFault;
  };
  "credentials.incomplete": {
    halves: { source: string; profile?: string; has: string; lacks: string }[];
    /** What signs in its place, or null where nothing does. */
    used: string | null;
    version: string;
  };
  "credentials.profile-missing": {
    profile: string;
    names: string[];
    nearest: string | null;
    /** A section that would be the profile, were its header written as the file asks. */
    header?: MissingHeader;
    selectedBy: "AWS_PROFILE" | "--profile";
    version: string;
  };
  "credentials.multiple-sources": {
    used: { source: string; name: string };
    unused: { source: string; name: string }[];
    /** Names of the variables that are passed over. */
    variables: string[];
  };
  "credentials.expired": {
    what: string;
    accessKeyId?: string;
    expiredAt?: string;
    /** There were none to send: what gives them has ended. `message` is that of the service it asked. */
    obtaining?: { message?: string };
  };
  "credentials.expiring-soon": {
    what: string;
    accessKeyId?: string;
    /** ISO 8601, UTC. */
    expiresAt: string;
    minutes: number;
    kind: "api-key" | "keys" | "sign-in";
  };
  "credentials.invalid": {
    source: string;
    accessKeyId?: string;
    why: "id-quoted" | "id-blank" | "token-missing" | "token-stray" | "unsendable" | "unknown";
    region: string;
    /** The region is one that the account has to enable before AWS knows its keys there. */
    optIn?: true;
  };
  "credentials.signature-mismatch": {
    source: string;
    accessKeyId?: string;
    why: "secret-quoted" | "secret-blank" | "secret-length" | "secret" | "altered" | "scope" | "unknown";
    /** Questions that AWS answered with the same keys. */
    taken: string[];
    refused: string[];
    /** The variable that puts something between the client and AWS. */
    between: string | null;
    region: string;
    host?: string;
    hostRegion?: string;
  };
  "credentials.clock-skew": {
    /** ISO 8601, UTC. */
    local?: string;
    aws?: string;
    /** AWS's clock minus this machine's; null where AWS told no time. */
    offsetSeconds: number | null;
    refused: boolean;
    signs: boolean;
    /** The sign-in was refused that only this clock takes for valid. */
    behindSignIn?: true;
  };
  "credentials.refresh-loop-risk": {
    label: string;
    risks: RefreshRisk[];
    version: string;
  };
  "credentials.bearer-empty": { source: string; version: string; fixedIn: string };
  "credentials.bearer-malformed": { source: string; hides: string | null; fault: ApiKeyFault };
  "credentials.bearer-expired": { expiredAt: string; region?: string; hides: string[] };
  "credentials.bearer-wrong-region": {
    source: string;
    hides: string | null;
    keyRegion: string;
    region: string;
    regionSource: RegionSource;
  };
  "credentials.bearer-rejected": {
    source: string;
    hides: string | null;
    kind: "short-term" | "long-term";
    expiresAt?: string;
    account?: string;
  };
  "credentials.bearer-shadows": {
    source: string;
    hidden: string;
    /** What shows that the hidden credentials work. */
    provedBy: "sts" | "signed-in";
    arn?: string;
    accessKeyId?: string;
  };
  "credentials.unexpected-account": { expected: string; account: string; toldBy: string; source: string };
}

/** Why the refresh command cannot help, or why the client runs it without need. */
export type RefreshRisk =
  | { what: "program-missing"; program: string }
  | { what: "profile-absent" | "profile-no-sign-in"; profile: string }
  | { what: "api-key-alone" }
  | { what: "keys-in-variables" }
  | { what: "proxy-not-used"; proxy: string; since: string }
  | { what: "trust-not-used"; variable: string; since: string }
  | { what: "sts-out-of-reach"; host: string; code: string };

export interface MissingHeader {
  file: string;
  line: number;
  written: string;
  right: string;
}
