import { describe, expect, test } from "vitest";
import { gatherFacts } from "../../src/facts/gather.js";
import { createSecret } from "../../src/machine/secret.js";
import { LONG_TERM_API_KEY, LONG_TERM_KEY } from "../../src/simulator/scenarios/base.js";
import { draft, input } from "./drafts.js";
import { startWorld } from "./worlds.js";

/** An API key in front of a key pair with this secret. */
function hiding(secretAccessKey: string) {
  const { accessKeyId } = LONG_TERM_KEY;
  return draft({
    plan: { signing: { invoke: { kind: "bearer", service: "bedrock" }, mantle: null } },
    wiring: {
      credentials: { kind: "api-key", token: createSecret(LONG_TERM_API_KEY) },
      hidden: { kind: "keys", accessKeyId, secretAccessKey: createSecret(secretAccessKey) },
    },
  });
}

describe("a key pair behind an API key", () => {
  test("is shown to STS alone; everything else carries the API key", async () => {
    const { about, simulator } = await startWorld("api-key-shadows");
    const own = hiding(LONG_TERM_KEY.secretAccessKey);
    const { facts } = await gatherFacts(input({ ...about, draft: own }));
    expect(facts.identity).toMatchObject({
      state: "answered",
      value: { arn: "arn:aws:iam::123456789012:user/dev" },
    });
    const signed = simulator.calls.filter(({ auth }) => auth.startsWith("sigv4"));
    expect(signed.map(({ operation }) => operation)).toEqual(["GetCallerIdentity"]);
  });

  test("that AWS does not take stops nothing", async () => {
    const { about } = await startWorld("api-key-shadows");
    const { facts } = await gatherFacts(input({ ...about, draft: hiding("wrong") }));
    expect(facts.identity.state).toBe("refused");
    const probes = facts.invocation.state === "answered" ? facts.invocation.value.probes : [];
    expect(probes.map(({ state }) => state)).toEqual(["answered", "answered"]);
    expect(JSON.stringify(facts)).not.toContain(LONG_TERM_API_KEY);
  });
});
