/**
 * An esbuild plugin that keeps packages from loading modules that this tool never needs
 * of them, each of which costs milliseconds at every start. Commander asks for `child_process` for
 * subcommands that are programs of their own; there are none. Chalk looks at the terminal for a level
 * of colour, by `tty` and by a module of `process` that opens stdin; the level is always given here.
 * The third fills tables at start: jsonc-parser has them for the formatter, which is not used.
 */

/** @type {readonly { wanted: string, importer: RegExp, contents: string }[]} */
const REPLACED = [
  {
    wanted: "node:child_process",
    importer: /[\\/]node_modules[\\/]commander[\\/]/,
    contents: "module.exports = {};",
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
        build.onLoad({ filter: /.*/, namespace: `trimmed-${wanted}` }, () => ({ contents, loader: "js" }));
      }
    },
  };
}
