/**
 * Replays a recorded run through the built tool: the same machine on disk, the same answers of AWS by
 * real host names. What comes back is what the tool sent, and its report.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type CertificateAuthority, createAuthority } from "../../src/simulator/certificates.js";
import type { VectorRecord } from "../claude-code/vector-record.js";
import { runTool } from "../scenarios/tool.js";
import { startConnectProxy } from "./connect-proxy.js";
import { type AwsScript, type SentRequest, startScriptedAws } from "./scripted-aws.js";

/** A recorded run with the parts that only the wire needs. */
export interface WireRecord extends VectorRecord {
  aws: VectorRecord["aws"] & AwsScript & { imds?: unknown };
  net?: object;
  observed: VectorRecord["observed"] & { path: string | null };
}

/** What the tool's report says of the run. */
export interface WireReport {
  plan: {
    models: { resolved: string; route: string; fellBackFrom?: { resolved: string } }[];
    startUp: { probes: { model: string }[] };
    credentials: { kind: string };
  };
  facts: Record<string, { state: string; why?: { text?: string; fact?: string }; failure?: unknown }>;
}

export interface Replayed {
  sent: readonly SentRequest[];
  /** Null where the tool printed none. */
  report: WireReport | null;
  stderr: string;
}

export interface Stage {
  replay(record: WireRecord): Promise<Replayed>;
  close(): Promise<void>;
}

const MANAGED = "/etc/claude-code/managed-settings.json";
/** When the recorded runs took place, ms since the epoch. */
const RECORDED_AT = 1_795_161_264_744;

/** Why a record cannot be replayed through a process, or null. It says nothing about the tool. */
export function whyNotReplayed(record: WireRecord): string | null {
  if (record.observed.host === null) return "the client made no model request";
  if (record.net !== undefined) return "the network itself was at fault";
  if (MANAGED in record.settings) return "managed settings stand in a folder of the system";
  if (record.aws.imds !== undefined) return "the metadata service has an address of its own, past any proxy";
  if (Object.keys(record.env).some((name) => /_proxy$/i.test(name))) return "it is about proxies";
  return null;
}

/** One server, one proxy and one place for machines; a stage replays one record at a time. */
export async function openStage(): Promise<Stage> {
  const authority: CertificateAuthority = await createAuthority("wire tests");
  const aws = await startScriptedAws();
  const proxy = await startConnectProxy(aws.port, authority);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-wire-")));
  const trusted = join(folder, "ca.pem");
  writeFileSync(trusted, authority.pem);
  return {
    async replay(given) {
      const root = mkdtempSync(join(folder, "run-"));
      const machine = layOut(given, root, folder);
      aws.play(given.aws);
      const run = await runTool(machine.args, {
        home: machine.home,
        cwd: machine.work,
        environment: {
          CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
          DISABLE_TELEMETRY: "1",
          DISABLE_AUTOUPDATER: "1",
          NODE_EXTRA_CA_CERTS: trusted,
          HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
          PATH: machine.path,
          ...machine.environment,
        },
      });
      rmSync(root, { recursive: true, force: true });
      return { sent: [...aws.sent()], report: parseReport(run.stdout), stderr: run.stderr };
    },
    async close() {
      await proxy.close();
      await aws.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function parseReport(stdout: string): WireReport | null {
  return stdout.startsWith("{") ? (JSON.parse(stdout) as WireReport) : null;
}

/** Writes the machine of a record to disk: home, working folder, and a client of its version. */
function layOut(given: WireRecord, root: string, certificates: string) {
  const home = join(root, "home");
  const work = join(root, "work");
  const text = JSON.stringify(given)
    .replaceAll("{HOME}", home)
    .replaceAll("{WORK}", work)
    .replaceAll("{CA}", certificates);
  const { env, settings, files, args, version } = JSON.parse(text) as WireRecord;
  for (const folder of [home, work]) mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(settings)) {
    write(path.startsWith("~/") ? join(home, path.slice(2)) : join(work, path), content);
  }
  for (const [path, content] of Object.entries(files)) write(join(home, path), content);
  return {
    home,
    work,
    path: [installClient(join(root, "client"), version), "/usr/local/bin", "/usr/bin", "/bin"].join(
      delimiter,
    ),
    environment: Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
    args: [
      ...["run", "--mode", "print", "--trust-project", "--format", "json", "--timeout", "70"],
      ...["--model", "--settings"].flatMap((flag) => {
        const at = args.indexOf(flag);
        return at < 0 ? [] : [flag, args[at + 1] ?? ""];
      }),
    ],
  };
}

/** A native install, as far as its files tell the version. Returns the folder for PATH. */
function installClient(root: string, version: string): string {
  const executable = join(root, "share", "claude", "versions", version);
  const bin = join(root, "bin");
  write(executable, "");
  mkdirSync(bin, { recursive: true });
  symlinkSync(executable, join(bin, "claude"));
  return bin;
}

function write(file: string, content: string | object): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  writeFileSync(file, fromThen(text), { mode: file.endsWith(".sh") || !file.includes(".") ? 0o755 : 0o644 });
}

/** Times in a file of the client's are absolute; they keep their distance from now. */
function fromThen(text: string): string {
  return text.replace(/(?<="at":\s*)\d{13}/g, (at) => String(Number(at) - RECORDED_AT + Date.now()));
}
