/**
 * With `--deep` the main model's request carries what the client's own does: its beta flags, and the
 * fields that CLAUDE_CODE_EXTRA_BODY adds. Where AWS refuses a flag the client tries again with fewer,
 * and so does this, so that a client that works is not called broken.
 */
import type { Answer } from "../aws/call.js";
import type { ProbeRequest } from "../aws/invoke-model.js";
import type { MessageResult } from "../aws/message-stream.js";
import { refusesFlags } from "../aws/model-refusal.js";
import type { Plan } from "../claude-code/types.js";
import type { ProbeTarget } from "./probes.js";
import type { RunContext } from "./run-context.js";
import type { Probe } from "./types.js";

const BETA_HEADER = "anthropic-beta";

/** What is added to a request of one model. */
export interface ClientExtras {
  route: ProbeTarget["route"];
  header: string[];
  body: string[];
  fields: Record<string, unknown>;
  retriesWithout: readonly (readonly string[])[];
}

/**
 * What the client adds for a model.
 *
 * @param plan - the settled one: its request is that of the main model
 * @returns null where nothing is to be added: not asked for, another model, or flags that are not known
 */
export function extrasOf(run: RunContext, plan: Plan, target: ProbeTarget): ClientExtras | null {
  const { betas } = plan.request;
  const { extras } = run.wiring;
  const main = plan.models.find((model) => model.role === "primary");
  const isMain =
    main?.resolved === target.model && main.route === target.route && main.region === target.region;
  if (run.options.deep !== true || !isMain || betas === null) return null;
  return {
    route: target.route,
    header: betas.header,
    body: betas.body,
    fields: extras?.fields == null ? {} : (JSON.parse(extras.fields.reveal()) as Record<string, unknown>),
    retriesWithout: extras?.retriesWithout ?? [],
  };
}

/** Sends the request with the extras, and again with fewer flags as the client would. */
export async function sendWithExtras(
  extras: ClientExtras,
  request: ProbeRequest,
  send: (request: ProbeRequest) => Promise<Answer<MessageResult>>,
): Promise<{ answer: Answer<MessageResult>; told: Pick<Probe, "sent" | "before"> }> {
  const fields = Object.keys(extras.fields);
  const whole = await send(withFlags(request, extras, []));
  const flags = flagsOf(extras, []);
  if (whole.ok || !refusesFlags(whole.failure)) return { answer: whole, told: { sent: { flags, fields } } };
  for (const without of triesOf(extras)) {
    const answer = await send(withFlags(request, extras, without));
    if (answer.ok) {
      const sent = { flags: flagsOf(extras, without), fields };
      return { answer, told: { sent, before: { flags, failure: whole.failure } } };
    }
    if (!refusesFlags(answer.failure)) break;
  }
  return { answer: whole, told: { sent: { flags, fields } } };
}

/** Tries that leave nothing out which the one before sent would be the same request once more. */
function triesOf(extras: ClientExtras): (readonly string[])[] {
  let before = flagsOf(extras, []).length;
  return extras.retriesWithout.filter((without) => {
    const count = flagsOf(extras, without).length;
    const fewer = count < before;
    before = count;
    return fewer;
  });
}

function withFlags(request: ProbeRequest, extras: ClientExtras, without: readonly string[]): ProbeRequest {
  const kept = (flags: readonly string[]): string[] => flags.filter((flag) => !without.includes(flag));
  const own = request.headers[BETA_HEADER];
  const header = [...kept(extras.header), ...(own === undefined ? [] : [own])].join(",");
  return {
    ...request,
    headers: { ...request.headers, ...(header === "" ? {} : { [BETA_HEADER]: header }) },
    // Mantle takes its flags from the header, and knows no such field.
    body: {
      ...request.body,
      ...extras.fields,
      ...(extras.route === "mantle" && extras.body.length === 0 ? {} : { anthropic_beta: kept(extras.body) }),
    },
  };
}

function flagsOf(extras: ClientExtras, without: readonly string[]): string[] {
  return [...new Set([...extras.header, ...extras.body])].filter((flag) => !without.includes(flag));
}
