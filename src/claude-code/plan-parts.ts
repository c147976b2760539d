/**
 * The parts of the plan beside connection, models and request: what is asked at start, what may be
 * chosen, what a project may decide, and what the machine offers.
 */
import type { Location, Scope } from "../machine/types.js";

/** What Claude Code asks AWS before the first prompt. */
export interface PlanStartUp {
  listsProfiles: boolean;
  /** One request of one token each, by InvokeModel or on Mantle. */
  probes: {
    tier: "opus" | "sonnet" | "haiku";
    model: string;
    route: "invoke" | "mantle";
    region: string;
    why: "unpinned" | "upgrade-offer";
    assumption?: string;
  }[];
  /** Pins for which each person is asked to move to a newer model (terminal only). */
  upgradeOffers: {
    tier: "opus" | "sonnet" | "haiku";
    variable: string;
    pinned: string;
    latest: string;
    location?: Location;
    /** The pin stands where "Yes" does not reach, so that the question comes back. */
    comesBack: boolean;
  }[];
}

/** `availableModels` and what it refuses. */
export interface PlanAllowList {
  /** Null where no file has a list. */
  entries: string[] | null;
  enforced: boolean;
  location?: Location;
  refused: {
    requested: string;
    source: string;
    replacement: string;
    message: boolean;
    location?: Location;
  }[];
}

/** An entry of `modelOverrides`. */
export interface PlanOverride {
  key: string;
  value: string;
  /** The key is an Anthropic ID that this version knows; others are ignored in silence. */
  known: boolean;
  /** The value goes on the wire for a model in use. */
  used: boolean;
  location?: Location;
}

/** What a project's files may decide, and what was left out. */
export interface PlanTrust {
  /** `not-asked` with `-p`, which asks nobody. */
  folder: "trusted" | "untrusted" | "not-asked";
  /** What this tool left out for want of `--trust-project`. Names only, never values. */
  leftOut: { key: string; picks: string; location?: Location }[];
  /** Names of project variables that the client applies before the question is answered (terminal only). */
  beforeAnswer: string[];
  /** Names of project variables and commands that apply after "yes" only (terminal only). */
  afterAnswer: string[];
}

/** What the client remembers of models it tried, as far as it is still in force. */
export interface PlanMemory {
  file: string;
  entries: { model: string; state: "ok" | "refused"; at: string; forgottenAt: string }[];
}

/** A proxy that a variable names, for the hosts that are reached through it. */
export interface PlanProxy {
  variable: string;
  source: Scope;
  location?: Location;
  /** Scheme, host and port; never a name or a password. */
  address: string;
  /** A name or a password stands in the variable. */
  credentials: boolean;
  /** What keeps this version from using it. */
  fault?: "no-scheme" | "malformed" | "unsupported-scheme";
  endpoints: ("invoke" | "control" | "mantle" | "sts")[];
}

/** A file of certificates that the client is told to trust. */
export interface PlanTrustFile {
  variable: string;
  file: string;
  status: "read" | "absent" | "malformed" | "unreadable";
  location?: Location;
}

/** The way to the network, where anything on this machine changes it. */
export interface PlanNetwork {
  proxies: PlanProxy[];
  trustFiles: PlanTrustFile[];
}

/** The machine's own part of a remedy. */
export interface PlanMachine {
  shell: string | null;
  gitBash: boolean;
  powerShell: boolean;
  awsCli: { version: string | null } | null;
  /** Null where no client was found. */
  client: { path: string; onPath: boolean } | null;
  unreadManaged: { file: string; why: "legacy-place" | "user-folder" | "server-managed" }[];
}
