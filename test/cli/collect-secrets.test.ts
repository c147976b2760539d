import { expect, test } from "vitest";
import { collectSecrets } from "../../src/cli/collect-secrets.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";

function secretsOf(environment: Record<string, string>): string[] {
  const host = memoryHost({
    platform: "linux",
    environment,
    home: "/home/dev",
    cwd: "/home/dev/project",
    files: {},
    clock: 0,
    claudeVersion: null,
  });
  return collectSecrets(readMachine(host, { trustProject: false })).map((secret) => secret.reveal());
}

test("secrets are known by their name or their shape", () => {
  const environment = {
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    CI_DEPLOY_TOKEN: "hunter2-hunter2",
    SOMETHING: "https://user:hunter3-hunter3@proxy.example",
  };
  expect(secretsOf(environment).sort()).toEqual(Object.values(environment).sort());
});

test("what stands under a name of no meaning is not hidden wherever it occurs: PWD is the folder's name", () => {
  expect(secretsOf({ PWD: "/home/dev/project", PIP_CERT: "/etc/ssl/certs/ca-certificates.crt" })).toEqual([]);
});
