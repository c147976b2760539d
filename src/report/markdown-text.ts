/**
 * Text inside Markdown as the forges read it. Findings carry texts of settings files and of AWS, so
 * every one of them is written in a way in which it cannot become markup, a mention or an HTML tag.
 */

/** Prose: code in backticks and addresses stay what they are, everything else is plain text. */
export function prose(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`|https?:\/\/[^\s<>"'`\\)]+)/)
    .map((part, index) => {
      if (index % 2 === 0) return escapeMarkup(part);
      return part.startsWith("`") ? code(part.slice(1, -1)) : `<${part}>`;
    })
    .join("");
}

/** Text without any markup; a name behind `@` calls nobody. */
export function plain(text: string): string {
  return escapeMarkup(oneLine(text));
}

function escapeMarkup(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$&#]/g, "\\$&")
    .replace(/^(\s*\d*)([-+.)])(?=\s|$)/, "$1\\$2")
    .replace(/(^|[^\w])@(?=\w)/g, "$1@\u200b");
}

/** A code span; its fence is longer than any row of backticks in it. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line.trim() === "") return "(empty)";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? " " : "";
  return fence + pad + line + pad + fence;
}

/** A code block. */
export function block(text: string, language: string, indent = ""): string[] {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...text.split("\n"), fence].map((line) =>
    line === "" ? "" : indent + line,
  );
}

/**
 * A row of a table of cells that are written already. A bar ends a cell, also within code, unless an
 * odd number of backslashes stands before it.
 */
function tableRow(cells: readonly string[]): string {
  const escaped = cells.map((cell) =>
    cell.replace(/(\\*)\|/g, (_, before: string) => `${before}${before.length % 2 === 0 ? "\\" : ""}|`),
  );
  return `| ${escaped.join(" | ")} |`;
}

/** A table with a line below its head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [tableRow(head), tableRow(head.map(() => "---")), ...rows.map(tableRow)];
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
