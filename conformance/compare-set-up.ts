/** One set-up, run by the client and by the tool: where the two part. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../src/claude-code/types.js";
import { type Ended, layOut, runOn } from "./machine.js";
import { installClient, onEveryMachine, type Release, tool } from "./programs.js";
import type { SetUp } from "./set-ups.js";
import { openStage } from "./stage.js";
import { type ModelRequest, readModelRequest } from "./wire.js";

export interface Compared {
  setUp: string;
  version: string;
  /** `what: ours instead of the client's`. */
  misses: string[];
  /** The client came to no model request. */
  nothing: boolean;
}

const clientLimitMs = 30_000;
const toolLimitMs = 30_000;

export async function compareSetUp(setUp: SetUp, release: Release, folder: string): Promise<Compared> {
  const root = mkdtempSync(join(folder, "run-"));
  const stage = await openStage(setUp.scenario, root);
  try {
    const laid = layOut(setUp.machine, root);
    const environment = {
      ...onEveryMachine(laid.home, installClient(root, release.version)),
      ...stage.environment,
      ...setUp.machine.environment,
    };
    // The tool first: the client writes files into the home.
    const options = [...setUp.args, "--mode", "print", "--trust-project", "--format", "json"];
    const planned = await runOn(
      laid,
      process.execPath,
      [tool(), "plan", ...options],
      environment,
      toolLimitMs,
    );
    const ran = await runOn(
      laid,
      process.execPath,
      [tool(), "run", ...options, "--timeout", "20"],
      environment,
      toolLimitMs,
    );
    const sent = stage.take().flatMap((one) => readModelRequest(one) ?? []);
    const client = await runOn(
      laid,
      release.executable,
      ["-p", "hi", ...setUp.args, "--output-format", "json"],
      { ...environment, CLAUDE_CODE_MAX_RETRIES: "0" },
      clientLimitMs,
    );
    const real =
      stage
        .take()
        .flatMap((one) => readModelRequest(one) ?? [])
        .find((one) => one.maxTokens !== 1) ?? null;
    const plan = readPlan(planned.stdout);
    const report = readPlan(ran.stdout);
    const misses =
      plan === null || report === null
        ? [`no plan or report: ${(planned.stderr + ran.stderr).trim()}`]
        : real === null
          ? withoutRequest(report, client.stdout)
          : differences(real, plan, report, sent).filter(
              // A request that AWS would refuse again is not made: both say that it does not work.
              (miss) =>
                !(miss.startsWith("run: asked no model") && report.verdict === "fail" && fails(client)),
            );
    return { setUp: setUp.name, version: release.version, misses, nothing: real === null };
  } finally {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  }
}

interface Told {
  plan: Plan;
  verdict?: string;
}

function readPlan(stdout: string): Told | null {
  return stdout.startsWith("{") ? (JSON.parse(stdout) as Told) : null;
}

function fails({ exitCode, stdout }: Ended): boolean {
  return exitCode !== 0 || stdout.includes('"is_error":true');
}

/** A client that asks no model does not work, and the tool must not say that it does. */
function withoutRequest({ verdict }: Told, shown: string): string[] {
  return verdict === "pass" || verdict === "warn"
    ? [`verdict: ${verdict}, and the client asked no model: ${shown.slice(0, 200)}`]
    : [];
}

function differences(
  real: ModelRequest,
  { plan: draft }: Told,
  { plan }: Told,
  sent: readonly ModelRequest[],
): string[] {
  const misses: string[] = [];
  const differ = (what: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      misses.push(`${what}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`);
  };
  const [drafted] = draft.models;
  const endpoint = draft.endpoints[drafted?.route ?? "invoke"];
  const signing = draft.signing[drafted?.route ?? "invoke"];
  if (drafted?.assumption === undefined) {
    differ("plan, model", drafted?.resolved, real.model);
    differ("plan, host", hostOf(endpoint?.url, draft, drafted?.region), real.host);
    differ("plan, service", signing?.kind === "sigv4" ? signing.service : null, real.service);
  }
  differ("plan, authentication", signing?.kind === "none" ? null : signing?.kind, real.auth);
  const { accessKeyId } = draft.credentials;
  if (accessKeyId !== undefined && real.auth === "sigv4") differ("plan, key", accessKeyId, real.key);

  // Where the first model was refused, the settled plan speaks of the one that took its place.
  const { request } = plan.models[0]?.resolved === real.model ? plan : draft;
  if (request.maxOutputTokens !== null) differ("plan, max_tokens", request.maxOutputTokens, real.maxTokens);
  differ("plan, caching", request.promptCaching ? request.cacheTtl : null, real.cacheTtl);
  if (request.thinking !== null) differ("plan, thinking", request.thinking, real.thinking);
  if (request.betas !== null) {
    differ("plan, betas in the header", [...request.betas.header].sort(), [...real.betas.header].sort());
    differ("plan, betas in the body", [...request.betas.body].sort(), [...real.betas.body].sort());
  }

  const ours = sent.find((one) => one.model === real.model);
  if (ours === undefined) {
    misses.push(
      `run: asked ${sent.map(({ model }) => model).join(", ") || "no model"} instead of ${real.model}`,
    );
    return misses;
  }
  for (const field of ["host", "path", "region", "service", "auth", "key", "headers"] as const) {
    differ(`run, ${field}`, ours[field], real[field]);
  }
  return misses;
}

function hostOf(url: string | undefined, plan: Plan, region: string | undefined): string | null {
  if (url === undefined) return null;
  return new URL(url).hostname.replace(`.${plan.region.value}.`, `.${region ?? plan.region.value}.`);
}
