/**
 * Turns the scripts of a code-split bundle into CommonJS. esbuild splits code only as ES modules, and
 * these start slower: each file is resolved, fetched and linked asynchronously, and an import of one
 * of Node's modules reads every getter it has. Measured with Node 20 as ratios to `node -e 0`:
 * `--version` 1.15 to 1.10, `plan` 1.67 to 1.58, a run 3.63 to 3.33. The scripts lie in a folder
 * whose `package.json` says what they are, for the package itself is one of ES modules.
 */
import { transform } from "esbuild";

/** What belongs beside the scripts. */
export const COMMONJS_MANIFEST = '{ "type": "commonjs" }\n';

/** A default or a namespace import of a module of Node's; esbuild would copy all that is in it. */
const WHOLE_BUILTIN = /\bimport(?: ([\w$]+)|\*as ([\w$]+)) from"(node:[\w/]+)";/g;

/** A plug-in may be an ES module, which `require()` cannot load everywhere: its import stays one. */
const COMPUTED_IMPORT = /\bimport\((?!["'`])/g;
const PLACEHOLDER = "__importModule";

/**
 * @param {string} code - a minified script of the bundle
 * @returns {Promise<string>} the same as CommonJS
 */
export async function toCommonJs(code) {
  const named = code.replace(
    WHOLE_BUILTIN,
    (_, whole, namespace, module) => `const ${whole ?? namespace}=require("${module}");`,
  );
  const { code: converted } = await transform(named.replace(COMPUTED_IMPORT, `${PLACEHOLDER}(`), {
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    // `import()` becomes `require()` behind a promise: the files are on disk, so nothing is gained by waiting.
    supported: { "dynamic-import": false },
  });
  // What is left are regular expressions; a single letter outside of ASCII doubles the script in memory.
  const whole = converted.replaceAll(`${PLACEHOLDER}(`, "import(");
  return whole.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
