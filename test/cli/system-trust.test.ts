/** Which store the operating system's is, who trusts it, and what is said where it cannot be read. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { systemTrustOf } from "../../src/cli/system-trust.js";

const PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const end of cleanUp.splice(0)) end();
});

function file(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "system-trust-"));
  cleanUp.push(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function plan(
  change: { platform?: Plan["platform"]; version?: string; certStore?: string; leftOut?: boolean } = {},
): Pick<Plan, "platform" | "claudeCode" | "variables"> {
  const { platform = "linux", version = "2.1.328", certStore, leftOut } = change;
  return {
    platform,
    claudeCode: { version, source: "option", newerThanKnown: false },
    variables:
      certStore === undefined
        ? []
        : [
            {
              name: "CLAUDE_CODE_CERT_STORE",
              value: certStore,
              source: "environment",
              overrides: [],
              ...(leftOut === undefined ? {} : { leftOut }),
            },
          ],
  };
}

const fromNode = () => [PEM];

describe("where it is", () => {
  test("the first bundle that holds certificates is the system's", async () => {
    const other = PEM.replace("MIIB", "MIIC");
    const bundles = ["/nonexistent/a.pem", file("empty.pem", ""), file("b.pem", PEM), file("c.pem", other)];
    expect(await systemTrustOf(plan(), { bundles, fromNode: null })()).toEqual({ state: "read", pem: [PEM] });
  });

  test("without a bundle Node's own reader is asked", async () => {
    expect(await systemTrustOf(plan({ platform: "darwin" }), { fromNode })()).toEqual({
      state: "read",
      pem: [PEM],
    });
  });

  test("nothing is read before it is asked for", async () => {
    let times = 0;
    const read = systemTrustOf(plan(), {
      bundles: [],
      fromNode: () => {
        times += 1;
        return [PEM];
      },
    });
    expect(times).toBe(0);
    await read();
    expect(times).toBe(1);
  });

  test.each([
    ["linux", null, /None of the usual files/],
    ["darwin", null, /^Node\.js \d+\.\S+ cannot read .*22\.15 and later can/],
    ["win32", null, /cannot read the operating system's trust store/],
    ["win32", () => [], /is empty/],
  ] as const)("on %s with nothing to read it says why", async (platform, reader, why) => {
    const roots = await systemTrustOf(plan({ platform }), {
      ...(platform === "linux" ? { bundles: [] } : {}),
      fromNode: reader,
    })();
    expect(roots).toEqual({ state: "unreadable", why: expect.stringMatching(why) });
  });
});

describe("who trusts it", () => {
  test.each([
    ["2.1.100", "unused"],
    ["2.1.101", "read"],
    ["2.1.328", "read"],
    ["2.2.0", "read"],
  ])("release %s: %s", async (version, state) => {
    expect(await systemTrustOf(plan({ version }), { bundles: [], fromNode })()).toMatchObject({ state });
  });

  test.each([
    ["bundled", "unused"],
    [" Bundled ", "unused"],
    ["system", "read"],
    ["bundled,system", "read"],
    ["bundled, system", "read"],
    ["", "read"],
    ["nonsense", "read"],
  ])("CLAUDE_CODE_CERT_STORE=%j: %s", async (certStore, state) => {
    expect(await systemTrustOf(plan({ certStore }), { bundles: [], fromNode })()).toMatchObject({ state });
  });

  test("a value of an untrusted project decides nothing", async () => {
    const roots = systemTrustOf(plan({ certStore: "bundled", leftOut: true }), { bundles: [], fromNode });
    expect(await roots()).toMatchObject({ state: "read" });
  });
});
