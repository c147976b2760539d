/**
 * An esbuild plugin that keeps packages from loading modules that this tool never needs
 * of them, each of which costs milliseconds at every start. Commander asks for `child_process` for
 * subcommands that are programs of their own; there are none. Chalk looks at the terminal for a level
 * of colour, by `tty` and by a module of `process` that opens stdin; the level is always given here.
 * Jsonc-parser fills tables at start for its formatter, which is not used. Cli-table3 brings colours of
 * its own, which are switched off, and a measure of widths that the page has too. The last two took a
 * run from 3.08 to 3.00 times `node -e 0`, measured with Node 20.
 */
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");

/** @type {readonly { wanted: string, importer: RegExp, contents: string }[]} */
const REPLACED = [
  {
    wanted: "node:child_process",
    importer: /[\\/]node_modules[\\/]commander[\\/]/,
    contents: "module.exports = {};",
  },
  {
    wanted: "@colors/colors/safe",
    importer: /[\\/]node_modules[\\/]cli-table3[\\/]/,
    contents: "module.exports = {};",
  },
  {
    wanted: "string-width",
    importer: /[\\/]node_modules[\\/]cli-table3[\\/]/,
    contents: `
      const { textWidth } = require("./src/report/terminal/text.ts");
      const { stripVTControlCharacters } = require("node:util");
      // Without an escape there is nothing to strip, and no expression for it to be made.
      const bare = (text) => (/[\\u001b\\u009b]/.test(text) ? stripVTControlCharacters(text) : text);
      module.exports = (text) => textWidth(bare(String(text)));`,
  },
  {
    wanted: "#supports-color",
    importer: /[\\/]node_modules[\\/]chalk[\\/]/,
    contents: "export default { stdout: { level: 0 }, stderr: { level: 0 } };",
  },
  {
    wanted: "./string-intern",
    importer: /[\\/]node_modules[\\/]jsonc-parser[\\/]/,
    contents: "export const cachedSpaces = [], cachedBreakLinesWithSpaces = {}, supportedEols = [];",
  },
];

/** @returns {import("esbuild").Plugin} */
export function trimBuiltins() {
  return {
    name: "trim-builtins",
    setup(build) {
      for (const { wanted, importer: by, contents } of REPLACED) {
        build.onResolve({ filter: new RegExp(`^${wanted}$`) }, ({ importer }) =>
          by.test(importer) ? { path: wanted, namespace: `trimmed-${wanted}` } : null,
        );
        build.onLoad({ filter: /.*/, namespace: `trimmed-${wanted}` }, () => ({
          contents,
          loader: "js",
          resolveDir: ROOT,
        }));
      }
    },
  };
}
