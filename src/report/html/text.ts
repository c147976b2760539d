/**
 * Text inside HTML. Every text of a report passes through here: findings carry what settings files and
 * AWS said, and none of it may become a tag, an attribute or a script.
 */

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** Text, safe in an element and in a quoted attribute. */
export function h(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => REFERENCES[sign] ?? sign);
}

/** Prose: what stands in backticks is code, addresses are links. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]+`|https:\/\/[^\s<>"'`\\)]+)/)
    .map((part, index) => {
      if (index % 2 === 0) return h(part);
      if (part.startsWith("`")) return `<code>${h(part.slice(1, -1))}</code>`;
      return link(part);
    })
    .join("");
}

/** A link to an address of the web; any other address is shown as text. */
export function link(url: string, text: string = url): string {
  return /^https:\/\//.test(url) ? `<a href="${h(url)}" rel="noreferrer">${h(text)}</a>` : h(text);
}
