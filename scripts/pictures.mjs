/**
 * The pictures of the documentation, from real runs on the embedded AWS: the terminal pages as SVG (light
 * and dark in one file), the HTML report as PNG. `node scripts/pictures.mjs [--tool FILE] [--only NAME]`,
 * after a build.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { chromium } from "playwright-core";
import { ensureChromium } from "./chromium.mjs";

const ROOT = path.join(import.meta.dirname, "..");
const FOLDER = path.join(ROOT, "docs", "pictures");
/** A page that loads slowly is not looked at. */
const LARGEST = 150_000;

/** @type {Readonly<Record<string, string[]>>} */
const TERMINALS = {
  run: ["--simulate", "on-demand-unsupported"],
  works: ["--simulate", "healthy"],
  fails: ["--simulate", "iam-destination-region-denied"],
  plan: ["plan", "--simulate", "healthy-unpinned"],
};
const REPORT = ["--simulate", "iam-destination-region-denied", "--deep", "--format", "html"];

const ESCAPE = "\u001b[";
const SGR = new RegExp(`(${ESCAPE.replace("[", "\\[")}\\d+m)`);
const CELL = { width: 8.4, height: 18, margin: 14 };
/** SGR codes of the tool's pages as classes of the picture. */
const CLASSES = /** @type {Readonly<Record<string, string>>} */ ({
  1: "b",
  2: "d",
  31: "r",
  32: "g",
  36: "c",
});
const ENDS = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  22: ["b", "d"],
  39: ["r", "g", "c"],
});

const { values } = parseArgs({
  options: {
    tool: { type: "string", default: path.join(ROOT, "dist", "bedrock-doctor.js") },
    only: { type: "string" },
  },
});
const isWanted = (/** @type {string} */ name) => values.only === undefined || values.only === name;

mkdirSync(FOLDER, { recursive: true });
for (const [name, args] of Object.entries(TERMINALS)) {
  if (!isWanted(name)) continue;
  save(`${name}.svg`, drawTerminal(run([...args, "--color"]), `bedrock-doctor ${args.join(" ")}`));
}
if (isWanted("report")) save("report.png", await photograph(run(REPORT)));

/** @param {string[]} args */
function run(args) {
  try {
    return execFileSync(process.execPath, [values.tool, ...args], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: tmpdir() },
      stdio: ["ignore", "pipe", "inherit"],
    });
  } catch (error) {
    // A run that finds something has an exit code of its own.
    const { status, stdout } = /** @type {import("node:child_process").SpawnSyncReturns<string>} */ (error);
    if (status === 1 && stdout !== "") return stdout;
    throw error;
  }
}

/**
 * @param {string} page with escape sequences
 * @param {string} command
 */
function drawTerminal(page, command) {
  const lines = [`$ ${command}`, "", ...page.trimEnd().split("\n")];
  const columns = Math.max(80, ...lines.map((line) => stripVTControlCharacters(line).length));
  const width = Math.ceil(columns * CELL.width + 2 * CELL.margin);
  const height = lines.length * CELL.height + 2 * CELL.margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeText(command)}">
<style>
svg{--ground:#fff;--text:#1c1e21;--dim:#5c636b;--red:#a3181d;--green:#146c2e;--cyan:#0a5f73}
@media (prefers-color-scheme:dark){svg{--ground:#15181c;--text:#e6e8eb;--dim:#9aa2ac;--red:#ff9a97;--green:#7fd896;--cyan:#79d4ea}}
rect{fill:var(--ground);stroke:var(--dim);stroke-opacity:.4}
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--text);white-space:pre}
.b{font-weight:700}.d{fill:var(--dim)}.r{fill:var(--red)}.g{fill:var(--green)}.c{fill:var(--cyan)}
</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6"/>
${lines.flatMap((line, row) => drawLine(line, row)).join("\n")}
</svg>
`;
}

/**
 * @param {string} line
 * @param {number} row
 * @returns {string[]}
 */
function drawLine(line, row) {
  /** @type {Set<string>} */
  const classes = new Set();
  const y = CELL.margin + (row + 0.75) * CELL.height;
  let column = 0;
  const runs = [];
  for (const part of line.split(SGR)) {
    if (part.startsWith(ESCAPE)) {
      const code = part.slice(ESCAPE.length, -1);
      const begun = CLASSES[code];
      if (begun !== undefined) classes.add(begun);
      for (const ended of ENDS[code] ?? []) classes.delete(ended);
      continue;
    }
    const from = column;
    column += part.length;
    if (part.trim() === "") continue;
    const blanks = part.length - part.trimStart().length;
    const text = part.trim();
    // The length is set, so that columns stay columns in whatever font the reader has.
    runs.push(
      `<text x="${round(CELL.margin + (from + blanks) * CELL.width)}" y="${y}" textLength="${round(text.length * CELL.width)}"${classes.size === 0 ? "" : ` class="${[...classes].join(" ")}"`}>${escapeText(text)}</text>`,
    );
  }
  return runs;
}

/** @param {string} html */
async function photograph(html) {
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-picture-"));
  const browser = await chromium.launch({ executablePath: ensureChromium() });
  try {
    const file = path.join(folder, "report.html");
    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: { width: 1000, height: 720 }, colorScheme: "light" });
    await page.goto(pathToFileURL(file).href);
    return await page.screenshot();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function save(name, content) {
  const file = path.join(FOLDER, name);
  writeFileSync(file, content);
  const { size } = statSync(file);
  if (size > LARGEST) throw new Error(`${file} has ${size} bytes: more than ${LARGEST}`);
  console.log(`docs/pictures/${name}: ${Math.round(size / 1000)} kB`);
}

/** @param {string} text */
function escapeText(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
