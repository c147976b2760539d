/** Text inside XML 1.0: what would be markup is written as a reference, what XML cannot hold is left out. */

/** Signs that XML 1.0 has no way to write: most controls, halves of pairs, two non-characters. */
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Text of an element. Also `>` is a reference: `]]>` must not stand in it. */
export function xmlText(text: string): string {
  return text.replace(NOT_IN_XML, "").replace(/[&<>]/g, (sign) => REFERENCES[sign] ?? sign);
}

/** An attribute with its name, and a blank before it. */
export function attribute(name: string, value: string | number): string {
  const text = String(value).replace(NOT_IN_XML, "");
  return ` ${name}="${text.replace(/[&<>"'\n\r\t]/g, (sign) => REFERENCES[sign] ?? sign)}"`;
}
