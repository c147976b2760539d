/** Where the configuration stands: in the folder of the run or in one above it, as other tools look for theirs. */
import { statSync } from "node:fs";
import path from "node:path";

/** The only name that is looked for. */
export const CONFIGURATION_FILE = "bedrock-doctor.config.json";

/** The nearest file of that name from `folder` upwards, or null. */
export function findConfiguration(folder: string): string | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, CONFIGURATION_FILE);
    if (isFile(file)) return file;
    if (path.dirname(at) === at) return null;
  }
}

function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A folder that this user may not look into.
    return false;
  }
}
