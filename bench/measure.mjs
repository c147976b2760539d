/**
 * Runs commands in turn and takes the time and the peak memory of each. Every command runs once a round,
 * so that noise of the machine hits all alike and their ratios mean something; memory is taken in rounds
 * of its own, so that taking it costs no time.
 */
import { spawn } from "node:child_process";
import path from "node:path";

const PEAK_MEMORY = path.join(import.meta.dirname, "peak-memory.cjs");
const MEMORY_ROUNDS = 3;

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string[]} args of `node`
 * @property {NodeJS.ProcessEnv} environment
 */

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} median ms
 * @property {number} minimum ms
 * @property {number} peak MB
 */

/**
 * @param {readonly Row[]} rows
 * @param {number} rounds
 * @returns {Promise<Measured[]>} in the order of the rows
 * @throws {Error} where a command ends with another exit code than 0
 */
export async function measure(rows, rounds) {
  /** @type {Map<Row, number[]>} */
  const times = new Map(rows.map((row) => [row, []]));
  /** @type {Map<Row, number[]>} */
  const peaks = new Map(rows.map((row) => [row, []]));
  for (const row of rows) await run(row, false);
  for (let round = 0; round < rounds; round += 1) {
    for (const [row, list] of times) list.push((await run(row, false)).ms);
  }
  for (let round = 0; round < MEMORY_ROUNDS; round += 1) {
    for (const [row, list] of peaks) list.push((await run(row, true)).peak);
  }
  return rows.map((row) => ({
    name: row.name,
    median: median(times.get(row) ?? []),
    minimum: Math.min(...(times.get(row) ?? [])),
    peak: Math.max(...(peaks.get(row) ?? [])),
  }));
}

/**
 * @param {Row} row
 * @param {boolean} withMemory
 * @returns {Promise<{ ms: number, peak: number }>} `peak` is 0 where memory was not asked for
 */
function run(row, withMemory) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...(withMemory ? ["--require", PEAK_MEMORY] : []), ...row.args], {
      env: row.environment,
      stdio: ["ignore", "ignore", "pipe", withMemory ? "pipe" : "ignore"],
    });
    let errors = "";
    let peak = "";
    let ms = 0;
    child.stderr?.on("data", (data) => {
      errors += data;
    });
    child.stdio[3]?.on("data", (data) => {
      peak += data;
    });
    child.on("error", reject);
    child.on("exit", () => {
      ms = performance.now() - started;
    });
    child.on("close", (code) => {
      if (code === 0) resolve({ ms, peak: Number(peak) / 1024 });
      else reject(new Error(`${row.name} ended with exit code ${code}\n${errors}`));
    });
  });
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
