/** A fault of AWS's own side that passes is no fault of the set-up: the client tries again, and so does a run. */
import { expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import { startLoopback } from "../aws/loopback.js";
import { input } from "./drafts.js";
import { startWorld } from "./worlds.js";

/** What becomes of the model requests where the first answer to each is of this kind. */
async function firstAnswered(status: number, type: string) {
  const { simulator, about } = await startWorld("healthy");
  const met = new Map<string, number>();
  const server = await startLoopback((request, response) => {
    const times = (met.get(request.url ?? "") ?? 0) + 1;
    met.set(request.url ?? "", times);
    const [code, name, message] =
      times === 1
        ? [status, type, "The request failed."]
        : [403, "AccessDeniedException", "User: u is not authorized to perform: bedrock:X"];
    response.writeHead(code as number, { "content-type": "application/json", "x-amzn-errortype": name });
    response.end(JSON.stringify({ message }));
  });
  const dial: typeof server.dial = (hostname) =>
    hostname.startsWith("bedrock-runtime.") ? server.dial(hostname) : simulator.dial(hostname);
  const { facts } = await gatherFacts(input({ ...about, transport: { dial } }));
  const probes = facts.invocation.state === "answered" ? facts.invocation.value.probes : [];
  const statuses = probes.map(({ failure }) => (failure?.kind === "refusal" ? failure.status : null));
  return { statuses: [...new Set(statuses)], times: [...new Set(met.values())] };
}

test.each([
  [500, "InternalServerException"],
  [408, "ModelTimeoutException"],
])("after %i the second answer counts", async (status, type) => {
  expect(await firstAnswered(status, type)).toEqual({ statuses: [403], times: [2] });
});

test.each([
  [424, "ModelErrorException"],
  [503, "ServiceUnavailableException"],
  [429, "ThrottlingException"],
  [400, "ValidationException"],
])("%i is not asked again", async (status, type) => {
  expect(await firstAnswered(status, type)).toEqual({ statuses: [status], times: [1] });
});
