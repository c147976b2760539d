import { describe, expect, it } from "vitest";
import { readTrustRoots } from "../../src/machine/trust-roots.js";
import { failingHost, machine, snapshotOf } from "./machines.js";

const certificate = "-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----";
const other = "-----BEGIN TRUSTED CERTIFICATE-----\nTUlJQw==\n-----END TRUSTED CERTIFICATE-----";
const key = "-----BEGIN PRIVATE KEY-----\nPLANTED\n-----END PRIVATE KEY-----";

describe("trust roots", () => {
  it("are the certificates of the bundles that variables name, and nothing else of them", () => {
    const files = { "~/ca.pem": `# corporate\n${certificate}\n${key}\n${other}\n` };
    const { trustRoots } = snapshotOf(files, { environment: { NODE_EXTRA_CA_CERTS: "/home/dev/ca.pem" } });
    expect(trustRoots).toEqual([
      { file: "/home/dev/ca.pem", status: "read", pem: `${certificate}\n${other}\n` },
    ]);
  });

  it("are each read once, from the environment and trusted settings", () => {
    const files = {
      "~/.claude/settings.json": {
        env: { SSL_CERT_FILE: "/ca/user.pem", NODE_EXTRA_CA_CERTS: "/ca/env.pem" },
      },
      ".claude/settings.json": { env: { NODE_EXTRA_CA_CERTS: "/ca/project.pem" } },
    };
    const environment = { NODE_EXTRA_CA_CERTS: "/ca/env.pem", AWS_CA_BUNDLE: "/ca/ignored.pem" };
    const names = (trustProject: boolean) =>
      snapshotOf(files, { environment, trustProject }).trustRoots.map(({ file }) => file);
    expect(names(false)).toEqual(["/ca/env.pem", "/ca/user.pem"]);
    expect(names(true)).toEqual(["/ca/env.pem", "/ca/project.pem", "/ca/user.pem"]);
  });

  it("that are absent, hold no certificate or cannot be read say so", () => {
    const environment = { NODE_EXTRA_CA_CERTS: "/ca/gone.pem", SSL_CERT_FILE: "/ca/key.pem" };
    expect(snapshotOf({ "/ca/key.pem": key }, { environment }).trustRoots).toEqual([
      { file: "/ca/gone.pem", status: "absent" },
      { file: "/ca/key.pem", status: "malformed", problem: { message: "it holds no PEM certificate" } },
    ]);
    const host = failingHost(machine({ environment: { SSL_CERT_FILE: "/ca" } }), "/ca", "directory");
    expect(readTrustRoots({ host, settings: [], trustProject: false })).toEqual([
      { file: "/ca", status: "unreadable", problem: { message: "it is a folder, not a file" } },
    ]);
  });
});
