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
type OpenSection = Header & { line: number; properties: Map<string, AwsProperty> };
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
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
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

/** A comment starts the line or follows a blank: `x#y` is a value. */
function stripComment(raw: string): string {
  return (raw.split(/(?:^|\s)[;#]/)[0] ?? "").trim();
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
  // Taken out first, so that the order is that of the lines that count.
  section.properties.delete(key);
  section.properties.set(key, { key, value: guardProperty(key, text), line });
  return group;
}

function openSection(sections: Map<string, OpenSection>, header: Header, line: number): OpenSection {
  const id = JSON.stringify([header.kind, header.name, header.prefixed]);
  const known = sections.get(id);
  if (known !== undefined) {
    known.line = line;
    return known;
  }
  const section: OpenSection = { ...header, line, properties: new Map() };
  sections.set(id, section);
  return section;
}

function closeSection(section: OpenSection): AwsSection {
  return { ...section, properties: [...section.properties.values()] };
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
