/** Where a key or an entry of a list stands in a JSON text; loaded only for a file that is wrong. */
import { findNodeAtLocation, parseTree } from "jsonc-parser";

/** One-based; empty where the place cannot be told. */
export function positionOf(text: string, path: readonly string[]): { line?: number; column?: number } {
  const source = text.replace(/^\uFEFF/, "");
  try {
    const root = parseTree(source);
    const steps = path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const node = root && findNodeAtLocation(root, steps);
    if (node === undefined || path.length === 0) return {};
    // Of a key with its value the key is what a person looks for.
    const { offset } = node.parent?.type === "property" ? node.parent : node;
    const before = source.slice(0, offset).split(/\r\n|\n|\r/);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  } catch (error) {
    // A hundred thousand brackets are more than the parser's stack takes.
    if (error instanceof RangeError) return {};
    throw error;
  }
}
