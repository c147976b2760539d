/** The little of XML that AWS's query protocol uses: elements with text, no attributes that matter. */

export interface XmlElement {
  name: string;
  /** Unescaped; empty where the element holds others. */
  text: string;
  children: readonly XmlElement[];
}

/** While it is read. A document may hold a hundred thousand elements, and most of them hold none. */
type Open = XmlElement & { children: XmlElement[] };
const NONE: XmlElement[] = [];

/** Levels; the deepest answer of AWS has some ten. */
const DEEPEST = 1_000;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Reads a document; null where the tags do not match, or without end. */
export function parseXml(document: string): XmlElement | null {
  const root: Open = { name: "", text: "", children: [] };
  const open: Open[] = [root];
  // No attribute of AWS's holds an angle bracket; where a tag is not closed the next one ends the search.
  const tags = /<(\/?)([A-Za-z][\w.:-]*)([^<>]*)>|<[?!][^<>]*>/g;
  let end = 0;
  for (let tag = tags.exec(document); tag !== null; tag = tags.exec(document)) {
    const [all, closing, name, rest = ""] = tag;
    const top = open.at(-1);
    if (top === undefined) return null;
    if (name !== undefined) {
      if (closing === "/") {
        if (top.name !== name) return null;
        if (top.children.length === 0) top.text = unescapeXml(document.slice(end, tag.index));
        open.pop();
      } else {
        if (open.length > DEEPEST) return null;
        const element: Open = { name, text: "", children: NONE };
        if (top.children === NONE) top.children = [element];
        else top.children.push(element);
        if (!rest.endsWith("/")) open.push(element);
      }
    }
    end = tag.index + all.length;
  }
  return open.length === 1 ? (root.children[0] ?? null) : null;
}

/** The first element of that name on a path from the element down, or undefined. */
export function elementAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce(
    (found: XmlElement | undefined, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

/** The members of a list. */
export function membersOf(element: XmlElement | undefined): XmlElement[] {
  return element?.children.filter(({ name }) => name === "member") ?? [];
}

function unescapeXml(text: string): string {
  return text
    .trim()
    .replace(/&#(x[\da-f]+|\d+);/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number(code.startsWith("x") ? `0${code}` : code))),
    )
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "");
}
