/** Bundles `bench/main.ts`, which is TypeScript, and runs it with the arguments given. */
import { runTypeScript } from "../scripts/run-typescript.mjs";

process.env.BENCH_FOLDER = import.meta.dirname;
await runTypeScript("bench/main.ts");
