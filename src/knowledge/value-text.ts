/**
 * What a value of JSON is as a text. A file may hold `{"toString": 0}`, which JavaScript cannot write,
 * or a list of a hundred thousand levels; neither may end the run.
 */

/** As JavaScript writes it; where it cannot, as it writes an object. */
export function textOfValue(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "[object Object]";
  }
}
