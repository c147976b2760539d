/**
 * What the providers of credentials are given and give back. The providers are small requests and
 * commands of this tool's own and not the SDK's: theirs read the environment, hide the text of a
 * refusal behind one sentence, and cannot be held to a clock, a proxy or a time limit.
 */
import type { Answer } from "../call.js";
import type { Revealable, Transport } from "../transport.js";

/** Credentials that sign. */
export interface Provided {
  accessKeyId: string;
  secretAccessKey: Revealable;
  sessionToken?: Revealable;
  /** ISO 8601, where the provider told it. */
  expiresAt?: string;
}

/** What came out, and the length of the chain of requests that it took. */
export type ProviderAnswer = Answer<Provided> & { depth: number };

/** A command for the machine's shell. */
export interface Command {
  line: Revealable;
  cwd: string;
  environment: readonly { name: string; value: string | Revealable }[];
}

/** What became of a command. */
export type CommandResult =
  | { ended: "exit"; code: number | null; signal?: string; stdout: string; stderr: string }
  /** It printed more than anybody reads, and was ended. */
  | { ended: "too-much-output" }
  /** It could not be started. */
  | { ended: "not-run"; why: string };

/**
 * Runs a command to its end; an abort ends it with all that it started. Never rejects. It is given
 * from outside: below the command line nothing is started.
 */
export type RunCommand = (command: Command, signal: AbortSignal) => Promise<CommandResult>;

/**
 * Puts new values into a JSON file that is there, as the AWS SDK does with a renewed token; objects
 * are merged one level deep. Never rejects: a token that was not saved still works this time.
 */
export type UpdateJsonFile = (file: string, changes: Readonly<Record<string, unknown>>) => Promise<void>;

/** What every provider needs beside its own route. */
export interface ProviderContext {
  transport: Transport;
  version: string;
  /** Milliseconds since the epoch, by the clock that signs. */
  clock: () => number;
  signal: AbortSignal;
  /** Null where nothing may be renewed. */
  save: UpdateJsonFile | null;
  /** Told of each secret that was not known before, so that no output shows it. */
  keepSecret: (secret: Revealable) => void;
}

/** Where a call goes. */
export interface ServiceWay {
  url: string;
  proxy: string | Revealable | null;
}

/** A text that shows itself to whoever asks, and to no serialiser. */
export function revealable(text: string): Revealable {
  return Object.freeze({ reveal: () => text });
}
