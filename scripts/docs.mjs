/**
 * Writes the sections of the codes into the pages of `docs/`; `--check` only says which are not current.
 * Bundles `test/docs/codes/main.ts`, which is TypeScript: it plays the simulator's set-ups.
 */
import path from "node:path";
import { runTypeScript } from "./run-typescript.mjs";

process.chdir(path.join(import.meta.dirname, ".."));
await runTypeScript("test/docs/codes/main.ts");
