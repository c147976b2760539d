/** Remedies of the network area: what is pasted must fit the machine, and hold nothing a stranger wrote. */
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { networkCatalogue } from "../../src/diagnosis/catalogue/network.js";
import type { FindingArguments } from "../../src/diagnosis/types.js";
import { makePlan } from "../checks/situation.js";

type Untrusted = FindingArguments["network.tls-untrusted"];

const HOST = "bedrock-runtime.us-east-1.amazonaws.com";
const proxy = {
  variable: "HTTPS_PROXY",
  address: "http://proxy.corp.example:3128",
  credentials: false,
  scope: "environment",
};
const untrusted: Untrusted = {
  hosts: [HOST],
  problem: "authority",
  code: "SELF_SIGNED_CERT_IN_CHAIN",
  issuer: "CN=Corp TLS Inspection, O=Corp",
};

function context(plan: Partial<Plan> = {}) {
  return { plan: makePlan(plan), identity: null, profiles: null };
}

function trust(changes: Partial<Untrusted> = {}, plan: Partial<Plan> = {}) {
  return networkCatalogue["network.tls-untrusted"].remedy({ ...untrusted, ...changes }, context(plan));
}

describe("an authority to trust", () => {
  test("is fetched through the proxy, into the file that the settings name", () => {
    const remedy = trust({ proxy });
    expect(remedy.settings).toEqual({
      file: "/home/dev/.claude/settings.json",
      patch: { env: { NODE_EXTRA_CA_CERTS: "/home/dev/.claude/company-ca.pem" } },
    });
    expect(remedy.commands[0]).toContain(`-proxy proxy.corp.example:3128 -connect ${HOST}:443`);
    expect(remedy.commands[0]).toContain("> '/home/dev/.claude/company-ca.pem'");
  });

  test("comes from the system's store where the platform has one to ask", () => {
    expect(trust({}, { platform: "darwin" }).commands[0]).toContain("-c 'Corp TLS Inspection' -p");
    const windows = trust({}, { platform: "win32" }).commands[0];
    expect(windows).toContain("Subject -like '*Corp TLS Inspection*'");
  });

  test.each(["linux", "darwin", "win32"] as const)(
    "on %s, whose name was written for a shell is in no command",
    (platform) => {
      const issuer = "CN=x'; touch /tmp/pwned; echo '$(id)`id`, O=Corp";
      expect(trust({ issuer }, { platform }).commands.join("\n")).not.toMatch(/pwned|\$\(id\)/);
    },
  );

  test("a host that no shell takes as a name is in no command", () => {
    expect(trust({ hosts: ["gateway;touch`id`pwned"] }).commands).toEqual([]);
  });

  test("the bundle that other programs read is the exact fix, and nothing is fetched", () => {
    const remedy = trust({ otherBundle: { variable: "AWS_CA_BUNDLE", file: "/etc/corp.pem" } });
    expect(remedy.summary).toContain("NODE_EXTRA_CA_CERTS=/etc/corp.pem");
    expect(remedy.commands).toEqual([]);
  });

  test.each([
    ["variable", "take CLAUDE_CODE_CERT_STORE away"],
    ["release", "update Claude Code to 2.1.101"],
  ] as const)("where the %s keeps the system's store out, that is said", (storeUnused, words) => {
    expect(trust({ storeUnused }).steps.join(" ")).toContain(words);
  });
});

describe("a proxy to take away", () => {
  const failed = { proxy, problem: "refused" as const, code: "ECONNREFUSED", hosts: [HOST] };
  const variable = (name: string, value: string) => ({
    name,
    value,
    source: "environment" as const,
    overrides: [],
  });
  const remove = (plan: Partial<Plan>) =>
    networkCatalogue["network.proxy-failed"].remedy(failed, context(plan));

  test("goes under every name that holds it, and no other proxy does", () => {
    const variables = [
      variable("HTTPS_PROXY", "http://proxy.corp.example:3128"),
      variable("https_proxy", "http://proxy.corp.example:3128"),
      variable("ALL_PROXY", "http://other.corp.example:3128"),
    ];
    expect(remove({ variables }).commands).toEqual(["unset HTTPS_PROXY", "unset https_proxy"]);
  });

  test("goes by PowerShell's command on Windows", () => {
    const variables = [variable("HTTPS_PROXY", "http://proxy.corp.example:3128")];
    expect(remove({ variables, platform: "win32" }).commands).toEqual(["Remove-Item Env:HTTPS_PROXY"]);
  });

  test("that old releases cannot use gets its scheme", () => {
    const malformed = {
      ...failed,
      problem: "no-scheme" as const,
      proxy: { ...proxy, address: "proxy:3128" },
    };
    const variables = [variable("HTTPS_PROXY", "proxy:3128")];
    const remedy = networkCatalogue["network.proxy-failed"].remedy(malformed, context({ variables }));
    expect(remedy.commands).toEqual(["export HTTPS_PROXY=http://proxy:3128"]);
  });
});

describe("a stream whose header alone is wrong", () => {
  const rewritten = { host: HOST, contentType: "application/octet-stream", holds: "frames" as const };
  const mend = (version: string) =>
    networkCatalogue["network.stream-rewritten"].remedy(
      rewritten,
      context({ claudeCode: { version, source: "executable", newerThanKnown: false } }),
    );

  test("is read past it by a switch, from the release that has it", () => {
    expect(mend("2.1.328").settings?.patch).toEqual({
      env: { CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD: "1" },
    });
    expect(mend("2.1.200").settings).toBeUndefined();
  });
});

test("the token that a gateway wants is set in the shell, in the shell's own words", () => {
  const args: FindingArguments["network.gateway-error"] = {
    baseUrl: { variable: "ANTHROPIC_BEDROCK_BASE_URL", url: "https://gateway.example", scope: "user" },
    answers: [{ host: "gateway.example", status: 401, what: "auth_error", contentType: null }],
  };
  const commands = (platform: Plan["platform"]) =>
    networkCatalogue["network.gateway-error"].remedy(args, context({ platform })).commands;
  expect(commands("linux")).toEqual(["export ANTHROPIC_AUTH_TOKEN='<token of the gateway>'"]);
  expect(commands("win32")).toEqual(["$env:ANTHROPIC_AUTH_TOKEN = '<token of the gateway>'"]);
});
