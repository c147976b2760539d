/**
 * One recorded run of the real client, and the plan that the model makes of the same machine. Used by
 * the tests that hold the model against what was observed.
 */
import { readFileSync } from "node:fs";
import { draftPlan } from "../../src/claude-code/plan.js";
import type { Draft, Plan } from "../../src/claude-code/types.js";
import { compareVersions } from "../../src/knowledge/versions.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { type ScriptedAws, startUp } from "./scripted-aws.js";

export interface VectorRecord {
  id: string;
  version: string;
  env: Record<string, string | null>;
  settings: Record<string, string | object>;
  files: Record<string, string | object>;
  args: string[];
  aws: ScriptedAws;
  observed: {
    region: string | null;
    signingService: string | null;
    authKind: string | null;
    accessKeyId: string | null;
    host: string | null;
    modelId: string | null;
    calls: string[];
    shown?: string;
    stderr?: string;
    /** Sorted; repeated where a model was asked more than once. */
    probedModels: string[];
    request?: {
      maxTokens: number;
      betas: string[];
      systemCache: ({ ttl?: string } | null)[];
      headers: Record<string, string>;
    };
  };
}

/** What the first real model request shows, and what the plan says of it; `undefined` is not compared. */
export type Compared = Record<
  "region" | "host" | "signingService" | "authKind" | "accessKeyId" | "modelId",
  string | null | undefined
>;

const home = "/home/dev";
const cwd = "/srv/project";
/** When the runs took place. */
const clock = 1_795_161_264_744;

/** All records of a file. */
export function readAllVectors(name: string): VectorRecord[] {
  const path = new URL(`../vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as VectorRecord[];
}

/** The records of a file that got as far as a model request. */
export function readVectors(name: string): VectorRecord[] {
  return readAllVectors(name).filter(({ observed }) => observed.host !== null);
}

/** Drafts the plan of a record's machine, and settles it by what start-up came to. */
export function planOf(record: VectorRecord): { draft: Draft; plan: Plan } {
  const { env, settings, files, args, aws, version } = fillPlaceholders(record);
  const environment = Object.fromEntries(
    Object.entries({ HOME: home, ...env }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const inHome = Object.entries(files).map(([path, content]) => [`${home}/${path}`, content]);
  const host = memoryHost({
    platform: "linux",
    environment,
    home,
    cwd,
    files: { ...settings, ...Object.fromEntries(inHome) },
    clock,
    claudeVersion: version,
  });
  const settingsFile = argument(args, "--settings");
  const model = argument(args, "--model");
  const snapshot = readMachine(host, {
    trustProject: true,
    ...(settingsFile === undefined ? {} : { settingsFile }),
  });
  const draft = draftPlan(snapshot, {
    mode: "print",
    trustProject: true,
    claudeVersion: version,
    ...(model === undefined ? {} : { model }),
  });
  return { draft, plan: startUp(draft, aws).plan };
}

/** What the plan predicts of the first real request. */
export function predict(record: VectorRecord): Compared {
  const { draft, plan } = planOf(record);
  const primary = plan.models[0];
  const route = primary?.route ?? "invoke";
  const signing = plan.signing[route];
  const url = new URL(plan.endpoints[route]?.url ?? "https://none.invalid");
  const decidedHere = ["api-key", "keys", "skipped"].includes(draft.wiring.credentials.kind);
  return {
    region: primary?.region,
    // Release 2.1.170 leaves the port out of the Host header; the plan's URL is the same.
    host: compareVersions(record.version, "2.1.170") > 0 ? url.host : url.hostname,
    signingService: signing?.kind === "sigv4" ? signing.service : null,
    authKind:
      signing === null
        ? null
        : ({ sigv4: "sigv4", bearer: "Bearer", none: null }[signing?.kind ?? "none"] ?? null),
    accessKeyId: decidedHere ? (plan.credentials.accessKeyId ?? null) : undefined,
    modelId: primary?.resolved,
  };
}

/** The fields in which the plan and the observation differ. */
export function differences(record: VectorRecord): string[] {
  const predicted = predict(record);
  return (Object.keys(predicted) as (keyof Compared)[])
    .filter((field) => predicted[field] !== undefined && predicted[field] !== record.observed[field])
    .map((field) => `${field}: ${String(predicted[field])} instead of ${String(record.observed[field])}`);
}

function argument(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

function fillPlaceholders(record: VectorRecord): VectorRecord {
  const text = JSON.stringify(record).replaceAll("{HOME}", home).replaceAll("{WORK}", cwd);
  return JSON.parse(text) as VectorRecord;
}
