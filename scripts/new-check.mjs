/**
 * `npm run new:check area/name`: a new check with its code, catalogue entry, scenario, fixture and doc
 * stub. All of it compiles, and its tests fail until every FILL IN is replaced. Either everything is
 * written or nothing; what is there already is never overwritten. Exit code 2 where it cannot be done,
 * with one sentence that says why.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, amongRows, atEndOf, lastMatch, withImport } from "./new-check-edits.mjs";
import { makeFiles, makeRows } from "./new-check-files.mjs";

/** @typedef {import("./new-check-files.mjs").Names} Names */
/** @typedef {{ file: string, what: string, text: string }} Change */

const ROOT = path.join(import.meta.dirname, "..");
const LONGEST = 40;
/** Areas whose codes have another name before the dot. */
const PREFIXES = /** @type {Readonly<Record<string, string>>} */ ({
  models: "model",
  guardrails: "guardrail",
});
const MEANINGS = "src/diagnosis/explain/meanings";

class NotPossible extends Error {}

try {
  const names = readNames(process.argv.slice(2));
  const made = makeFiles(names);
  for (const { file } of made) refuseWhere(existsSync(path.join(ROOT, file)), `${file} exists already`);
  const changed = changeLists(names);
  writeAll(made, changed);
  report(names, made, changed);
} catch (error) {
  if (!(error instanceof NotPossible)) throw error;
  console.error(`new:check: ${error.message}.`);
  process.exitCode = 2;
}

/**
 * @param {string[]} args
 * @returns {Names}
 */
