/**
 * Preloaded into a measured process: at its end writes its peak resident memory, in kB, to descriptor 3.
 * Linux's own high-water mark is preferred, for `maxRSS` starts from the size of the process that
 * spawned this one.
 */
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    const own = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (own) peak = Number(own);
  } catch {
    // Not Linux: what the system counted has to do.
  }
  writeSync(3, String(peak));
});
