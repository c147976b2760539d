/**
 * The sentence Claude Code shows for a cause, by version and by way of starting: people search for
 * what they saw, not for what was wrong. Observed, not documented, unless a row says otherwise.
 */
import type { SentenceRow, Symptom } from "./client-symptoms.js";
import { networkSentences } from "./network-sentences.js";
import { compareVersions } from "./versions.js";

export type { Symptom } from "./client-symptoms.js";

const asOf = "2026-11-20";
const source = "observed, releases 2.1.170 and 2.1.328";

const rows: readonly SentenceRow[] = [
  {
    symptom: "not-enabled",
    since: "2.1.0",
    print: "Not logged in · Please run /login",
    asOf,
    source,
  },
  {
    symptom: "no-credentials",
    since: "2.1.270",
    print:
      "API Error: Could not load AWS credentials · Could not load credentials from any providers. Check or refresh your AWS credentials and try again.",
    asOf,
    source: "observed; the change lies between 2.1.265 and 2.1.270",
  },
  {
    symptom: "no-credentials",
    since: "2.1.0",
    print: "API Error: Could not load credentials from any providers",
    asOf,
    source,
  },
  {
    symptom: "denied",
    since: "2.1.285",
    print:
      "AWS authentication failed · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · if credentials are current, check AWS permissions and model access · API Error: 403 …",
    asOf,
    source: "observed, releases 2.1.285 to 2.1.328",
  },
  {
    symptom: "denied",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 403 …",
    interactive: "Please run /login · API Error: 403 …",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "denied-with-refresh",
    since: "2.1.285",
    print:
      "AWS authentication failed · run `{model}` and retry · if credentials are current, check AWS permissions and model access · API Error: 403 …",
    interactive:
      'AWS authentication failed · run /login and select "Claude Platform on AWS · refresh credentials", or run `{model}` in another terminal · if credentials are current, check AWS permissions and model access · API Error: 403 …',
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "no-model-access",
    since: "2.1.280",
    print:
      "AWS authentication failed · enable this model for your account and region in the Amazon Bedrock console, or run --model to pick another model · API Error: 403 …",
    interactive:
      "AWS authentication failed · enable this model for your account and region in the Amazon Bedrock console, or run /model to pick another model · API Error: 403 …",
    asOf,
    source: "observed, releases 2.1.280 to 2.1.328",
  },
  {
    symptom: "no-model-access",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 403 …",
    interactive: "Please run /login · API Error: 403 …",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "not-found",
    since: "2.1.0",
    print:
      "The model {model} is not available on your bedrock deployment. Try --model to switch to …, or ask your admin to enable this model.",
    interactive:
      "The model {model} is not available on your bedrock deployment. Try /model to switch to …, or ask your admin to enable this model.",
    asOf,
    source,
  },
  {
    symptom: "operation-not-allowed",
    since: "2.1.0",
    print: "API Error: 400 Operation not allowed",
    asOf,
    source,
  },
  {
    symptom: "account-not-authorised",
    since: "2.1.0",
    print:
      "API Error: 400 Your account is not authorized to perform this action. Please create a support case with AWS.",
    asOf,
    source,
  },
  {
    // Here the placeholder stands for the mode.
    symptom: "data-retention",
    since: "2.1.0",
    print: "API Error: 400 data retention mode '{model}' is not available for this model",
    asOf,
    source: "public reports; other refusals with status 400 observed in the same form",
  },
  {
    symptom: "on-demand",
    since: "2.1.0",
    print:
      "API Error ({model}): 400 Invocation of model ID {model} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.. Try --model to switch to ….",
    interactive:
      "API Error ({model}): 400 Invocation of model ID {model} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.. Try /model to switch to ….",
    asOf,
    source,
  },
  {
    symptom: "invalid-id",
    since: "2.1.0",
    print: "API Error ({model}): 400 The provided model identifier is invalid.. Try --model to switch to ….",
    interactive:
      "API Error ({model}): 400 The provided model identifier is invalid.. Try /model to switch to ….",
    asOf,
    source,
  },
  {
    symptom: "fallen-back",
    since: "2.1.186",
    print: "Warning: {model} for this session",
    interactive: "{model} for this session",
    asOf,
    source: "observed, releases 2.1.186 to 2.1.328; in the terminal 2.1.170 and 2.1.328",
  },
  {
    symptom: "family-refused",
    since: "2.1.0",
    print: "{model} in the Bedrock console to upgrade.",
    asOf,
    source: "observed in the terminal, release 2.1.328",
  },
  {
    symptom: "not-selectable",
    since: "2.1.175",
    print: 'Model "{model}" is restricted by your organization\'s settings. Using … instead.',
    interactive: '⚠ Model "{model}" is restricted by your organization\'s settings. Using … instead.',
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "not-on-mantle",
    since: "2.1.0",
    print:
      "There's an issue with the selected model ({model}). It may not exist or you may not have access to it. Run --model to pick a different model.",
    asOf,
    source,
  },
  {
    symptom: "not-served-on-mantle",
    since: "2.1.0",
    print:
      "There's an issue with the selected model ({model}). It may not exist or you may not have access to it. Run --model to pick a different model.",
    interactive:
      "The model {model} is not available on your mantle deployment. Try /model to switch to …, or ask your admin to enable this model.",
    asOf,
    source: "observed with -p, releases 2.1.170 and 2.1.328; in the terminal 2.1.328",
  },
  {
    symptom: "mantle-unauthenticated",
    since: "2.1.328",
    print:
      "AWS credentials expired or invalid · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · API Error: 401 …",
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "mantle-unauthenticated",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 401 …",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "too-long",
    since: "2.1.328",
    print:
      "Prompt is too long · this conversation is a single exchange and cannot be compacted — the request size comes mostly from system prompt, tool definitions, or attachments.",
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "too-long",
    since: "2.1.0",
    print: "API Error: 400 Input is too long for requested model.",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "header-name",
    since: "2.1.0",
    print: "API Error: Invalid header name: …",
    asOf,
    source,
  },
  {
    symptom: "throttled",
    since: "2.1.0",
    print: "API Error: Request rejected (429) · {model}",
    asOf,
    source,
  },
  {
    symptom: "over-capacity",
    since: "2.1.0",
    print:
      "API Error: {model}. This is a server-side issue, usually temporary — try again in a moment. If it persists, check your Amazon Bedrock service status.",
    asOf,
    source,
  },
  {
    symptom: "other-400",
    since: "2.1.0",
    print: "API Error: 400 {model}",
    asOf,
    source,
  },
  {
    symptom: "connection-refused",
    since: "2.1.229",
    print: "API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)",
    asOf,
    source: "observed; the change lies between 2.1.220 and 2.1.229",
  },
  {
    symptom: "connection-refused",
    since: "2.1.0",
    print: "API Error: Unable to connect to API (ConnectionRefused)",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "name-not-found",
    since: "2.1.229",
    print: "API Error: Can't reach the API server — check your internet or DNS (ENOTFOUND)",
    asOf,
    source: "observed; the change lies between 2.1.220 and 2.1.229",
  },
  {
    symptom: "name-not-found",
    since: "2.1.213",
    print: "API Error: Unable to connect to API (ENOTFOUND)",
    asOf,
    source: "observed, releases 2.1.213 and 2.1.220",
  },
  {
    symptom: "name-not-found",
    since: "2.1.0",
    print: "API Error: Unable to connect to API (ConnectionRefused)",
    asOf,
    source: "observed up to release 2.1.207",
  },
  ...networkSentences,
];

/**
 * What the client of this version shows for a symptom.
 *
 * @param model - put in the place of the model's ID, where the sentence names it.
 */
export function findClientSentence(
  symptom: Symptom,
  client: { version: string; mode: "print" | "interactive" },
  model = "<model>",
): string | undefined {
  const row = rows.find((one) => one.symptom === symptom && compareVersions(client.version, one.since) >= 0);
  const text = client.mode === "interactive" ? (row?.interactive ?? row?.print) : row?.print;
  return text?.replaceAll("{model}", model);
}
