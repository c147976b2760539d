import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { loadScenario, startProxy, startSimulator } from "../../src/simulator/index.js";
import { makeHome, runTool } from "./tool.js";

const executable = fileURLToPath(new URL("../../dist/bedrock-doctor.js", import.meta.url));
let served: ChildProcess | undefined;

afterEach(() => {
  served?.kill("SIGKILL");
  served = undefined;
});

/** Starts `simulate NAME` and gives the variables that it prints, once it says that it serves. */
function serve(name: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [executable, "simulate", name], {
      env: { PATH: process.env.PATH ?? "", HOME: makeHome() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    served = child;
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (!text.includes("Ctrl-C")) return reject(new Error(text));
      const lines = [...stdout.matchAll(/^export (\w+)='(.*)'$/gm)];
      resolve(Object.fromEntries(lines.map((line) => [line[1] ?? "", line[2] ?? ""])));
    });
  });
}

describe("simulate", () => {
  test("without a name it lists the scenarios", async () => {
    const run = await runTool(["simulate"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^healthy\s+Bedrock by a profile/m);
    expect(run.stdout.trim().split("\n").length).toBeGreaterThan(20);
  });

  test("points a program at real host names, through its proxy and with its certificate authority", async () => {
    const variables = await serve("healthy");
    expect(existsSync(variables.NODE_EXTRA_CA_CERTS ?? "")).toBe(true);
    const run = await runTool(["--format", "json"], {
      environment: {
        ...variables,
        ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
        ANTHROPIC_DEFAULT_HAIKU_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
      },
    });
    const report = JSON.parse(run.stdout);
    expect(run.stderr).toBe("");
    expect(report).toMatchObject({ verdict: "pass", simulated: null });
    expect(report.findings.filter((one: { severity: string }) => one.severity !== "info")).toEqual([]);
    expect(report.plan.endpoints.invoke.url).toBe("https://bedrock-runtime.us-east-1.amazonaws.com");
    expect(report.cost.paidInvocations).toBe(2);
  });

  test("is refused there with a wrong secret, as AWS would refuse it", async () => {
    const variables = await serve("healthy");
    const run = await runTool(["--format", "json"], {
      environment: { ...variables, AWS_SECRET_ACCESS_KEY: "wrongwrongwrongwrongwrongwrongwrongwrong" },
    });
    const [first] = JSON.parse(run.stdout).findings;
    expect(first.code).toBe("credentials.signature-mismatch");
    expect(JSON.stringify(first.evidence)).toContain("SignatureDoesNotMatch");
    expect(run.stdout).not.toContain("wrongwrong");
  });

  test("leaves nothing behind when it is interrupted", async () => {
    const variables = await serve("healthy");
    const exit = new Promise((resolve) => served?.on("close", resolve));
    served?.kill("SIGINT");
    expect(await exit).toBe(0);
    expect(existsSync(variables.NODE_EXTRA_CA_CERTS ?? "")).toBe(false);
  });
});

describe("Ctrl-C", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("%s prints what is known and exits with 130", async (signal) => {
    const scenario = await loadScenario("endpoint-silent");
    if (scenario === undefined) throw new Error("no scenario");
    const simulator = await startSimulator(scenario, { now: Date.now });
    const proxy = await startProxy(simulator);
    const home = makeHome({ "ca.pem": proxy.caPem });
    const key = scenario.aws.identities[0]?.keys[0];
    let watch: NodeJS.Timeout | undefined;
    try {
      const run = await runTool(["--format", "json"], {
        home,
        environment: {
          HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
          NODE_EXTRA_CA_CERTS: join(home, "ca.pem"),
          CLAUDE_CODE_USE_BEDROCK: "1",
          AWS_REGION: "us-east-1",
          AWS_ACCESS_KEY_ID: key?.accessKeyId ?? "",
          AWS_SECRET_ACCESS_KEY: key?.secretAccessKey ?? "",
          ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
        },
        // Once the silent host has the request, everything else is answered: it waits for that.
        onStart: (child) => {
          watch = setInterval(() => {
            if (!simulator.calls.some((call) => call.operation === "Fault")) return;
            clearInterval(watch);
            child.kill(signal);
          }, 20);
        },
      });
      const report = JSON.parse(run.stdout);
      expect(run.exitCode).toBe(130);
      expect(report.exitCode).toBe(130);
      expect(report.identity.account).toBe("123456789012");
      expect(report.findings.filter((one: { severity: string }) => one.severity !== "info")).toEqual([]);
      expect(run.stderr).toBe("");
    } finally {
      clearInterval(watch);
      await proxy.close();
      await simulator.close();
    }
  });
});
