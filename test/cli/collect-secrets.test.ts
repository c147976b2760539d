import { expect, test } from "vitest";
import { collectSecrets } from "../../src/cli/collect-secrets.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";

function secretsOf(
  environment: Record<string, string>,
  files: Record<string, string | object> = {},
): string[] {
  const host = memoryHost({
    platform: "linux",
    environment,
    home: "/home/dev",
    cwd: "/home/dev/project",
    files,
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

test("each header of a variable goes its own way, and so does a password in base64", () => {
  const headers = "X-Gateway-Auth: gateway-token-1\nX-Amzn-Bedrock-GuardrailVersion: 1\nX-B: second-value";
  const found = secretsOf({
    ANTHROPIC_CUSTOM_HEADERS: headers,
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer telemetry-token,x-team=observability",
  });
  expect(found).toEqual(
    expect.arrayContaining(["gateway-token-1", "second-value", "Bearer telemetry-token", "observability"]),
  );
  expect(found).not.toContain("1");
});

test("what a command hands over is a secret apart from the command", () => {
  const settings = { apiKeyHelper: "vault read --token hvs-0123456789", awsAuthRefresh: "aws sso login" };
  const config = "[profile a]\ncredential_process = get-keys --password hunter2-hunter2 --profile a\n";
  const found = secretsOf({}, { "~/.claude/settings.json": settings, "~/.aws/config": config });
  expect(found).toEqual(expect.arrayContaining(["hvs-0123456789", "hunter2-hunter2"]));
  expect(found).not.toContain("aws sso login");
});

test("of an additional body the texts under names of secrets", () => {
  const body = { metadata: { gateway_token: "gateway-token-2", team: "platform" }, effort: "high" };
  expect(secretsOf({ CLAUDE_CODE_EXTRA_BODY: JSON.stringify(body) })).toEqual(["gateway-token-2"]);
  expect(secretsOf({ CLAUDE_CODE_EXTRA_BODY: "{ no JSON" })).toEqual([]);
});

test("a text of several lines that is no secret does not make its lines secrets", () => {
  const settings = { env: { MY_NOTES: "the first line\nthe second line" } };
  expect(secretsOf({}, { "~/.claude/settings.json": settings })).toEqual([]);
});
