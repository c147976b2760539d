/**
 * What the plan says of credentials beside the route: half-set sources, oddities of keys, the profiles
 * there are, the refresh command. Names and places only, never a secret.
 */
import type { Location } from "../machine/types.js";
import type { CredentialsKind } from "./types.js";

/** A key ID without its secret, or the reverse. */
export interface HalfSource {
  /** `the environment`, a settings file, `profile "work"`. */
  source: string;
  profile?: string;
  has: string;
  lacks: string;
  location?: Location;
  /** The client would use this source, were it whole, before the one it uses. */
  meant: boolean;
}

/** What the text of a key pair shows; the texts themselves stay where they are. */
export type KeyFault =
  | "id-blank"
  | "id-quoted"
  | "secret-blank"
  | "secret-quoted"
  | "secret-length"
  | "token-missing"
  | "token-stray";

export interface HiddenCredentials {
  kind: CredentialsKind;
  source: string;
  profile?: string;
  accessKeyId?: string;
  /** The cached sign-in is still good, or can be renewed. */
  signedIn?: boolean;
}

export interface ProfileNames {
  /** Every profile of the two files, each once. */
  names: string[];
  /** The one whose name is nearest to the selected one, or null. */
  nearest: string | null;
  /** A section that would be the selected profile, were its header written as the file asks. */
  header?: { file: string; line: number; written: string; right: string };
}

/** `awsAuthRefresh`. The command itself may hold a secret; what is kept of it are names. */
export interface AuthRefresh {
  location: Location;
  /** `aws sso login --profile work`, or the program alone. */
  label: string;
  /** The program, where the command line names one plainly. */
  program: string | null;
  /** Null where it cannot be told. */
  programFound: boolean | null;
  /** What keeps `aws sso login` from signing in: its profile or session is not there, or names no sign-in. */
  profileFault?: { profile: string; what: "absent" | "no-sign-in" };
}
