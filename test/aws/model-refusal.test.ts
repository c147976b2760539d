/** Which failures make the client go on to another model: those that are about the model, and no others. */
import { expect, test } from "vitest";
import { refusesModel } from "../../src/aws/model-refusal.js";
import type { Failure, Refusal } from "../../src/aws/types.js";

const refusal = (status: number, message: string, code = "AccessDeniedException"): Refusal => ({
  kind: "refusal",
  operation: "InvokeModelWithResponseStream",
  status,
  code,
  message,
  host: "bedrock-runtime.us-east-1.amazonaws.com",
});

const NO_ACCESS = "You don't have access to the model with the specified model ID.";

test.each([
  [403, NO_ACCESS],
  [404, "Model is not available for this account."],
  [400, "The provided model identifier is invalid."],
  [403, "User: u is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: r"],
  [400, "Invocation of model ID x with on-demand throughput isn't supported."],
])("%i %s", (status, message) => {
  expect(refusesModel(refusal(status, message))).toBe(true);
});

test.each([
  [429, "Too many tokens, please wait before trying again.", "ThrottlingException"],
  [503, "Service unavailable", "ServiceUnavailableException"],
  [500, NO_ACCESS, "InternalServerException"],
  [401, NO_ACCESS, "AccessDeniedException"],
  [403, "The security token included in the request is expired", "ExpiredTokenException"],
  [403, "The security token included in the request is invalid.", "UnrecognizedClientException"],
  [404, "Model use case details have not been submitted for this account.", "ResourceNotFoundException"],
  [400, "anything", "FTUFormNotFilled"],
  [400, "The provided guardrail identifier is invalid.", "ValidationException"],
  [400, "service tier provided is invalid", "ValidationException"],
  [400, "This model does not support the requested service tier", "ValidationException"],
  [400, "The guardrail is not in a READY state.", "ValidationException"],
  [400, "Access is not allowed from unsupported countries, regions, or territories.", "ValidationException"],
  [400, "Your request exceeds the service quota for your account.", "ServiceQuotaExceededException"],
])("not %i %s", (status, message, code) => {
  expect(refusesModel(refusal(status, message, code))).toBe(false);
});

const others: [string, Failure | undefined][] = [
  ["no failure at all", undefined],
  [
    "a time-out",
    {
      kind: "no-answer",
      operation: "MantleMessages",
      reason: "response-timed-out",
      code: "ETIMEDOUT",
      host: "h",
    },
  ],
  [
    "a login page",
    {
      kind: "not-aws",
      operation: "MantleMessages",
      status: 403,
      contentType: "text/html",
      what: "html",
      host: "h",
    },
  ],
];
test.each(others)("not %s", (_name, failure) => {
  expect(refusesModel(failure)).toBe(false);
});
