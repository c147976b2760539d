/** The tests that need a real Chromium, which is looked for, or installed, first. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureChromium } from "./chromium.mjs";

const ROOT = path.join(import.meta.dirname, "..");
const vitest = path.join(ROOT, "node_modules", "vitest", "vitest.mjs");
const env = { ...process.env, TEST_BROWSER: "1", CHROMIUM_PATH: ensureChromium() };
const { status } = spawnSync(process.execPath, [vitest, "run"], { cwd: ROOT, env, stdio: "inherit" });
process.exitCode = status ?? 1;
