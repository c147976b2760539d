/**
 * An esbuild plugin that leaves out of the bundle what this tool never uses of the AWS SDK: start-up
 * is mostly the reading of code. Schemas are written with computed keys (`{[_e]: "client"}`), which
 * hinder the bundler from dropping the hundreds that no operation here needs; with the same keys
 * written out it can. Of a client's manifest only its version is used. The HTTP/2 handler is replaced by one that refuses, for it knows no proxy.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";

const SCHEMAS = /[\\/]client-[a-z-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;
const MANIFESTS = /[\\/]client-[a-z-]+[\\/]package\.json$/;
/** They fill tables at start. */
const TABLES = /[\\/](?:Crc32Js|hex-encoding|JsonShapeSerializer2)\.js$/;
const HTTP2 = /[\\/]node-http-handler[\\/]dist-es[\\/]node-http2-handler\.js$/;

/**
 * Modules that make Node load what it would not load otherwise, a millisecond or less each at every
 * run (together a run of 3.06 comes to 3.03 times `node -e 0`): zlib for one checksum, the web's cryptography for one random ID, the
 * web's streams to ask whether an answer is one. Node's own handler never gives one.
 */
const REPLACED = [
  {
    filter: /[\\/]checksum[\\/]crc32[\\/]Crc32Node\.js$/,
    contents: 'export { Crc32Js as Crc32Node } from "./Crc32Js";',
  },
  {
    filter: /[\\/]serde[\\/]uuid[\\/]v4\.js$/,
    contents: 'import { randomUUID } from "node:crypto"; export const bindV4 = () => randomUUID;',
  },
  {
    filter: /[\\/]util-stream[\\/]stream-type-check\.js$/,
    contents: "export const isReadableStream = () => false, isBlob = () => false;",
  },
  {
    filter: /[\\/]isStreamingPayload[\\/]isStreamingPayload\.js$/,
    contents:
      'import { Readable } from "node:stream"; export const isStreamingPayload = (request) => request?.body instanceof Readable;',
  },
  {
    filter: /[\\/]shared-ini-file-loader[\\/]readFile\.js$/,
    contents: `export const filePromises = {}, fileIntercept = {};
      export const readFile = (path) => process.getBuiltinModule("node:fs").promises.readFile(path, "utf8");`,
  },
  {
    filter: /[\\/]shared-ini-file-loader[\\/]getSSOTokenFromFile\.js$/,
    contents:
      'export const tokenIntercept = {}, getSSOTokenFromFile = async () => { throw new Error("not used"); };',
  },
];

/** @returns {import("esbuild").Plugin} */
export function trimSdk() {
  return {
    name: "trim-sdk",
    setup(build) {
      build.onLoad({ filter: SCHEMAS }, async ({ path: file }) => ({
        contents: writeOutKeys(await readFile(file, "utf8")),
        loader: "js",
      }));
      build.onLoad({ filter: TABLES }, async ({ path: file }) => ({
        contents: callLoops(await readFile(file, "utf8")),
        loader: "js",
      }));
      for (const { filter, contents } of REPLACED) {
        build.onLoad({ filter }, ({ path: file }) => ({
          contents,
          loader: "js",
          resolveDir: path.dirname(file),
        }));
      }
      build.onLoad({ filter: MANIFESTS }, async ({ path: file }) => {
        const { name, version } = JSON.parse(await readFile(file, "utf8"));
        return { contents: JSON.stringify({ name, version }), loader: "json" };
      });
      build.onLoad({ filter: HTTP2 }, async () => ({
        contents: `export { NodeHttp2Handler } from ${JSON.stringify(path.resolve("src/aws/no-http2.ts"))};`,
        loader: "js",
        resolveDir: process.cwd(),
      }));
    },
  };
}

/**
 * V8 optimises what has gone round often enough, and around a loop of a module that is the whole pack.
 *
 * @param {string} source
 * @returns {string} the same with each loop of the module in a function of its own
 */
export function callLoops(source) {
  return source.replace(/^for \(.*\{\n(?: .*\n)*\}$/gm, (loop) => `(() => { ${loop} })();`);
}

/**
 * @param {string} source - `const _e = "error"; … { [_e]: _c }`
 * @returns {string} the same with `{ "error": _c }`
 * @throws {Error} where a key has no constant: the SDK is then written in another way
 */
export function writeOutKeys(source) {
  const texts = new Map(
    [...source.matchAll(/^const (_\w+) = ("(?:[^"\\]|\\.)*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replace(/\[(_\w+)\]:/g, (_, name) => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`the schema key ${name} has no constant`);
    return `${text}:`;
  });
}
