/** Bundles `faults/main.ts`, which is TypeScript, and runs it with the arguments given. */
import path from "node:path";
import { runTypeScript } from "./run-typescript.mjs";

process.env.FAULTS_PRELOAD = path.join(import.meta.dirname, "..", "faults", "redirect.cjs");
await runTypeScript("faults/main.ts");
