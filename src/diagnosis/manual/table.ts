/** A table in Markdown; the first row is its head. Apart from the text around it by a blank line. */
export function table(...[head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `\n\n${[line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n")}`;
}
