/**
 * The operating system's trust store, which Claude Code trusts beside its built-in authorities: read
 * only when a run meets a chain that nothing else vouches for. Node.js itself can read it from 22.15
 * on; before, the bundle files of Linux distributions are what can be read.
 */
import { readFileSync } from "node:fs";
import tls from "node:tls";
import type { SystemRoots } from "../aws/trust.js";
import type { Plan } from "../claude-code/types.js";
import {
  linuxBundles,
  nodeReadsSystemStoreSince,
  storeNames,
  systemStoreTrusted,
} from "../knowledge/trust-stores.js";
import { ruleFor } from "../knowledge/versions.js";

/** Where to look; given by tests only. */
export interface SystemTrustSources {
  /** PEM bundles, the first that can be read counts. */
  bundles?: readonly string[];
  /** Node's own reader; null where it has none. */
  fromNode?: (() => string[]) | null;
}

/** How to read the store that the client of a plan trusts; nothing is read before it is called. */
export function systemTrustOf(
  plan: Pick<Plan, "platform" | "claudeCode" | "variables">,
  sources: SystemTrustSources = {},
): () => Promise<SystemRoots> {
  const {
    bundles = plan.platform === "linux" ? linuxBundles.map(({ file }) => file) : [],
    fromNode = nodesOwnReader(),
  } = sources;
  return async () => {
    if (!trustsSystemStore(plan)) return { state: "unused" };
    const bundle = firstReadable(bundles);
    if (bundle !== null) return { state: "read", pem: [bundle] };
    const pem = fromNode?.() ?? [];
    if (pem.length > 0) return { state: "read", pem };
    return { state: "unreadable", why: whyUnreadable(plan.platform, fromNode !== null) };
  };
}

/** By release, and by CLAUDE_CODE_CERT_STORE where it names the built-in store alone. */
export function trustsSystemStore({
  claudeCode,
  variables,
}: Pick<Plan, "claudeCode" | "variables">): boolean {
  if (!ruleFor(systemStoreTrusted, claudeCode.version)) return false;
  const variable = variables.find(({ name, leftOut }) => name === "CLAUDE_CODE_CERT_STORE" && !leftOut);
  const stores = (variable?.value ?? "").split(",").map((store) => store.trim().toLowerCase());
  return stores.includes(storeNames.system) || !stores.includes(storeNames.builtIn);
}

function firstReadable(files: readonly string[]): string | null {
  for (const file of files) {
    try {
      const text = readFileSync(file, "utf8");
      if (text.includes("-----BEGIN ")) return text;
    } catch {
      // Each distribution has one of these files, and none of the others.
    }
  }
  return null;
}

function nodesOwnReader(): (() => string[]) | null {
  const read: unknown = Reflect.get(tls, "getCACertificates");
  return typeof read === "function" ? () => read("system") : null;
}

function whyUnreadable(platform: Plan["platform"], nodeReads: boolean): string {
  if (nodeReads) return "The operating system's trust store is empty.";
  if (platform === "linux") return "None of the usual files of the system's trust store can be read.";
  return `Node.js ${process.versions.node} cannot read the operating system's trust store; ${nodeReadsSystemStoreSince.value} and later can.`;
}