function readNames(args) {
  const [id = ""] = args;
  refuseWhere(args.length !== 1, "name one check as area/name: npm run new:check caching/warm-start");
  const [area = "", name = "", ...rest] = id.split("/");
  const areas = readdirSync(path.join(ROOT, "checks"), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name);
  refuseWhere(name === "" || rest.length > 0, `${JSON.stringify(id)} is not of the form area/name`);
  refuseWhere(
    !areas.includes(area),
    `there is no area ${JSON.stringify(area)}; there are ${areas.join(", ")}`,
  );
  refuseWhere(
    !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > LONGEST,
    `${JSON.stringify(name)} is no name: small letters, digits and single hyphens, at most ${LONGEST}, a letter first`,
  );
  const prefix = PREFIXES[area] ?? area;
  const pascal = name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  return {
    id,
    area,
    name,
    code: `${prefix}.${name}`,
    scenario: `${prefix}-${name}`,
    pascal,
    check: `${area}${pascal}`,
    entry: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}Entry`,
  };
}

/**
 * The lists that have to know of it, each with its new row.
 *
 * @param {Names} names
 * @returns {Change[]}
 */
function changeLists(names) {
  const { area, code, scenario, id, check, entry } = names;
  const rows = makeRows(code);
  const prefix = code.slice(0, code.indexOf("."));
  const codes = read("src/diagnosis/codes.ts");
  refuseWhere(codes.includes(`"${code}"`), `the code ${code} exists already`);
  const last = lastMatch(codes, new RegExp(`^  "(${prefix}\\.[a-z0-9-]+)": "\\w+",\\n`, "gm"));
  const lastCode = last?.[1] ?? "";
  const meanings = readdirSync(path.join(ROOT, MEANINGS)).find((file) =>
    read(`${MEANINGS}/${file}`).includes(`"${lastCode}": {`),
  );
  return [
    change("src/diagnosis/codes.ts", "severity, and place in the order", (text) =>
      after(text, last, `  "${code}": "warning",\n`),
    ),
    change(`src/diagnosis/arguments/${area}.ts`, "what the finding carries", (text) =>
      atEndOf(text, /^export interface \w+Arguments \{\n/m, rows.arguments),
    ),
    change(`src/diagnosis/catalogue/${area}.ts`, "the entry in its list", (text) =>
      withImport(
        atEndOf(text, /^export const \w+: Catalogue<keyof \w+> = \{\n/m, `  "${code}": ${entry},\n`),
        `{ ${entry} }`,
        `./${scenario}.js`,
      ),
    ),
    change(`${MEANINGS}/${meanings}`, "what explain says where nothing is known of the machine", (text) =>
      atEndOf(text, text.indexOf(`"${lastCode}": {`), rows.meaning),
    ),
    change("checks/index.ts", "the check in its list", (text) =>
      withImport(
        after(text, lastMatch(text, new RegExp(`^  ${area}[A-Z]\\w*,\\n`, "gm")), `  ${check},\n`),
        check,
        `./${id}.js`,
      ),
    ),
    change("src/simulator/scenarios/index.ts", "the scenario in its list", (text) =>
      amongRows(
        text,
        /^const SCENARIOS\b.* = \{\n/m,
        prefix,
        `  "${scenario}": () => import("./${scenario}.js"),\n`,
      ),
    ),
    change("test/scenarios/expected.ts", "the code that the scenario leads to", (text) =>
      amongRows(text, /^export const expectedCodes\b.* = \{\n/m, prefix, `  "${scenario}": ["${code}"],\n`),
    ),
    change("test/diagnosis/catalogue.test.ts", "the code among those beyond the contract", (text) =>
      atEndOf(
        text,
        /^const additions = \[\n/m,
        `  { code: "${code}", severity: "warning", after: "${lastCode}" },\n`,
      ),
    ),
    change(`src/diagnosis/manual/${area}.ts`, "its section of the documentation", (text) =>
      atEndOf(text, /^export const \w+: Manual<\w[^=]*> = \{/m, rows.manual),
    ),
  ];
}

/**
 * @param {string} file
 * @param {string} what
 * @param {(text: string) => string | null} edit null where the file is not as it is known here
 * @returns {Change}
 */
function change(file, what, edit) {
  const text = existsSync(path.join(ROOT, file)) ? edit(read(file)) : null;
  refuseWhere(text === null, `${file} is not as scripts/new-check.mjs knows it, so nothing was written`);
  return { file, what, text: text ?? "" };
}

/**
 * Writes all of them, or none.
 *
 * @param {Change[]} made
 * @param {Change[]} changed
 */
function writeAll(made, changed) {
  /** @type {(() => void)[]} */
  const undo = [];
  try {
    for (const { file, text } of made) {
      mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
      writeFileSync(path.join(ROOT, file), text, { flag: "wx" });
      undo.push(() => rmSync(path.join(ROOT, file)));
    }
    for (const { file, text } of changed) {
      const before = read(file);
      undo.push(() => writeFileSync(path.join(ROOT, file), before));
      writeFileSync(path.join(ROOT, file), text);
    }
    format([...made, ...changed].map(({ file }) => file).filter((file) => file.endsWith(".ts")));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw new NotPossible(`${error instanceof Error ? error.message : error}, so nothing was written`);
  }
}

/** @param {string[]} files names of any length fit into lines of one length */
function format(files) {
  const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  const args = [biome, "format", "--write", "--vcs-enabled=false", ...files];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the made files could not be formatted (${stderr.trim()})`);
}

/**
 * @param {Names} names
 * @param {Change[]} made
 * @param {Change[]} changed
 */
function report({ id, code, scenario }, made, changed) {
  const width = Math.max(...[...made, ...changed].map(({ file }) => file.length));
  const list = (/** @type {Change[]} */ files) =>
    files.map(({ file, what }) => `  ${file.padEnd(width)}  ${what}`).join("\n");
  console.log(`${id} publishes ${code}. Made:

${list(made)}

A row each:

${list(changed)}

It compiles and fails. Replace every FILL IN, until these pass:

  npx vitest run test/checks/${scenario}.test.ts test/repository/new-check.test.ts
  npm run docs
  npm test`);
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/**
 * @param {boolean} condition
 * @param {string} sentence
 */
function refuseWhere(condition, sentence) {
  if (condition) throw new NotPossible(sentence);
}
