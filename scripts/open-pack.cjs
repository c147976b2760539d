/**
 * Opens the packs of the built command (see `pack-scripts.mjs`), at the end of the first of them. It
 * does what `require()` does, with a script that stands in its function already, and hands V8 the
 * compiled code that the build left beside a pack (`keep-code.mjs`): compiling what a run needs is a
 * third of its own time. V8 takes only code of its own release, for a source of the same length; any
 * other it refuses, and the source is compiled as usual.
 */
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** The pack that this stands in; the others ask for it by this name, as they would ask Node. */
const FIRST = "./first.js";
/** V8 asks for its own release, and not for the machine: a folder may be copied to another kind. */
const KEPT = `.${process.platform}-${process.arch}.code`;
/** @type {Map<string, { exports: any }>} */
const opened = new Map();

/**
 * @param {string} name - file name of a pack
 * @returns what it exports
 */
module.exports.open = function open(name) {
  let pack = opened.get(name);
  if (pack === undefined) {
    pack = { exports: {} };
    opened.set(name, pack);
    const filename = path.join(__dirname, name);
    // A pack is ASCII, and read as such is half the size in memory.
    const script = new vm.Script(readFileSync(filename, "latin1"), {
      // Kept code holds the name of its script: of a path, the one of the machine that built.
      filename: `chunks/${name}`,
      cachedData: keptCode(`${filename}${KEPT}`),
    });
    script.runInThisContext().call(pack.exports, pack.exports, ask, pack, filename, __dirname);
  }
  return pack.exports;
};

/**
 * What a pack asks for. Node would look for this pack through folders and manifests.
 *
 * @param {string} name
 */
function ask(name) {
  return name === FIRST ? module.exports : require(name);
}

/** @param {string} file */
function keptCode(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
