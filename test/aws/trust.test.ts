/** The operating system's trust store: asked only when nothing else vouches for a chain, and never more lenient. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { getCallerIdentity } from "../../src/aws/get-caller-identity.js";
import { invokeModel } from "../../src/aws/invoke-model.js";
import { listInferenceProfiles } from "../../src/aws/list-inference-profiles.js";
import type { SystemRoots } from "../../src/aws/trust.js";
import { systemTrustOf } from "../../src/cli/system-trust.js";
import { createAuthority } from "../../src/simulator/certificates.js";
import { loadScenario, startProxy, startSimulator } from "../../src/simulator/index.js";
import { draft } from "../facts/drafts.js";
import { AT, CONTROL, makeCaller, PROBE } from "./callers.js";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

/** AWS behind a proxy that inspects TLS with an authority of its own. */
async function startWorld() {
  const scenario = await loadScenario("healthy");
  if (scenario === undefined) throw new Error("There is no healthy scenario.");
  const simulator = await startSimulator(scenario, { now: () => AT });
  const proxy = await startProxy(simulator);
  cleanUp.push(proxy.close, simulator.close);
  const url = `http://127.0.0.1:${proxy.port}`;
  const options = { proxies: { invoke: url, control: url, mantle: url, sts: url } };
  return { simulator, proxy, options };
}

/** The authority as the only thing that a file of the operating system holds. */
function systemFile(pem: string): string {
  const folder = mkdtempSync(join(tmpdir(), "system-store-"));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "bundle.crt");
  writeFileSync(file, pem);
  return file;
}

/** Counts how often the store is read. */
function counted(read: () => Promise<SystemRoots>) {
  let times = 0;
  const systemRoots = () => {
    times += 1;
    return read();
  };
  return { systemRoots, times: () => times };
}

const { plan } = draft();

