/**
 * Saves a renewed token into the file it came from, as the AWS SDK does: what else stands there stays.
 * The file is replaced at once, with its own permissions, so that no reader meets half of it.
 */
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { UpdateJsonFile } from "../aws/providers/types.js";

type Entries = Record<string, unknown>;

/** Puts new values into a token's file; a failure only means that the next run renews again. */
export const saveToken: UpdateJsonFile = async (file, changes) => {
  const aside = `${file}.${process.pid}.tmp`;
  try {
    const held: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!isEntries(held)) return;
    const merged = { ...held };
    for (const [name, value] of Object.entries(changes)) {
      const before = merged[name];
      merged[name] = isEntries(value) && isEntries(before) ? { ...before, ...value } : value;
    }
    writeFileSync(aside, JSON.stringify(merged, null, 2), { mode: 0o600 });
    chmodSync(aside, statSync(file).mode & 0o777);
    renameSync(aside, file);
  } catch {
    rmSync(aside, { force: true });
  }
};

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
