/** The report, the plan or an explanation as JSON: the whole of it, for tickets, `replay` and other programs. */

/**
 * `report` with two blanks of indentation and a newline at the end. Control characters that JSON
 * would let through are escaped, so that printing it cannot drive a terminal.
 */
export function formatJson(report: object): string {
  const text = JSON.stringify(report, null, 2);
  return `${text.replace(/[\u007f-\u009f\u2028\u2029]/g, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
