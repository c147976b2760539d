/** What somebody else wrote (a certificate, a server), as part of a line of ours. */

/** Nearly every such text. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** Without control and format characters; each run of these and of blanks is one blank. */
export function oneLine(text: string): string {
  if (PRINTABLE.test(text)) return text.replace(/ {2,}/g, " ");
  // Here, because V8 gathers these classes from all of Unicode where it comes upon them.
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
}