describe("an authority that only the operating system knows", () => {
  test("is trusted as the client trusts it, and each request arrives once", async () => {
    const { simulator, proxy, options } = await startWorld();
    const store = counted(systemTrustOf(plan, { bundles: [systemFile(proxy.caPem)], fromNode: null }));
    const caller = await makeCaller({ options: { ...options, systemRoots: store.systemRoots } });
    expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
    expect(await listInferenceProfiles({ ...caller, endpoint: CONTROL })).toMatchObject({ ok: true });
    expect(await invokeModel(caller, PROBE)).toMatchObject({ ok: true });
    expect(simulator.calls.map(({ operation }) => operation)).toEqual([
      "GetCallerIdentity",
      "ListInferenceProfiles",
      "InvokeModelWithResponseStream",
    ]);
    expect([caller.transport.requests(), store.times()]).toEqual([3, 1]);
  });

  test("costs a host one connection more, the first time only", async () => {
    const { proxy, options } = await startWorld();
    const systemRoots = systemTrustOf(plan, { bundles: [systemFile(proxy.caPem)], fromNode: null });
    const caller = await makeCaller({ options: { ...options, systemRoots } });
    for (let round = 0; round < 3; round += 1) {
      expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
    }
    // One that nobody vouched for, and one that carried all three requests.
    expect(proxy.connects).toHaveLength(2);
  });

  test("is trusted for calls that are made at once", async () => {
    const { proxy, options } = await startWorld();
    const store = counted(systemTrustOf(plan, { bundles: [systemFile(proxy.caPem)], fromNode: null }));
    const caller = await makeCaller({ options: { ...options, systemRoots: store.systemRoots } });
    const answers = await Promise.all([1, 2, 3].map(() => getCallerIdentity(caller)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(store.times()).toBe(1);
  });

  test("is trusted beside the roots that the client was given", async () => {
    const { proxy, options } = await startWorld();
    const other = await createAuthority("another company");
    const systemRoots = systemTrustOf(plan, { bundles: [systemFile(other.pem)], fromNode: null });
    const trustRoots = [proxy.caPem];
    const caller = await makeCaller({
      // Said to be in Node's own context, where it is not: the first look fails, the wider has both.
      options: { ...options, trustRoots, rootsKnownToNode: true, systemRoots },
    });
    expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
  });
});

describe("the store is not read", () => {
  test("where every chain is known without it", async () => {
    const { proxy, options } = await startWorld();
    const store = counted(async () => ({ state: "unused" }));
    const caller = await makeCaller({
      options: { ...options, trustRoots: [proxy.caPem], systemRoots: store.systemRoots },
    });
    expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
    expect(store.times()).toBe(0);
  });

  test("where nothing is verified at all", async () => {
    const { options } = await startWorld();
    const store = counted(async () => ({ state: "unused" }));
    const caller = await makeCaller({
      options: { ...options, verifyTls: false, systemRoots: store.systemRoots },
    });
    expect(await getCallerIdentity(caller)).toMatchObject({ ok: true });
    expect(store.times()).toBe(0);
  });
});

describe("a chain that stays unknown", () => {
  test.each([
    ["the system does not know it either", "consulted", undefined],
    ["the system's store cannot be read", "unreadable", "no reader"],
    ["the client does not use the system's store", "unused", undefined],
  ] as const)("says so where %s", async (_name, state, why) => {
    const { simulator, proxy, options } = await startWorld();
    const other = await createAuthority("another company");
    const roots: SystemRoots =
      state === "consulted"
        ? { state: "read", pem: [other.pem] }
        : state === "unreadable"
          ? { state, why: "no reader" }
          : { state };
    const caller = await makeCaller({ options: { ...options, systemRoots: async () => roots } });
    const answer = await getCallerIdentity(caller);
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: "no-answer", reason: "tls", systemStore: state },
    });
    expect(JSON.stringify(answer).includes('"detail":"no reader"')).toBe(why !== undefined);
    expect(simulator.calls).toEqual([]);
    // Tried again only where there was a wider store to try it with, and then only once.
    expect(proxy.connects).toHaveLength(state === "consulted" ? 2 : 1);
    await getCallerIdentity(caller);
    expect(proxy.connects).toHaveLength(state === "consulted" ? 3 : 2);
  });

  test("says nothing of a store that nobody offered", async () => {
    const { options } = await startWorld();
    const answer = await getCallerIdentity(await makeCaller({ options }));
    expect(answer).toMatchObject({ failure: { reason: "tls" } });
    expect(JSON.stringify(answer)).not.toContain("systemStore");
  });

  test("where reading throws, is as unreadable as one that is not there", async () => {
    const { options } = await startWorld();
    const systemRoots = () => Promise.reject(new Error("broken store"));
    const caller = await makeCaller({ options: { ...options, systemRoots } });
    expect(await getCallerIdentity(caller)).toMatchObject({
      failure: { reason: "tls", systemStore: "unreadable", detail: "broken store" },
    });
  });
});

test.each([
  ["which the client was given", true],
  ["which only the system knows", false],
])("a certificate for another name is refused, also from an authority %s", async (_name, given) => {
  const authority = await createAuthority("company");
  const context = await authority.contextFor("other.example");
  const server = https.createServer({ SNICallback: (_host, done) => done(null, context) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const store = counted(systemTrustOf(plan, { bundles: [systemFile(authority.pem)], fromNode: null }));
  const caller = await makeCaller({
    options: { trustRoots: given ? [authority.pem] : [], systemRoots: store.systemRoots },
  });
  const answer = await invokeModel(caller, { ...PROBE, endpoint: `https://localhost:${address.port}` });
  expect(answer).toMatchObject({ failure: { reason: "tls", code: "ERR_TLS_CERT_ALTNAME_INVALID" } });
  expect(JSON.stringify(answer)).not.toContain("systemStore");
  expect(store.times()).toBe(given ? 0 : 1);
});
