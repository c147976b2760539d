/** Reads XML as a strict parser does, as far as the formats of this package use it. Throws where it is not well-formed. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const TOKEN = /<\?xml [^?]*\?>|<\/(\w[\w-]*)>|<(\w[\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy;

/** The root element. */
export function readXml(source: string): Element {
  if (FORBIDDEN.test(source)) throw new Error("a sign that XML does not allow");
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let at = 0;
  for (const match of source.matchAll(TOKEN)) {
    const [whole, closing, opening, attributes = "", isEmpty] = match;
    at += whole.length;
    const parent = open.at(-1) ?? root;
    if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes nothing`);
    } else if (opening !== undefined) {
      const element: Element = {
        name: opening,
        attributes: readAttributes(attributes),
        children: [],
        text: "",
      };
      parent.children.push(element);
      if (isEmpty !== "/") open.push(element);
    } else if (!whole.startsWith("<")) {
      if (whole.includes("]]>")) throw new Error("]]> in a text");
      parent.text += dereference(whole);
    }
  }
  const [first, ...more] = root.children;
  if (at !== source.length || open.length !== 1 || first === undefined || more.length > 0) {
    throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 40)}`);
  }
  return first;
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    dereference(value),
  ]);
  if (new Set(found.map(([name]) => name)).size < found.length)
    throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found) as Record<string, string>;
}

function dereference(text: string): string {
  return text.replace(
    /&(?:#(\d+)|(\w+));|&/g,
    (whole, number: string | undefined, name: string | undefined) => {
      if (number !== undefined) return String.fromCodePoint(Number(number));
      const sign = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name ?? ""];
      if (sign === undefined) throw new Error(`no reference: ${whole}`);
      return sign;
    },
  );
}
