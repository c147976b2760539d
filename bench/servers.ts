/** The simulators of a bench: of each account one that answers at once and one that answers late. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Span } from "./critical-path.js";
import type { Account } from "./serve.js";

export interface Server {
  /** What a client has to set to be served: it then trusts the simulator and nobody else beside its own roots. */
  variables: Record<string, string>;
  /** The same for one that also trusts whom this machine has Node trust, as `node -e 0` does here. */
  beside: Record<string, string>;
  /** What was asked since the last call. */
  take(): Promise<Span[]>;
}

export interface Servers {
  near: Record<Account, Server>;
  far: Record<Account, Server>;
  close(): Promise<void>;
}

/**
 * @param folder for their certificates
 * @param latencyMs of each answer of the far ones
 * @throws Error where one ends before it serves
 */
export async function openServers(folder: string, latencyMs: number): Promise<Servers> {
  const open: (Server & { close(): Promise<void> })[] = [];
  const start = async (account: Account, latency: number): Promise<Server> => {
    const server = await startServer(account, latency, folder);
    open.push(server);
    return server;
  };
  const close = async (): Promise<void> => {
    for (const server of open) await server.close();
  };
  try {
    const near = { healthy: await start("healthy", 0), "nothing-granted": await start("nothing-granted", 0) };
    const far = {
      healthy: await start("healthy", latencyMs),
      "nothing-granted": await start("nothing-granted", latencyMs),
    };
    return { near, far, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(
  account: Account,
  latencyMs: number,
  folder: string,
): Promise<Server & { close(): Promise<void> }> {
  const program = process.argv[1] ?? "";
  const child = spawn(process.execPath, [program, "serve", account, String(latencyMs), folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the simulator of the account ${account} has ended`);
    return value;
  };
  const variables = JSON.parse(await read()) as Record<string, string>;
  return {
    variables,
    beside: { ...variables, ...besideBundle(variables.NODE_EXTRA_CA_CERTS ?? "") },
    async take() {
      child.stdin.write("\n");
      // JSON has no infinity: an answer that never came is null there.
      const log = JSON.parse(await read()) as (Omit<Span, "endMs"> & { endMs: number | null })[];
      return log.map((span) => ({ ...span, endMs: span.endMs ?? Number.POSITIVE_INFINITY }));
    },
    async close() {
      child.kill();
      await closed;
    },
  };
}

/** Node reads the machine's own bundle at every start; a program that is spared it starts the sooner. */
function besideBundle(authority: string): Record<string, string> {
  const bundle = process.env.NODE_EXTRA_CA_CERTS;
  if (bundle === undefined) return {};
  const both = authority.replace(/\.pem$/, "-beside.pem");
  writeFileSync(both, `${readFileSync(bundle, "utf8")}\n${readFileSync(authority, "utf8")}`);
  return { NODE_EXTRA_CA_CERTS: both };
}
