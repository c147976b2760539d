/**
 * Builds the package: one code-split bundle (`dist/*.js`), the declarations of the public entry
 * (`dist/types`) and THIRD-PARTY-NOTICES. `--quiet` prints nothing when all is well; `--no-types`
 * bundles only, for `npm start`. The bundle is built aside and then put in place by a rename, so that
 * a failed build leaves the last good one.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { checkDeclarations, pruneDeclarations } from "./declarations.mjs";
import { keepCode } from "./keep-code.mjs";
import { bundledPackages, noticesOf } from "./notices.mjs";
import { inFunction, PACKED, packScripts } from "./pack-scripts.mjs";
import { COMMONJS_MANIFEST, toCommonJs } from "./to-commonjs.mjs";
import { trimBuiltins } from "./trim-builtins.mjs";
import { trimSdk } from "./trim-sdk.mjs";

const ROOT = path.join(import.meta.dirname, "..");
const DIST = path.join(ROOT, "dist");
const NOTICES = path.join(ROOT, "THIRD-PARTY-NOTICES");
/** Built apart from each other: what they share would be scripts that the command has to open at each start. */
const COMMAND = { "bedrock-doctor": "bin/bedrock-doctor.ts", "chunks/diagnose": "src/cli/diagnose.ts" };
const API = { index: "src/index.ts", plugin: "src/plugin.ts" };
/** Starts as quickly as a script can only if it is one script: it shares little with the others, and that is small. */
const EXPLAIN = { from: "src/cli/explain.ts", to: "explain.js" };
/** For the folders that programs import from: beside the command's scripts, which are CommonJS. */
const MODULE_MANIFEST = '{ "type": "module" }\n';
/** It leads to those of `bedrock-doctor/plugin` as well. */
const PUBLIC_DECLARATION = "src/index.d.ts";

/** The SDK's look-ups of credentials and tokens are left out of the bundle: see the file itself. */
const NO_DEFAULT_CHAIN = {
  "@aws-sdk/credential-provider-node": "./src/aws/no-default-chain.ts",
  "@aws-sdk/token-providers": "./src/aws/no-default-chain.ts",
};

const { values: options } = parseArgs({
  options: { quiet: { type: "boolean", default: false }, "no-types": { type: "boolean", default: false } },
});

const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const aside = path.join(ROOT, `.build-${process.pid}`);
const started = performance.now();
try {
  const packages = await bundle(aside);
  await keepCode(path.join(aside, "bedrock-doctor.js")).catch((error) => {
    console.error(
      `build: the command starts slower than it could, for no compiled code is kept: ${error.message}`,
    );
  });
  if (!options["no-types"]) {
    emitDeclarations(path.join(aside, "types"));
    writeFileSync(path.join(aside, "types", "package.json"), MODULE_MANIFEST);
    writeFileSync(NOTICES, noticesOf(packages));
  }
  replace(DIST, aside);
  if (!options.quiet) summarise(packages.length);
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(aside, { recursive: true, force: true });
}

/**
 * @param {string} outdir
 * @returns {Promise<import("./notices.mjs").BundledPackage[]>} what was bundled
 * @throws {Error} where a source is broken, or a package has a licence that is not allowed
 */
