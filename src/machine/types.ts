/**
 * The snapshot: everything about the machine that decides what Claude Code does, read once.
 * Plain data with provenance (scope, file, line). No decision is taken here: which value wins
 * is the model's business (`src/claude-code`).
 */

/** Where a value stands, from the point of view of trust and precedence. */
export type Scope =
  | "managed"
  | "command-line"
  | "local"
  | "project"
  | "user"
  | "state"
  | "environment"
  | "option"
  | "aws-file"
  | "default";

/** A place a person can open: file, one-based line and column, and the key that stands there. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
  key?: string;
}

/**
 * A value that must never be printed or serialised. `reveal()` is for the wire and for pure
 * decoding only; `toString`, `toJSON` and `util.inspect` give a placeholder.
 */
export interface Secret {
  readonly secret: true;
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

/** Any text that may be a secret. */
export type Text = string | Secret;

/** One variable of the process environment. */
export interface EnvironmentVariable {
  name: string;
  value: Text;
}

/** A value in a settings file's `env` block as it stands in JSON, before the client's coercion. */
export interface SettingsVariable {
  name: string;
  value: Text | number | boolean | null | object;
  location: Location;
}

/**
 * What became of a file: `read`, `absent`, or why it could not be used. `problem.message` never
 * quotes the file's content.
 */
export type FileStatus = "read" | "absent" | "malformed" | "not-an-object" | "unreadable";

export interface FileProblem {
  /** One clause without a trailing full stop, e.g. `a comma or a closing brace is missing`. */
  message: string;
  line?: number;
  column?: number;
}

/** One settings file that Claude Code would read. */
export interface SettingsFile {
  file: string;
  scope: "managed" | "command-line" | "local" | "project" | "user" | "state";
  status: FileStatus;
  /** Also beside `read`, where the client drops single keys of an administrator's file. */
  problem?: FileProblem;
  /** The `env` block, in file order; of duplicate keys the last. Empty unless `status` is `read`. */
  env: readonly SettingsVariable[];
  /** Names (never values) of top-level keys and `env` variables that a tolerant reader finds in a file that is no settings. */
  mentions?: readonly string[];
  /**
   * Top-level keys other than `env`, as parsed. Texts of keys that the doctor does not know are
   * secrets; of the state file only the few keys that matter are taken (`projects` holds the working
   * folder's `hasTrustDialogAccepted`).
   */
  values: Readonly<Record<string, unknown>>;
  /** Where each top-level key stands. */
  positions: Readonly<Record<string, { line: number; column: number }>>;
}

export interface AwsProperty {
  key: string;
  value: Text;
  line: number;
}

/**
 * One `[section]` of an AWS file, as the client recognises it. Headers of one name are one section,
 * with the line of the last; keys set twice appear once, the later; `key =` sets nothing; nested
 * keys read `s3.region`.
 */
export interface AwsSection {
  kind: "profile" | "sso-session" | "services" | "unrecognised";
  /** Profile or session name; for `unrecognised` the text between the brackets. */
  name: string;
  /** True for `[profile x]` headers (in a config file `[profile default]` beats `[default]`). */
  prefixed: boolean;
  line: number;
  properties: readonly AwsProperty[];
}

/** A shared config or credentials file. Every path that any source names is read once. */
export interface AwsFile {
  role: "config" | "credentials";
  file: string;
  status: FileStatus;
  problem?: FileProblem;
  sections: readonly AwsSection[];
}

/** A certificate bundle that a variable names (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE). */
export interface TrustRootFile {
  file: string;
  status: FileStatus;
  problem?: FileProblem;
  /** PEM text; public by nature. */
  pem?: string;
}

/** The installed client, found by its files; it is never executed from the working folder. */
export interface ClientInstall {
  /** `2.1.328`, or null where none was found. */
  version: string | null;
  /** The executable or package that told the version. */
  path: string | null;
  /** Whether the shell's PATH leads to it; null where no client was found. */
  onPath: boolean | null;
}

/** A token that `aws sso login` or `aws login` left. The tokens are secrets; the rest describes them. */
export interface TokenCache {
  kind: "sso" | "login";
  file: string;
  /** The text whose hash names the file: session, start URL, or what was signed in to. */
  session?: string;
  status: FileStatus;
  problem?: FileProblem;
  /** ISO 8601, as it stands in the file. */
  expiresAt?: string;
  /** A refresh token and the client registration are there, so that it can be renewed. */
  refreshable: boolean;
  /** ISO 8601: when the client registration ends. */
  registrationExpiresAt?: string;
  region?: string;
  startUrl?: string;
  /** Access key ID of an `aws login` session. */
  accessKeyId?: string;
  /** Everything the refresh and the portal need, by the file's own key names. */
  secrets: Readonly<Record<string, Secret>>;
}

/** A token that a variable or a profile points to: web identity, or the authorization of a container. */
export interface TokenFile {
  file: string;
  status: FileStatus;
  problem?: FileProblem;
  /** The whole text, line ends included. */
  token?: Secret;
}

/** The program that a settings file's `awsAuthRefresh` would start. */
export interface RefreshCommand {
  /** The settings file. */
  file: string;
  /** Null where the command line does not plainly name one. */
  program: string | null;
  /** Whether a shell would find it; null where that cannot be told. */
  found: boolean | null;
}

/** What the client remembers of models it has tried (`cache/model-access.json`). */
export interface ModelMemory {
  file: string;
  status: FileStatus;
  /** Hash of identity and region, then model ID. `at` is ms since the epoch. */
  entries: Readonly<Record<string, Readonly<Record<string, { state: "ok" | "refused"; at: number }>>>>;
}

/** What a person's shell offers for pasting remedies. */
export interface ShellInfo {
  /** Base name without extension: `bash`, `zsh`, `pwsh`, `cmd`; null where nothing tells. */
  name: string | null;
  /** Windows: where Git Bash and PowerShell are, or null. */
  gitBash: string | null;
  powerShell: string | null;
  awsCli: { version: string | null; path: string | null };
}

export interface Snapshot {
  /** Milliseconds since the epoch, by the machine's clock. */
  takenAt: number;
  platform: "linux" | "darwin" | "win32";
  /** Home directory, or null where the environment names none and the system has none. */
  home: string | null;
  cwd: string;
  environment: readonly EnvironmentVariable[];
  /** Highest precedence first: managed, command-line, local, project, user, state. */
  settings: readonly SettingsFile[];
  awsFiles: readonly AwsFile[];
  trustRoots: readonly TrustRootFile[];
  /** Files of the client's own certificate and key, where variables name any. */
  clientCertificates?: readonly TokenFile[];
  client: ClientInstall;
  tokenCaches: readonly TokenCache[];
  tokenFiles: readonly TokenFile[];
  refreshCommands: readonly RefreshCommand[];
  modelMemory: ModelMemory | null;
  /** Whether the person has said that this folder is trusted; null where the client was never asked. */
  folderTrusted: boolean | null;
  shell: ShellInfo;
  /** Managed settings at places that the client does not read, or that do not reach Bedrock. */
  unreadManaged: readonly { file: string; why: "legacy-place" | "user-folder" | "server-managed" }[];
}
