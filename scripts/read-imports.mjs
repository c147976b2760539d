/**
 * Reads what a module imports, with a real parser: static and dynamic imports, re-exports, `require`
 * and types named by `import("…")`. Shared by the import rule and by the pruning of declarations, so
 * that both agree on what an import is.
 */
import { parseSync } from "oxc-parser";

/**
 * @typedef {object} ModuleImport
 * @property {string | null} specifier null where it is computed at run time
 * @property {boolean} typeOnly whether the compiler removes it; `import { type A }` is not, since
 *   `verbatimModuleSyntax` leaves `import {}` behind
 * @property {number} line 1-based
 */

/** @typedef {{ type: string, start: number, [key: string]: unknown }} Node */

/**
 * @param {string} file name, whose extension picks the language
 * @param {string} text
 * @returns {ModuleImport[]} in the order of the text
 * @throws {Error} where the text does not parse
 */
export function readImports(file, text) {
  const parsed = parseSync(file, text);
  const error = parsed.errors[0];
  if (error) throw new Error(`${file} does not parse: ${error.message}`);
  /** @type {ModuleImport[]} */
  const found = [];
  for (const node of nodesOf(parsed.program)) {
    const imported = importOf(node);
    if (imported) found.push({ ...imported, line: lineAt(text, node.start) });
  }
  return found;
}

/**
 * @param {Node} node
 * @returns {Omit<ModuleImport, "line"> | null}
 */
function importOf(node) {
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: literal(node.source), typeOnly: node.importKind === "type" };
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return node.source ? { specifier: literal(node.source), typeOnly: node.exportKind === "type" } : null;
    case "ImportExpression":
      return { specifier: literal(node.source), typeOnly: false };
    case "TSImportType":
      return { specifier: literal(node.source), typeOnly: true };
    case "TSImportEqualsDeclaration": {
      const reference = /** @type {Node} */ (node.moduleReference);
      if (reference.type !== "TSExternalModuleReference") return null;
      return { specifier: literal(reference.expression), typeOnly: node.importKind === "type" };
    }
    case "CallExpression": {
      const callee = /** @type {Node} */ (node.callee);
      if (callee.type !== "Identifier" || callee.name !== "require") return null;
      return { specifier: literal(/** @type {unknown[]} */ (node.arguments)[0]), typeOnly: false };
    }
    default:
      return null;
  }
}

/**
 * @param {unknown} node
 * @returns {string | null}
 */
function literal(node) {
  if (!isNode(node)) return null;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type !== "TemplateLiteral") return null;
  const quasis = /** @type {{ value: { cooked: string } }[]} */ (node.quasis);
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
function isNode(value) {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/**
 * @param {unknown} value
 * @returns {Generator<Node>}
 */
function* nodesOf(value) {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) {
      if (typeof child === "object" && child !== null) yield* nodesOf(child);
    }
  }
}

/**
 * @param {string} text
 * @param {number} offset
 */
function lineAt(text, offset) {
  return text.slice(0, offset).split("\n").length;
}
