/** Calls of the Invoke API that several tests make. */
import { InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import type { PolicyDocumentStatement, ScenarioAws } from "../../src/simulator/index.js";
import { developer, LONG_TERM_KEY, SONNET } from "../../src/simulator/scenarios/base.js";
import { runtimeClient } from "./clients.js";
import { refusalOf, running } from "./running.js";

export const BODY = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 1,
  messages: [{ role: "user", content: "." }],
};
export const PROFILE_ARN = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}`;
export const RUNTIME_HOST = "bedrock-runtime.us-east-1.amazonaws.com";

export interface Event {
  type: string;
  [key: string]: unknown;
}

/** The events of a streamed answer, as the SDK decodes them. */
export async function stream(
  aws: Partial<ScenarioAws> = {},
  modelId: string = SONNET,
  body: object = BODY,
): Promise<Event[]> {
  const client = runtimeClient(await running(aws), { credentials: LONG_TERM_KEY });
  const answer = await client.send(
    new InvokeModelWithResponseStreamCommand({
      modelId,
      contentType: "application/json",
      body: JSON.stringify(body),
    }),
  );
  const events: Event[] = [];
  for await (const event of answer.body ?? []) {
    events.push(JSON.parse(Buffer.from(event.chunk?.bytes ?? []).toString("utf8")));
  }
  return events;
}

export function withPolicy(...statements: PolicyDocumentStatement[]): Partial<ScenarioAws> {
  return { identities: [developer(statements)] };
}

export function refused(aws: Partial<ScenarioAws>, modelId: string = SONNET, body: object = BODY) {
  return refusalOf(stream(aws, modelId, body));
}
