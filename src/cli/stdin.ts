/** Reads a text from stdin: within a limit, in the encodings that shells write, and text only. */
import { UsageError } from "./usage-error.js";

/**
 * The whole of stdin.
 *
 * @param limit - in bytes.
 * @throws UsageError where it is larger, or no text.
 */
export async function readStdin(limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      throw new UsageError(
        "the text on stdin is larger than 1 MB; give the last part of it: tail -n 2000 FILE",
      );
    }
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): string {
  // Windows PowerShell redirects in UTF-16.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  const text = bytes.toString("utf8");
  if (bytes.includes(0) || strangers(text) > text.length * MOST_STRANGERS) {
    throw new UsageError("what is on stdin is no text");
  }
  return text;
}

/** Logs have a broken sign or a bell here and there; of what is no text, a good part is. */
const MOST_STRANGERS = 0.1;

function strangers(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 27)) count += 1;
  }
  return count;
}