async function bundle(outdir) {
  mkdirSync(path.join(outdir, "chunks"), { recursive: true });
  writeFileSync(path.join(outdir, "package.json"), COMMONJS_MANIFEST);
  const command = await bundleEntry(COMMAND, outdir);
  /** @type {Map<string, string>} */
  const scripts = new Map();
  for (const { path: file, text } of command.outputFiles) scripts.set(path.basename(file), text);
  const started = Object.values(COMMAND);
  for (const [name, code] of await packScripts(scripts, command.metafile, PACKED, started, toCommonJs)) {
    if (name === "bedrock-doctor.js") {
      // It alone lies a folder above the packs, and the script that is built apart is asked for as one beside it.
      const above = code.replaceAll('require("./first.js")', 'require("./chunks/first.js")');
      writeFileSync(path.join(outdir, name), `#!/usr/bin/env node\n${above}`, { mode: 0o755 });
    } else {
      // By this Node tells an ES module, which the entry for programs is, what the script exports.
      const named = name === "diagnose.js" ? "0&&(module.exports={diagnose});\n" : "";
      writeFileSync(path.join(outdir, "chunks", name), code + named);
    }
  }
  const explain = await bundleExplain(path.join(outdir, "chunks", EXPLAIN.to));
  const folder = path.join(outdir, "api");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), MODULE_MANIFEST);
  const api = await bundleEntry(API, folder, [diagnoseApart()]);
  mkdirSync(path.join(folder, "chunks"));
  for (const { path: file, text } of api.outputFiles) writeFileSync(file, text);
  return bundledPackages(ROOT, {
    inputs: {},
    outputs: { ...command.metafile.outputs, ...explain.metafile.outputs, ...api.metafile.outputs },
  });
}

/**
 * Apart for each entry: what they share would be scripts that the command has to open at each start.
 *
 * @param {{ [name: string]: string }} entryPoints
 * @param {string} outdir
 * @param {import("esbuild").Plugin[]} plugins
 */
function bundleEntry(entryPoints, outdir, plugins = []) {
  return build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The SDK's `main` is CommonJS, which cannot be tree-shaken and starts slower.
    mainFields: ["module", "main"],
    alias: NO_DEFAULT_CHAIN,
    plugins: [...plugins, explainApart(), trimSdk(), trimBuiltins()],
    minify: true,
    legalComments: "none",
    chunkNames: "chunks/[name]-[hash]",
    define: { __VERSION__: JSON.stringify(version) },
    metafile: true,
    write: false,
    logLevel: "warning",
  });
}

/**
 * The command `explain`, with all that it needs in one script.
 *
 * @param {string} outfile
 */
async function bundleExplain(outfile) {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [EXPLAIN.from],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    plugins: [trimBuiltins()],
    minify: true,
    legalComments: "none",
    define: { __VERSION__: JSON.stringify(version), "import.meta.dirname": "__dirname" },
    supported: { "dynamic-import": false },
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  for (const { text } of result.outputFiles) writeFileSync(outfile, inFunction(text));
  return result;
}

/** What the others load in its place: the script that `bundleExplain` makes, beside their own. */
function explainApart() {
  return {
    name: "explain-apart",
    /** @param {import("esbuild").PluginBuild} building */
    setup(building) {
      building.onResolve({ filter: /^\.\/explain\.js$/ }, () => ({
        path: `./${EXPLAIN.to}`,
        external: true,
      }));
    },
  };
}

/** What programs call is the command's own scripts: the package holds the code of a run once. */
function diagnoseApart() {
  return {
    name: "diagnose-apart",
    /** @param {import("esbuild").PluginBuild} building */
    setup(building) {
      building.onResolve({ filter: /^\.\/cli\/diagnose\.js$/ }, () => ({
        path: "../chunks/diagnose.js",
        external: true,
      }));
    },
  };
}

/** @param {string} outdir */
function emitDeclarations(outdir) {
  const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.types.json", "--outDir", outdir], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  pruneDeclarations(outdir, PUBLIC_DECLARATION);
  checkDeclarations(outdir);
}

/**
 * @param {string} place
 * @param {string} replacement
 */
function replace(place, replacement) {
  const old = `${replacement}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(replacement, place);
  rmSync(old, { recursive: true, force: true });
}

/** @param {number} packages */
function summarise(packages) {
  const scripts = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.name.endsWith(".js"),
  );
  const bytes = scripts.reduce(
    (sum, entry) => sum + readFileSync(path.join(entry.parentPath, entry.name)).length,
    0,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `dist: ${scripts.length} scripts, ${Math.round(bytes / 1000)} kB, ${packages} packages bundled, ${seconds} s`,
  );
}
