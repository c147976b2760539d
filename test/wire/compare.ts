/**
 * What the tool sent, held against the first real model request of the recorded client. Only what
 * stands on the wire counts; the report tells which of the tool's requests is the main model's.
 */
import type { Replayed, WireRecord } from "./replay.js";
import { refusesProbe, type SentRequest } from "./scripted-aws.js";

export type Judged = { kind: "agrees" } | { kind: "misses"; fields: string[]; text: string };

/** Judges one replayed run. */
export function judge(record: WireRecord, { sent, report, stderr }: Replayed): Judged {
  if (report === null) return { kind: "misses", fields: ["no report"], text: stderr.trim() };
  const credentials = report.facts.credentials;
  const main = mainRequest(record, sent, report);
  if (main === null) {
    const { invocation, mantle } = report.facts;
    const why = [credentials, invocation, mantle].map(
      (fact) => `${fact?.state} ${JSON.stringify(fact?.why ?? fact?.failure ?? "")}`,
    );
    return { kind: "misses", fields: ["not sent"], text: why.join(", ") };
  }
  const wanted = wantedOf(record);
  const got = wireOf(main, record);
  const fields = Object.keys(wanted).filter((field) => wanted[field] !== got[field]);
  if (fields.length === 0) return { kind: "agrees" };
  const text = fields.map((field) => `${field}: ${got[field]} instead of ${wanted[field]}`).join("; ");
  return { kind: "misses", fields, text };
}

/**
 * The main model's request. Where it was refused and another model took its place: the client found
 * that out by a probe before its first real request, or that request itself was refused.
 */
function mainRequest(
  { aws }: WireRecord,
  sent: readonly SentRequest[],
  { plan }: NonNullable<Replayed["report"]>,
): SentRequest | null {
  const [primary] = plan.models;
  if (primary === undefined) return null;
  const refused = primary.fellBackFrom?.resolved;
  const knewBefore =
    refused !== undefined &&
    plan.startUp.probes.some(({ model }) => model === refused) &&
    refusesProbe(aws, refused);
  const model = refused === undefined || knewBefore ? primary.resolved : refused;
  const real = sent.filter(
    ({ operation }) => operation === "InvokeModelWithResponseStream" || operation === "mantle-messages",
  );
  return real.find((one) => one.model === model) ?? null;
}

type Wire = Record<string, string | null>;

function wantedOf({ observed }: WireRecord): Wire {
  return {
    host: hostname(observed.host ?? ""),
    path: normalPath(observed.path ?? ""),
    region: observed.region,
    service: observed.signingService,
    auth: observed.authKind,
    key: observed.accessKeyId,
    model: observed.modelId,
    ...(observed.request === undefined
      ? {}
      : { headers: headersOf(observed.request.headers, observed.request.headers) }),
  };
}

function wireOf(sent: SentRequest, { observed }: WireRecord): Wire {
  return {
    host: hostname(sent.host),
    path: normalPath(sent.path),
    // An unsigned request has a region in its host name only.
    region: sent.region ?? regionOf(sent.host) ?? observed.region,
    service: sent.service,
    auth: sent.authKind,
    key: sent.accessKeyId,
    model: sent.model,
    ...(observed.request === undefined ? {} : { headers: headersOf(sent.headers, observed.request.headers) }),
  };
}

/** Release 2.1.170 leaves the port out of the Host header; the host is the same. */
function hostname(host: string): string {
  return host.replace(/:\d+$/, "");
}

function normalPath(path: string): string {
  return path.replaceAll(/%3A/gi, ":");
}

function regionOf(host: string): string | null {
  return /^bedrock-(?:runtime|mantle)(?:-fips)?\.([a-z0-9-]+)\./.exec(host)?.[1] ?? null;
}

/**
 * Betas are the body's and the plan's matter. The AWS SDK names the form of the answer, which the
 * client leaves to the service; the answer is the same.
 */
const UNCOMPARED = ["anthropic-beta", "x-amzn-bedrock-accept"];

/** Tier, guardrail and a person's own headers: those of Bedrock, and those that the client sent. */
function headersOf(
  headers: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(headers).filter(
    (name) => !UNCOMPARED.includes(name) && (name.startsWith("x-amzn-bedrock-") || name in recorded),
  );
  return names
    .sort()
    .map((name) => `${name}: ${headers[name]}`)
    .join("\n");
}
