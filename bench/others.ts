/**
 * The programs that the tool is held against: a release of Claude Code and the AWS CLI, before the same
 * simulator. Who has neither gets the table without them, and a sentence each.
 */
import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { onEveryMachine } from "../conformance/programs.js";
import { fetchRelease, NoRelease, PINNED } from "../conformance/releases.js";
import type { Row } from "./measure.js";
import { OTHERS } from "./names.js";
import { bareMachine } from "./our-rows.js";
import type { Servers } from "./servers.js";

const run = promisify(execFile);

export interface Others {
  rows: Row[];
  /** Name and release of each program that is there. */
  versions: string[];
  leftOut: string[];
}

/** @param folder for what the programs write */
export async function findOthers(folder: string, servers: Servers): Promise<Others> {
  const found = [await findClient(folder, servers), await findCli(folder, servers)];
  return {
    rows: found.flatMap(({ rows }) => rows),
    versions: found.flatMap(({ versions }) => versions),
    leftOut: found.flatMap(({ leftOut }) => leftOut),
  };
}

async function findClient(folder: string, { near, far }: Servers): Promise<Others> {
  const version = PINNED.at(-1) ?? "";
  try {
    const command = await fetchRelease(version);
    const home = join(folder, "client-home");
    const work = join(folder, "client-work");
    for (const one of [home, work]) mkdirSync(one);
    const machine = onEveryMachine(home, work);
    const client = { command, folder: work, optional: true } as const;
    return {
      rows: [
        { ...client, name: OTHERS.clientVersion, args: ["--version"], environment: machine },
        {
          ...client,
          name: OTHERS.client,
          args: ["-p", "hi"],
          environment: { ...machine, ...near.healthy.variables },
          apart: true,
          counted: { server: far.healthy, environment: { ...machine, ...far.healthy.variables } },
        },
      ],
      versions: [`Claude Code ${version}`],
      leftOut: [],
    };
  } catch (error) {
    if (!(error instanceof NoRelease)) throw error;
    return { rows: [], versions: [], leftOut: [`Claude Code is left out: ${error.message}`] };
  }
}

async function findCli(folder: string, { near, far }: Servers): Promise<Others> {
  const home = join(folder, "cli-home");
  mkdirSync(home);
  const bare = bareMachine(home);
  const behind = ({ variables }: { variables: Record<string, string> }): NodeJS.ProcessEnv => ({
    ...bare,
    ...variables,
    AWS_CA_BUNDLE: variables.NODE_EXTRA_CA_CERTS,
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const command = await findAws();
  const version = await run(command, ["--version"], { env: bare }).catch(() => null);
  if (version === null) {
    return { rows: [], versions: [], leftOut: ["The AWS CLI is left out: there is none on PATH."] };
  }
  return {
    rows: [
      {
        name: OTHERS.cli,
        command,
        args: ["sts", "get-caller-identity"],
        environment: behind(near.healthy),
        apart: true,
        counted: { server: far.healthy, environment: behind(far.healthy) },
        optional: true,
      },
    ],
    versions: [/^aws-cli\/\S+/.exec(version.stdout)?.[0] ?? "the AWS CLI"],
    leftOut: [],
  };
}

/** Behind a version manager's shim, whose own time is not the AWS CLI's. */
async function findAws(): Promise<string> {
  return run("pyenv", ["which", "aws"]).then(
    ({ stdout }) => stdout.trim(),
    () => "aws",
  );
}
