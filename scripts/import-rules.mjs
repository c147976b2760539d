/**
 * The import allow-list as data: for each room what it may import. What is not listed is forbidden.
 * It is here, and not in the linter's configuration, because the linter's restriction of imports knows
 * neither where a relative path leads nor that an import is of types only.
 */

/**
 * @typedef {object} Room
 * @property {string} path folder or file, from the root of the repository
 * @property {readonly string[]} values rooms whose values (and types) it may import; `*` is all
 * @property {readonly string[]} types rooms of which it may import types only; `*` is all
 * @property {readonly string[]} builtins Node's modules, without `node:`, each with what is below it
 *   (`fs` allows `fs/promises`); `*` is all
 * @property {readonly string[]} packages npm packages, each with what is below it; `@scope/*` is a scope
 */

/** Touch neither the machine nor the network, so a pure room may use them. */
const PURE = ["path", "url", "util", "crypto", "buffer"];
/** Waiting, streams and events: for rooms that talk to something. */
const ASYNC = ["events", "stream", "timers", "async_hooks", "perf_hooks"];
const NETWORK = ["net", "tls", "http", "https", "dns", "zlib"];
const FILES = ["fs", "os", "child_process"];

/** @type {readonly Room[]} */
export const rooms = [
  { path: "bin", values: ["src/cli"], types: [], builtins: ["module", "process"], packages: [] },
  {
    path: "src/cli",
    values: ["*"],
    types: ["*"],
    builtins: ["*"],
    packages: ["commander", "chalk", "cli-table3", "jsonc-parser"],
  },
  {
    path: "src/machine",
    values: ["src/knowledge"],
    types: [],
    builtins: [...PURE, ...ASYNC, ...FILES, "process", "tls"],
    packages: ["jsonc-parser"],
  },
  {
    path: "src/claude-code",
    values: ["src/knowledge"],
    types: ["src/machine"],
    builtins: PURE,
    packages: [],
  },
  { path: "src/knowledge", values: [], types: [], builtins: [], packages: [] },
  {
    path: "src/aws",
    values: ["src/knowledge"],
    types: [],
    builtins: [...PURE, ...ASYNC, ...NETWORK],
    packages: ["@aws-sdk/*", "@smithy/*", "hpagent"],
  },
  {
    path: "src/facts",
    values: ["src/aws"],
    types: ["src/claude-code", "src/engine", "src/machine"],
    builtins: [...PURE, ...ASYNC],
    packages: ["p-limit"],
  },
  { path: "src/diagnosis", values: ["src/knowledge"], types: ["*"], builtins: PURE, packages: [] },
  { path: "src/engine", values: [], types: ["*"], builtins: [...PURE, ...ASYNC], packages: [] },
  { path: "checks", values: ["src/engine", "src/diagnosis"], types: ["*"], builtins: [], packages: [] },
  {
    path: "src/report",
    values: [],
    types: ["*"],
    builtins: PURE,
    packages: ["chalk", "cli-table3"],
  },
  {
    path: "src/simulator",
    values: ["src/knowledge"],
    types: [],
    builtins: [...PURE, ...ASYNC, ...NETWORK, ...FILES],
    packages: ["@smithy/core/event-streams", "@peculiar/x509", "reflect-metadata"],
  },
  {
    path: "src/fleet",
    values: ["src/engine", "src/facts", "src/report"],
    types: [],
    builtins: [...PURE, ...ASYNC],
    packages: ["p-limit"],
  },
  // The package's JSON Schemas: data.
  { path: "schema", values: [], types: [], builtins: [], packages: [] },
  { path: "src/plugin.ts", values: ["src/engine"], types: ["*"], builtins: [], packages: [] },
  {
    path: "src/index.ts",
    values: ["src/engine", "src/cli", "src/plugin.ts"],
    types: ["*"],
    builtins: [],
    packages: [],
  },
];

/** Holds only types, so it may name those of any room. */
export const typesFile = "types.ts";

/** Rooms whose types files import nothing at all, so that the wire can be read on its own. */
export const closedTypesFiles = ["src/aws/types.ts"];

/** Computed specifiers are how plug-ins are loaded: by the command line, when it was told to. */
export const roomsThatCompute = ["src/cli"];
