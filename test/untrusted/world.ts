/**
 * A person's machine on real disk, an AWS behind a company's proxy, and a folder that a stranger wrote:
 * its settings point to canaries, commands that leave a file and servers that count who calls.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import path from "node:path";
import { loadScenario, startProxy, startSimulator } from "../../src/simulator/index.js";
import type { Simulator } from "../../src/simulator/types.js";
import { makeHome, runTool, type ToolRun } from "../scenarios/tool.js";

export interface World {
  home: string;
  /** The stranger's folder. */
  project: string;
  /** Command line of a canary. */
  command: string;
  /** `127.0.0.1:<port>` of the server that counts. */
  server: string;
  /** What the person's own shell has: the way to AWS, and Bedrock switched on. */
  shell: Record<string, string>;
  /** Keys that AWS knows. */
  keys: Record<string, string>;
  /** Writes a file, relative to the stranger's folder, and gives its path. */
  write(file: string, content: string | object, executable?: boolean): string;
  /** Runs the tool in the stranger's folder. */
  run(args: readonly string[], environment: Record<string, string>): Promise<ToolRun>;
  /** What the canaries saw, and forgets it. */
  fired(): { commands: string[]; requests: string[] };
  /** Where the tool went through the company's proxy, and what it asked AWS; forgotten as well. */
  asked(): { hosts: string[]; operations: string[] };
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const scenario = await loadScenario("healthy-web-identity");
  if (scenario === undefined) throw new Error("no scenario");
  const healthy = await loadScenario("healthy-env-keys");
  const key = healthy?.aws.identities[0]?.keys[0];
  const simulator = await startSimulator(
    {
      ...scenario,
      aws: { ...scenario.aws, identities: [...scenario.aws.identities, ...(healthy?.aws.identities ?? [])] },
    },
    { now: Date.now },
  );
  const proxy = await startProxy(simulator);
  const requests: string[] = [];
  const counting = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(403).end();
  });
  const sockets = new Set<Socket>();
  counting.on("connection", (socket: Socket) => sockets.add(socket));
  counting.on("connect", (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => counting.listen(0, "127.0.0.1", resolve));

  const home = makeHome({ "ca.pem": proxy.caPem, "project/README.md": "A stranger's work." });
  const project = path.join(home, "project");
  const trace = path.join(home, "canary.log");
  const command = `/bin/sh -c 'echo fired >> ${trace}'`;
  const seen = { connects: 0, calls: 0 };
  return {
    home,
    project,
    command,
    server: `127.0.0.1:${(counting.address() as AddressInfo).port}`,
    shell: {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: path.join(home, "ca.pem"),
      CLAUDE_CODE_USE_BEDROCK: "1",
      AWS_REGION: "us-east-1",
      // The canaries are reached directly, so that a request to one counts wherever a proxy is.
      NO_PROXY: "127.0.0.1",
      AWS_EC2_METADATA_DISABLED: "true",
      ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    },
    keys: { AWS_ACCESS_KEY_ID: key?.accessKeyId ?? "", AWS_SECRET_ACCESS_KEY: key?.secretAccessKey ?? "" },
    write(file, content, executable = false) {
      const place = path.join(project, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
      if (executable) chmodSync(place, 0o755);
      return place;
    },
    run: (args, environment) => runTool(args, { home, cwd: project, environment }),
    fired() {
      const commands = existsSync(trace) ? readFileSync(trace, "utf8").trim().split("\n") : [];
      rmSync(trace, { force: true });
      return { commands, requests: requests.splice(0) };
    },
    asked() {
      const hosts = proxy.connects.slice(seen.connects).map(({ target }) => target);
      const operations = simulator.calls.slice(seen.calls).map((call) => call.operation);
      seen.connects = proxy.connects.length;
      seen.calls = simulator.calls.length;
      return { hosts, operations };
    },
    close: () => closeAll(counting, sockets, proxy, simulator),
  };
}

async function closeAll(
  counting: Server,
  sockets: ReadonlySet<Socket>,
  proxy: { close(): Promise<void> },
  simulator: Simulator,
): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => counting.close(resolve));
  await proxy.close();
  await simulator.close();
}
