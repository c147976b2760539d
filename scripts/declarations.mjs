/**
 * What becomes of the compiler's declarations before they are published: only those that the public
 * entry leads to stay, and none may name a package, for the published package depends on none: a type
 * of the AWS SDK in it would be an error in every consumer's compiler.
 */
import { readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { readImports } from "./read-imports.mjs";

/**
 * Deletes the declarations that the entry does not lead to.
 *
 * @param {string} folder of the declarations
 * @param {string} entry from the folder, e.g. `src/index.d.ts`
 * @throws {Error} where a declaration imports one that was not emitted
 */
export function pruneDeclarations(folder, entry) {
  const reached = new Set([path.join(folder, entry)]);
  for (const file of reached) {
    for (const { specifier } of readImports(file, readFileSync(file, "utf8"))) {
      if (specifier?.startsWith(".")) {
        reached.add(path.join(path.dirname(file), specifier.replace(/\.js$/, ".d.ts")));
      }
    }
  }
  for (const file of declarationsIn(folder)) {
    if (!reached.has(file)) rmSync(file);
  }
  removeEmptyFolders(folder);
}

/**
 * @param {string} folder
 * @throws {Error} where a declaration imports a package or a module of Node, or names the SDK at all
 */
export function checkDeclarations(folder) {
  for (const file of declarationsIn(folder)) {
    const text = readFileSync(file, "utf8");
    const foreign = readImports(file, text).find(({ specifier }) => !specifier?.startsWith("."));
    const sdk = /@aws-sdk|@smithy|<reference types=/.exec(text);
    const named = foreign?.specifier ?? sdk?.[0];
    if (named) {
      throw new Error(
        `the public declaration ${path.relative(folder, file)} names ${named}: describe it by a type of our own`,
      );
    }
  }
}

/**
 * @param {string} folder
 * @returns {string[]} full paths
 */
function declarationsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => path.join(folder, name));
}

/** @param {string} folder */
function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(path.join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
