/**
 * Packs what a start always opens together into one script each: esbuild makes a script of every set
 * of modules that the same entries share, and each script costs a third of a millisecond to find, open
 * and compile. A pack holds its scripts as functions that run when they are first asked for.
 * Measured with Node 20 as ratios to `node -e 0`, on top of `to-commonjs.mjs`: `plan` 1.63 to 1.61, a run 3.30 to 3.24.
 */
import path from "node:path";

/**
 * The entries whose scripts are packed, in the order in which a run loads them: what an entry leads to
 * by static imports, and is in no earlier pack, is its pack.
 */
export const PACKED = {
  "first.js": "bin/bedrock-doctor.ts",
  "start.js": "src/cli/plan.ts",
  "run.js": "src/cli/run.ts",
  "wire.js": "src/aws/sdk.ts",
  "second-half.js": "src/cli/second-half.ts",
};

/**
 * @param {ReadonlyMap<string, string>} scripts - CommonJS by file name; all but the entry lie in `chunks`
 * @param {import("esbuild").Metafile} metafile - of the bundle they are of
 * @param {Readonly<Record<string, string>>} packed - source file of an entry by the name of its pack
 * @returns {Map<string, string>} the scripts and packs that take their place
 * @throws {Error} where there is no script of an entry
 */
export function packScripts(scripts, metafile, packed) {
  const packOf = new Map();
  for (const [pack, source] of Object.entries(packed)) {
    for (const name of leadsTo(metafile, source)) if (!packOf.has(name)) packOf.set(name, pack);
  }
  /** @type {Map<string, string>} */
  const result = new Map();
  /** @type {Map<string, string[]>} */
  const functions = new Map();
  for (const [name, code] of scripts) {
    const redirected = code.replace(
      /\brequire\("(\.\/(?:chunks\/)?)([\w.-]+)"\)/g,
      (asked, folder, other) => {
        const pack = packOf.get(other);
        return pack === undefined ? asked : `require("${folder}${pack}")("${other}")`;
      },
    );
    const pack = packOf.get(name);
    if (pack === undefined) result.set(name, redirected);
    // The brackets tell V8 that the function will be called: it is then not parsed twice.
    else
      functions.set(pack, [
        ...(functions.get(pack) ?? []),
        `"${name}":(function(module,exports){${redirected}})`,
      ]);
  }
  for (const [pack, members] of functions) result.set(pack, loaderOf(members));
  return result;
}

/** @param {readonly string[]} members */
function loaderOf(members) {
  return [
    '"use strict";const loaded={};module.exports=name=>{let one=loaded[name];if(!one){one=loaded[name]={exports:{}};',
    `scripts[name](one,one.exports)}return one.exports};const scripts={${members.join(",\n")}};\n`,
  ].join("");
}

/**
 * The names of the scripts that an entry opens; the command itself is none that could be packed.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} source
 */
function leadsTo({ outputs }, source) {
  const entry = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === source);
  if (entry === undefined) throw new Error(`the bundle has no script of ${source}`);
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path: other } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && outputs[other] !== undefined) found.add(other);
    }
  }
  return [...found]
    .filter((file) => path.basename(path.dirname(file)) === "chunks")
    .map((file) => path.basename(file));
}
