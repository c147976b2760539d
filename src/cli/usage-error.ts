/** An error that the user can mend: its message is one sentence that says what, where and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** By its name, because a script that is built apart (`explain`) has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}
