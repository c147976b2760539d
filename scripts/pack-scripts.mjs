/**
 * Packs what a start always opens together into one script each. esbuild makes a script of every set
 * of modules that the same entries share: each costs a third of a millisecond to find, open and
 * compile, and whatever one uses of another goes through a getter. A pack is bundled once more from
 * its scripts, so that within it a function is called as it is.
 * Measured with Node 20 as ratios to `node -e 0`: see the figures in the change that brought it.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { build, transform } from "esbuild";

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

/** The pack that every start opens: it holds what opens the others. */
const FIRST = "first.js";
const OPENER = path.join(import.meta.dirname, "open-pack.cjs");
/** The function that a script stands in when it is opened; written by the build, so that no start has to copy it. */
const FUNCTION = "(function(exports,require,module,__filename,__dirname){";
/** What a pack exports: its scripts by file name, as far as others ask for them. */
const EXPORT = "scripts";
const VIRTUAL = "packed";
/** An import that waits: esbuild copies, getter by getter, what comes of it, lest it be no ES module. They all were. */
const WAITED_FOR = /\(\)=>[\w$]+\((require\("\.\/(?:chunks\/)?[\w.-]+"\))\)/g;
/** What `to-commonjs.mjs` leaves as it is. */
const COMPUTED_IMPORT = /\bimport\((?!["'`])/;

/**
 * @param {ReadonlyMap<string, string>} scripts - ES modules by file name; all but the entry lie in `chunks`
 * @param {import("esbuild").Metafile} metafile - of the bundle they are of
 * @param {Readonly<Record<string, string>>} packed - source file of an entry by the name of its pack
 * @param {readonly string[]} started - source files of the entries that Node opens by itself
 * @param {(code: string) => Promise<string>} toCommonJs
 * @returns {Promise<Map<string, string>>} CommonJS: the scripts and packs that take their place
 * @throws {Error} where there is no script of an entry
 */
export async function packScripts(scripts, metafile, packed, started, toCommonJs) {
  /** @type {Map<string, string>} */
  const packOf = new Map();
  for (const [pack, source] of Object.entries(packed)) {
    for (const name of leadsTo(metafile, source)) if (!packOf.has(name)) packOf.set(name, pack);
  }
  // An opened script is no module of Node's, and an import that is computed is looked up for one.
  const modules = new Set(
    [...scripts].filter(([, code]) => COMPUTED_IMPORT.test(code)).map(([name]) => name),
  );
  /** Node opens these by itself. */
  const entries = new Set(
    Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
      entryPoint !== undefined && started.includes(entryPoint) ? [path.basename(file)] : [],
    ),
  );
  /** @param {string} code */
  const redirect = (code) =>
    code
      .replace(WAITED_FOR, "()=>$1")
      .replace(/\brequire\("(\.\/(?:chunks\/)?)([\w.-]+)"\)/g, (asked, folder, other) => {
        const pack = packOf.get(other);
        if (pack === undefined) return modules.has(other) ? asked : opening(folder, other);
        const exported = pack === FIRST ? `require("${folder}${FIRST}")` : opening(folder, pack);
        return `${exported}.${EXPORT}["${other}"]`;
      });
  /** @type {Map<string, string>} */
  const result = new Map();
  for (const [name, code] of scripts) {
    if (packOf.has(name)) continue;
    const converted = redirect(await toCommonJs(code));
    result.set(name, modules.has(name) || entries.has(name) ? converted : inFunction(converted));
  }
  for (const pack of Object.keys(packed)) {
    const members = [...packOf].filter(([, of]) => of === pack).map(([name]) => name);
    const asked = members.filter((name) => isAskedFor(metafile, name, members));
    const code = redirect(await toCommonJs(await merge(members, asked, scripts)));
    if (members.some((name) => modules.has(name))) throw new Error(`${pack} holds an import() of its own`);
    result.set(pack, pack === FIRST ? code + (await opener()) : inFunction(code));
  }
  return result;
}

/**
 * A script as `open-pack.cjs` takes it.
 *
 * @param {string} code - CommonJS
 */
export function inFunction(code) {
  return `${FUNCTION}${code}\n})`;
}

/**
 * @param {string} folder - from the script that asks to that of the packs
 * @param {string} name
 */
function opening(folder, name) {
  return `require("${folder}${FIRST}").open("${name}")`;
}

async function opener() {
  const { code } = await transform(`(()=>{${readFileSync(OPENER, "utf8")}})();`, {
    minify: true,
    target: "node20",
  });
  return code;
}

/**
 * The scripts of a pack as one ES module.
 *
 * @param {readonly string[]} members
 * @param {readonly string[]} asked - those that others ask for
 * @param {ReadonlyMap<string, string>} scripts
 */
async function merge(members, asked, scripts) {
  const entry = [
    ...members.map((name, at) =>
      asked.includes(name) ? `import * as s${at} from "./${name}";` : `import "./${name}";`,
    ),
    `export const ${EXPORT} = {${asked.map((name) => `"${name}": s${members.indexOf(name)}`).join(",")}};`,
  ].join("\n");
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: "/", sourcefile: "pack.js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [
      {
        name: VIRTUAL,
        setup(building) {
          building.onResolve({ filter: /^\.\// }, ({ path: asked }) => {
            const name = path.posix.basename(asked);
            return members.includes(name)
              ? { path: name, namespace: VIRTUAL }
              : { path: `./${name}`, external: true };
          });
          building.onLoad({ filter: /.*/, namespace: VIRTUAL }, ({ path: name }) => ({
            contents: scripts.get(name) ?? "",
            loader: "js",
          }));
        },
      },
    ],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("a pack came to nothing");
  return output.text;
}

/**
 * Whether a script outside of its pack imports it, now or later.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} name
 * @param {readonly string[]} members - of its pack
 */
function isAskedFor({ outputs }, name, members) {
  return Object.entries(outputs).some(([file, { imports }]) =>
    imports.some(
      ({ path: other, kind }) =>
        path.basename(other) === name &&
        // Within a pack an import that waits is a call like any other, and goes by the same way.
        (kind === "dynamic-import" || !members.includes(path.basename(file))),
    ),
  );
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
