/**
 * Holds the import allow-list of `import-rules.mjs` against the sources: rooms, Node's modules and npm
 * packages. `node scripts/check-imports.mjs [root]` prints each breach as `file:line message` and ends
 * with exit code 1. Cycles inside a room are the linter's (`noImportCycles`); between rooms the table
 * has none.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { closedTypesFiles, rooms, roomsThatCompute, typesFile } from "./import-rules.mjs";
import { readImports } from "./read-imports.mjs";

/** @typedef {import("./import-rules.mjs").Room} Room */
/** @typedef {import("./read-imports.mjs").ModuleImport} ModuleImport */
/** @typedef {{ file: string, line: number, message: string }} Breach */

const ROOTS = ["bin", "src", "checks"];

/**
 * @param {string} root folder of a repository
 * @returns {Breach[]} by file and line
 * @throws {Error} where a source does not parse
 */
export function checkImports(root) {
  /** @type {Breach[]} */
  const breaches = [];
  for (const file of ROOTS.flatMap((folder) => sourcesIn(root, folder))) {
    const room = roomOf(file);
    if (!room) {
      breaches.push({ file, line: 1, message: "belongs to no room" });
      continue;
    }
    for (const imported of readImports(file, readFileSync(path.join(root, file), "utf8"))) {
      const message = judge(root, file, room, imported);
      if (message) breaches.push({ file, line: imported.line, message });
    }
  }
  return breaches;
}

/**
 * @param {string} root
 * @param {string} file
 * @param {Room} room
 * @param {ModuleImport} imported
 * @returns {string | null} what is wrong
 */
function judge(root, file, room, { specifier, typeOnly }) {
  if (specifier === null) {
    return roomsThatCompute.includes(room.path) ? null : `${room.path} may not import a computed module`;
  }
  if (closedTypesFiles.includes(file)) return `imports nothing, so not ${specifier}`;
  if (specifier.startsWith(".")) return judgeFile(root, file, room, specifier, typeOnly);
  if (isBuiltin(specifier)) {
    const name = specifier.replace(/^node:/, "");
    return allows(room.builtins, name) ? null : `${room.path} may not import node:${name}`;
  }
  return allows(room.packages, specifier) ? null : `${room.path} may not import the package ${specifier}`;
}

/**
 * @param {string} root
 * @param {string} file
 * @param {Room} room
 * @param {string} specifier
 * @param {boolean} typeOnly
 * @returns {string | null}
 */
function judgeFile(root, file, room, specifier, typeOnly) {
  const wanted = path.posix.join(path.posix.dirname(file), specifier);
  const target = existsSync(path.join(root, wanted)) ? wanted : wanted.replace(/\.js$/, ".ts");
  if (!existsSync(path.join(root, target))) return `${specifier} does not exist`;
  const other = roomOf(target);
  if (!other) return `${room.path} may not import ${target}, which belongs to no room`;
  if (other.path === room.path || allows(room.values, other.path)) return null;
  const allTypes = path.posix.basename(file) === typesFile && path.posix.basename(target) === typesFile;
  const mayType = allTypes || allows(room.types, other.path);
  if (typeOnly && mayType) return null;
  return `${room.path} may not import ${mayType ? "values of " : ""}${other.path} (${specifier})`;
}

/**
 * @param {readonly string[]} list
 * @param {string} name
 */
function allows(list, name) {
  return list.some(
    (entry) =>
      entry === "*" ||
      name === entry ||
      (entry.endsWith("/*") ? name.startsWith(entry.slice(0, -1)) : name.startsWith(`${entry}/`)),
  );
}

/** @param {string} file */
function roomOf(file) {
  return rooms.find((room) => file === room.path || file.startsWith(`${room.path}/`));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} from the root, with `/`
 */
function sourcesIn(root, folder) {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && statSync(path.join(start, name)).isFile())
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .sort();
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, ".."));
  const breaches = checkImports(root);
  for (const { file, line, message } of breaches) console.error(`${file}:${line} ${message}`);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
