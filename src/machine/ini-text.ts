/**
 * The AWS SDK's reading of its shared files, with line numbers. The client reads them by the SDK, so
 * its quirks are the specification: what a person meant by a line does not count. Sections of one
 * name are one section, later keys win, and a header the SDK does not recognise keeps its lines, so
 * that they can be pointed at.
 */
import { guardProperty, isPlainHeader } from "./guard-text.js";
import type { AwsFile, AwsProperty, AwsSection, FileProblem } from "./types.js";

/** `[prefix name]`, exactly one blank between; quotes only round a name without blanks. */
const prefixedHeader = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;
/** The SDK joins prefix and name by a full stop, so a header written that way passes for one. */
const dottedHeader = /^(profile|sso-session|services)\.(.*)$/;
const kinds = ["profile", "sso-session", "services"] as const;

/** Stands in the place of a header that may hold a secret, which no profile's name does. */
const HIDDEN = "<hidden>";

type Header = Pick<AwsSection, "kind" | "name" | "prefixed">;
type OpenSection = Header & { line: number; properties: AwsProperty[] };
type Parsed = { ok: true; sections: AwsSection[] } | { ok: false; problem: FileProblem };

/**
 * Reads the text of a shared config or credentials file.
 *
 * @param role - config files want `[profile x]`, credentials files want `[x]`
 * @returns the sections in the order of their first header, each with the line of its last; a
 * problem where the SDK gives up on the whole file
 */
export function parseAwsFile(text: string, role: AwsFile["role"]): Parsed {
  const sections = new Map<string, OpenSection>();
  let section: OpenSection | null = null;
  let parent: string | null = null;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = 1; start <= text.length; line += 1) {
    const end = endOfLine(text, start);
    const raw = text.slice(start, text[end] === "\n" && text[end - 1] === "\r" ? end - 1 : end);
    start = end + 1;
    const content = stripComment(raw);
    if (content.startsWith("[") && content.endsWith("]")) {
      const written = content.slice(1, -1);
      if (written === "__proto__" || written === "profile __proto__") {
        const message = "a section is named __proto__, which makes the AWS SDK drop the whole file";
        return { ok: false, problem: { message, line, column: 1 } };
      }
      section = openSection(sections, readHeader(written, role), line);
      parent = null;
    } else if (section !== null) {
      parent = readProperty(section, parent, raw, content, line);
    }
  }
  return { ok: true, sections: [...sections.values()].map(closeSection) };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

/** A comment starts the line or follows a blank: `x#y` is a value. */
function stripComment(raw: string): string {
  const comment = raw.search(/(?:^|\s)[;#]/);
  return (comment < 0 ? raw : raw.slice(0, comment)).trim();
}

/** @returns the key under which indented lines that follow are nested, or null */
function readProperty(
  section: OpenSection,
  parent: string | null,
  raw: string,
  content: string,
  line: number,
): string | null {
  const equals = content.indexOf("=");
  if (equals < 1) return parent;
  const name = content.slice(0, equals).trim();
  const text = content.slice(equals + 1).trim();
  // `key =` sets nothing: it opens a group of indented lines.
  if (text === "") return name;
  const group = raw.trimStart() === raw ? null : parent;
  const key = group === null ? name : `${group}.${name}`;
  const property = { key, value: guardProperty(key, text), line };
  if (section.properties === NONE) section.properties = [property];
  else section.properties.push(property);
  return group;
}

/** A file may have tens of thousands of sections, and a list that was empty takes room for seventeen. */
const NONE: AwsProperty[] = [];

function openSection(sections: Map<string, OpenSection>, header: Header, line: number): OpenSection {
  const id = `${header.kind} ${header.prefixed} ${header.name}`;
  const known = sections.get(id);
  if (known !== undefined) {
    known.line = line;
    return known;
  }
  const { kind, name, prefixed } = header;
  const section: OpenSection = { kind, name, prefixed, line, properties: NONE };
  sections.set(id, section);
  return section;
}

/** Of each key the last line. */
function closeSection(section: OpenSection): AwsSection {
  if (section.properties.length === 0) section.properties = [];
  if (section.properties.length < 2) return section;
  const last = new Map<string, AwsProperty>();
  for (const property of section.properties) {
    // Taken out first, so that the order is that of the lines that count.
    last.delete(property.key);
    last.set(property.key, property);
  }
  section.properties = [...last.values()];
  return section;
}

function readHeader(written: string, role: AwsFile["role"]): Header {
  if (!isPlainHeader(written)) return { kind: "unrecognised", name: HIDDEN, prefixed: false };
  const unrecognised: Header = { kind: "unrecognised", name: written, prefixed: false };
  const prefixed = prefixedHeader.exec(written);
  if (role === "credentials") {
    // A name of two words is taken for a prefix and dropped; of any other shape it is a name.
    return prefixed || written === "" ? unrecognised : { kind: "profile", name: written, prefixed: false };
  }
  if (written === "default") return { kind: "profile", name: "default", prefixed: false };
  const dotted = prefixed ? null : dottedHeader.exec(written);
  const prefix = prefixed?.[1] ?? dotted?.[1];
  const name = prefixed?.[3] ?? dotted?.[2];
  const kind = kinds.find((known) => known === prefix);
  return kind === undefined || name === undefined ? unrecognised : { kind, name, prefixed: true };
}
