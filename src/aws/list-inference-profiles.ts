/** The system-defined inference profiles of the region, in AWS's order: the client's choice depends on it. */
import { type Answer, type Caller, callAws, NOT_THE_ANSWER, type Trace } from "./call.js";
import { createBedrockClient } from "./client-factory.js";

export interface ListedProfile {
  id: string;
  arn: string;
  status: string;
  /** ARNs of the foundation models it routes to. */
  models: string[];
}

/** The largest page AWS gives, so that one request usually suffices. Source: Bedrock API reference, as of 2026-11-20. */
const PAGE_SIZE = 1000;
/** A list that repeats its tokens must not go on for ever. */
const MOST_PAGES = 20;

/**
 * Lists them, page after page.
 *
 * @param endpoint - base URL of the control plane
 * @returns all of them, and the number of pages; the failure of the page that failed
 */
export async function listInferenceProfiles(
  caller: Caller & { endpoint: string },
): Promise<Answer<{ profiles: ListedProfile[]; pages: number }>> {
  const profiles: ListedProfile[] = [];
  let nextToken: string | undefined;
  let pages = 0;
  let trace: Trace = {};
  do {
    const answer = await listPage(caller, nextToken);
    if (!answer.ok) return answer;
    const { value, ok: _ok, ...rest } = answer;
    trace = rest;
    profiles.push(...value.profiles);
    nextToken = value.nextToken;
    pages += 1;
  } while (nextToken !== undefined && pages < MOST_PAGES);
  return { ok: true, value: { profiles, pages }, ...trace };
}

function listPage(
  caller: Caller & { endpoint: string },
  nextToken: string | undefined,
): Promise<Answer<{ profiles: ListedProfile[]; nextToken: string | undefined }>> {
  const { region, transport, signal } = caller;
  const url = caller.endpoint;
  return callAws(
    { operation: "ListInferenceProfiles", endpoint: "control", url, region, transport, signal },
    async (connection) => {
      const { client, ListInferenceProfilesCommand } = await createBedrockClient({
        ...caller,
        service: "bedrock",
        handler: connection.handler,
      });
      const output = await client.send(
        new ListInferenceProfilesCommand({ typeEquals: "SYSTEM_DEFINED", maxResults: PAGE_SIZE, nextToken }),
      );
      if (!Array.isArray(output.inferenceProfileSummaries)) throw NOT_THE_ANSWER;
      const profiles = output.inferenceProfileSummaries.map((summary) => ({
        id: summary.inferenceProfileId ?? "",
        arn: summary.inferenceProfileArn ?? "",
        status: summary.status ?? "",
        models: (summary.models ?? []).flatMap(({ modelArn }) => (modelArn === undefined ? [] : [modelArn])),
      }));
      return { profiles, nextToken: output.nextToken || undefined };
    },
  );
}
