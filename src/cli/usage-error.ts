/** An error that the user can mend: its message is one sentence that says what, where and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}
