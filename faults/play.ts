/** One run of the built tool: its machine on the disk, its AWS behind the front, one or two things wrong. */
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { layOut } from "../conformance/machine.js";
import { installClient, tool } from "../conformance/programs.js";
import { environmentOf, machineOf } from "../conformance/scenario-machine.js";
import { startSimulator } from "../src/simulator/index.js";
import { type Authorities, type Front, openFront, type Wrongs } from "./front.js";
import type { ProcessFault } from "./list.js";
import type { SetUp } from "./set-ups.js";

export interface Play {
  setUp: SetUp;
  wrongs: Wrongs;
  /** AWS's clock minus the machine's, seconds. */
  clockOffsetSeconds?: number;
  process?: { fault: ProcessFault; afterMs: number; toFile?: boolean };
  /** The only way out is the front's proxy. */
  throughProxy?: boolean;
}

export interface Played {
  /** With `toFile`, what stands in the file. */
  stdout: string;
  stderr: string;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  durationMs: number;
  asked: Front["asked"];
  /** How often what is wrong was met. */
  met: number;
  /** Processes of the run that outlived it, by command line. */
  left: string[];
  /** Files that the run changed or made. */
  changed: { file: string; text: string }[];
  /** Requests had reached AWS when the signal was sent. */
  underWay: boolean;
}

/** Limit that the tool is given, seconds. */
export const LIMIT_SECONDS = 3;
/** A run that takes longer than this is ended by force, ms. */
const HANG_MS = 15_000;

/** @param folder for the machine; @param preload the file that leads connections to the front */
export async function play(
  { setUp, wrongs, clockOffsetSeconds = 0, process: fault, throughProxy = false }: Play,
  at: { folder: string; preload: string; authorities: Authorities; closedPort: number },
): Promise<Played> {
  const root = mkdtempSync(join(at.folder, "run-"));
  const scenario = { ...setUp.scenario, aws: { ...setUp.scenario.aws, clockOffsetSeconds } };
  const simulator = await startSimulator(scenario, { now: Date.now });
  const front = await openFront(simulator.port, at.authorities, wrongs);
  const laid = layOut(machineOf(scenario), root);
  const before = readFiles(laid.home);
  const marker = `FAULTS_RUN=${root}`;
  const way = {
    ...front.ports,
    closed: at.closedPort,
    unknown: wrongs.hosts.filter((one) => one.fault === "dns").map(({ host }) => host),
    refused: wrongs.hosts.filter((one) => one.fault === "refused").map(({ host }) => host),
  };
  const environment: Record<string, string> = {
    ...environmentOf(scenario, laid, installClient(root, scenario.machine.claudeVersion ?? "2.1.328")),
    NODE_OPTIONS: `--require ${at.preload}`,
    NODE_EXTRA_CA_CERTS: join(at.folder, "ca.pem"),
    FAULTS_WAY: JSON.stringify(way),
    FAULTS_RUN: root,
    ...(throughProxy ? { HTTPS_PROXY: `http://127.0.0.1:${front.ports.proxy}` } : {}),
  };
  if (setUp.metadata) delete environment.AWS_EC2_METADATA_DISABLED;
  const file =
    fault?.fault === "full-disk-of-file" ? "/dev/full" : fault?.toFile ? join(root, "report.json") : null;
  const disk = fault?.fault === "full-disk" ? openSync("/dev/full", "w") : null;
  const began = performance.now();
  try {
    const ended = await new Promise<Pick<Played, "stdout" | "stderr" | "exitCode" | "signal" | "underWay">>(
      (resolve, reject) => {
        const child = spawn(
          process.execPath,
          [
            tool(),
            "run",
            "--format",
            "json",
            "--timeout",
            String(LIMIT_SECONDS),
            ...setUp.args,
            ...(file === null ? [] : ["--output", file]),
          ],
          {
            cwd: join(laid.home, "project"),
            env: environment,
            stdio: ["ignore", disk ?? "pipe", "pipe"],
            detached: true,
          },
        );
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        let underWay = false;
        child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
        child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
        if (fault?.fault === "closed-stdout") child.stdout?.destroy();
        const signal = fault?.fault === "SIGINT" || fault?.fault === "SIGTERM" ? fault.fault : null;
        const timer =
          signal === null
            ? undefined
            : setTimeout(() => {
                underWay = front.asked.length > 0;
                child.kill(signal);
              }, fault?.afterMs);
        const hang = setTimeout(() => {
          if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        }, HANG_MS);
        child.on("error", reject);
        child.on("close", (exitCode, endedBy) => {
          clearTimeout(timer);
          clearTimeout(hang);
          resolve({
            stdout: Buffer.concat(stdout).toString("utf8"),
            stderr: Buffer.concat(stderr).toString("utf8"),
            exitCode,
            signal: endedBy,
            underWay,
          });
        });
      },
    );
    const durationMs = performance.now() - began;
    const after = readFiles(laid.home);
    return {
      ...ended,
      ...(fault?.toFile && existsSync(join(root, "report.json"))
        ? { stdout: readFileSync(join(root, "report.json"), "utf8") }
        : {}),
      durationMs,
      asked: front.asked,
      met: front.met(),
      left: processesWith(marker),
      changed: [
        ...[...after].flatMap(([name, text]) => (before.get(name) === text ? [] : [{ file: name, text }])),
        ...readdirSync(root)
          .filter((name) => !["home", "work", "client", "report.json"].includes(name))
          .map((name) => ({ file: `beside the report: ${name}`, text: "" })),
      ],
    };
  } finally {
    if (disk !== null) closeSync(disk);
    await front.close();
    await simulator.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function readFiles(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      const file = join(one.parentPath, one.name);
      return [file.slice(folder.length + 1), readFileSync(file, "utf8")];
    }),
  );
}

/** Command lines of the processes that carry a variable in their environment. Linux only. */
function processesWith(marker: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(marker)) return [];
        return [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()];
      } catch {
        return [];
      }
    });
}
