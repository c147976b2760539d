/** Bundles `test/fuzz/main.ts`, which is TypeScript, and runs it with the arguments given. */
import { runTypeScript } from "./run-typescript.mjs";

await runTypeScript("test/fuzz/main.ts");
