/** Ctrl-C says nothing about the set-up, wherever it came. */
import { expect, test } from "vitest";
import type { NoAnswer } from "../../src/aws/types.js";
import type { PlanCredentials } from "../../src/claude-code/types.js";
import { codesOf, failed, judge, makeFacts, makePlan, resultOf, silence } from "./situation.js";

const interrupted = (operation: NoAnswer["operation"]): NoAnswer => ({
  ...silence("interrupted", "ABORT_ERR", "169.254.169.254"),
  operation,
});

test.each([
  ["instance-metadata", "InstanceMetadata"],
  ["container", "ContainerCredentials"],
] as const)("%s that was interrupted is not missing", (kind, operation) => {
  const credentials: PlanCredentials = { ...makePlan().credentials, kind };
  const failure = interrupted(operation);
  const ended = makeFacts({
    credentials: failed(failure),
    identity: failed(failure),
    inferenceProfiles: failed(failure),
    modelAccess: failed(failure),
    invocation: failed(failure),
  });
  const results = judge(makePlan({ credentials }), ended);
  expect(codesOf(results)).toEqual([]);
  expect(resultOf(results, "credentials/present").status).toBe("unknown");

  const silent = { ...failure, reason: "response-timed-out", code: "ETIMEDOUT" } as const;
  const none = judge(makePlan({ credentials }), { ...ended, credentials: failed(silent) });
  expect(codesOf(none)).toContain("credentials.none");
});
