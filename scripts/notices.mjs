/**
 * The licences of what is really in the bundle, as esbuild's metafile tells it. The bundle carries other
 * people's code, so their notices have to go with it; and a licence that asks for more than a notice
 * must not get in unseen.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX identifier
 * @property {string} text of its licence and notice files; empty where it ships none
 */

const ALLOWED = ["MIT", "Apache-2.0", "0BSD", "ISC", "BSD-2-Clause", "BSD-3-Clause"];

/** Its text names no holder, so a package that ships none may be given another's copy. */
const UNIFORM = "Apache-2.0";

const RULE = "-".repeat(80);

/**
 * @param {string} root folder of the repository
 * @param {import("esbuild").Metafile} metafile
 * @returns {BundledPackage[]} by name and version
 * @throws {Error} where a licence is not allowed
 */
export function bundledPackages(root, metafile) {
  const folders = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = bytesInOutput > 0 && /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder) folders.add(folder);
    }
  }
  const packages = [...folders].map((folder) => describe(path.join(root, folder)));
  for (const { name, licence } of packages) {
    if (!ALLOWED.includes(licence)) {
      throw new Error(`${name} is licensed ${licence}, which is not one of ${ALLOWED.join(", ")}`);
    }
  }
  return packages.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string} the file; packages with the same text share it
 * @throws {Error} where a package ships no licence text and there is none to lend
 */
export function noticesOf(packages) {
  const lent = packages.find(({ licence, text }) => licence === UNIFORM && text)?.text;
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, version, licence, text } of packages) {
    const words = text || (licence === UNIFORM ? lent : undefined);
    if (!words) throw new Error(`${name} ships no licence text`);
    byText.set(words, [...(byText.get(words) ?? []), `${name} ${version} (${licence})`]);
  }
  const sections = [...byText].map(([text, names]) => `${RULE}\n${names.join("\n")}\n${RULE}\n\n${text}\n`);
  return `bedrock-doctor contains code of the packages below.\n\n${sections.join("\n")}`;
}

/**
 * @param {string} folder
 * @returns {BundledPackage}
 */
function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|copyright|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return { name, version, licence: String(license), text: texts.join("\n\n") };
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
