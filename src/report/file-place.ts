/** How a file is named outside this machine: from the root of the repository, or as an address. */

/**
 * The path from `root` with slashes where the file lies below it; null where it does not. A simulated
 * machine's paths are those of its own platform.
 */
export function withinRoot(file: string, root: string): string | null {
  const place = slashed(file);
  const base = `${slashed(root).replace(/(?<!\/)\/+$/, "")}/`;
  return place.startsWith(base) && place.length > base.length ? place.slice(base.length) : null;
}

/** `file:///home/dev/.claude/settings.json`; each part is percent-encoded. */
export function fileUrl(file: string): string {
  const place = slashed(file);
  const path = encodePath(place).replace(/^\/*([A-Za-z])%3A\//, "/$1:/");
  if (place.startsWith("//")) return `file:${path}`;
  return path.startsWith("/") ? `file://${path}` : path;
}

/** A path as the path of an address. */
export function encodePath(path: string): string {
  return slashed(path).split("/").map(encodePart).join("/");
}

function encodePart(part: string): string {
  return encodeURIComponent(
    part.replace(/[\ud800-\udfff]/g, (half, at: number) => (isPaired(part, at) ? half : "\ufffd")),
  );
}

function isPaired(text: string, at: number): boolean {
  const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
  const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
  const own = text.charCodeAt(at);
  return isHigh(own) ? isLow(text.charCodeAt(at + 1)) : isHigh(text.charCodeAt(at - 1));
}

/** Backslashes are separators only on the platform that has drives and shares. */
function slashed(path: string): string {
  return /^[A-Za-z]:[\\/]|^\\\\/.test(path) ? path.replaceAll("\\", "/") : path;
}
