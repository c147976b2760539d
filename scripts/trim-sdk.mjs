/**
 * An esbuild plugin that leaves out of the bundle what this tool never uses of the AWS SDK: start-up
 * is mostly the reading of code. Schemas are written with computed keys (`{[_e]: "client"}`), which
 * hinder the bundler from dropping the hundreds that no operation here needs; with the same keys
 * written out it can. The HTTP/2 handler is replaced by one that refuses, for it knows no proxy.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";

const SCHEMAS = /[\\/]client-[a-z-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;
const HTTP2 = /[\\/]node-http-handler[\\/]dist-es[\\/]node-http2-handler\.js$/;

/** @returns {import("esbuild").Plugin} */
export function trimSdk() {
  return {
    name: "trim-sdk",
    setup(build) {
      build.onLoad({ filter: SCHEMAS }, async ({ path: file }) => ({
        contents: writeOutKeys(await readFile(file, "utf8")),
        loader: "js",
      }));
      build.onLoad({ filter: HTTP2 }, async () => ({
        contents: `export { NodeHttp2Handler } from ${JSON.stringify(path.resolve("src/aws/no-http2.ts"))};`,
        loader: "js",
        resolveDir: process.cwd(),
      }));
    },
  };
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
