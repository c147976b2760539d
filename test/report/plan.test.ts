import { describe, expect, it } from "vitest";
import { formatJson } from "../../src/report/json.js";
import { buildPlanReport } from "../../src/report/plan-report.js";
import { formatPlan } from "../../src/report/plan-terminal.js";
import type { TerminalStyle } from "../../src/report/terminal.js";
import { closed, compile, type Json, readSchema } from "./compile-schema.js";
import { APPLICATION_PROFILE, SONNET } from "./parts.js";
import { crowded, off, PLANS, plain, unpinned } from "./plans.js";

const PLAIN: TerminalStyle = { width: 80, colour: 0, ascii: false, verbose: false, hyperlinks: false };
const ESCAPE = "\u001b";
const plans = Object.entries(PLANS);
const styles: [string, TerminalStyle][] = [
  ["60", { ...PLAIN, width: 60 }],
  ["80", PLAIN],
  ["160", { ...PLAIN, width: 160 }],
  ["80-ascii-verbose", { ...PLAIN, ascii: true, verbose: true }],
];
const pages = plans.flatMap(([name, report]) =>
  styles.map(([style, given]) => ({ name, style, given, text: formatPlan(report, null, given) })),
);
const page = (report: typeof plain) => formatPlan(report, null, PLAIN);
const lineWith = (report: typeof plain, text: string) =>
  page(report)
    .split("\n")
    .find((line) => line.includes(text)) ?? "";

describe("how the credentials are got", () => {
  const withSteps = (...steps: NonNullable<typeof plain.plan.credentials.steps>) =>
    page({ ...plain, plan: { ...plain.plan, credentials: { ...plain.plan.credentials, steps } } });

  it("is told step by step", () => {
    const text = withSteps(
      {
        kind: "assume-role",
        profile: "work",
        roleArn: "arn:aws:iam::123456789012:role/ClaudeCode",
        region: "us-east-1",
        source: 'profile "base"',
      },
      {
        kind: "sso",
        profile: "base",
        session: "corp",
        account: "123456789012",
        role: "Developer",
        startUrl: "https://corp.awsapps.com/start",
        region: "eu-west-1",
        file: "/home/dev/.aws/sso/cache/ee0b.json",
      },
    );
    expect(text).toContain("by          role arn:aws:iam::123456789012:role/ClaudeCode");
    expect(text).toContain('assumed with profile "base"');
    expect(text).toContain("by          sso-session corp, account 123456789012, role Developer");
    expect(text).toContain("https://corp.awsapps.com/start in eu-west-1");
    expect(text).toContain("token in /home/dev/.aws/sso/cache/ee0b.json");
  });

  it("names a command, or says that it is not shown", () => {
    expect(withSteps({ kind: "credential-process", command: "/opt/bin/creds --json" })).toContain(
      "/opt/bin/creds --json",
    );
    expect(withSteps({ kind: "export-command" })).toContain("a command that is not shown");
  });
});

describe("the page of the plan", () => {
  it.each(pages)("$name at $style looks as it did", async ({ name, style, text }) => {
    await expect(text).toMatchFileSnapshot(`__snapshots__/plan-${name}.${style}.txt`);
  });

  it.each(pages)("$name at $style has no line that is too long for nothing", ({ text, given }) => {
    const long = text
      .split("\n")
      .filter(
        (line) =>
          line.length > given.width &&
          !/arn:aws|https?:\/\/|anthropic\.claude|\/home\/|\/Library\//.test(line),
      );
    expect(long).toEqual([]);
  });

  it.each(pages)("$name at $style has no blank at a line's end and no two empty lines", ({ text }) => {
    expect(text).not.toMatch(/[ \u00a0]\n|\u00a0|\n\n\n|\n\n$/);
    expect(text.endsWith("\n")).toBe(true);
  });

  it.each(plans)("%s says in colour what it says without", (_name, report) => {
    const coloured = formatPlan(report, null, { ...PLAIN, colour: 3 });
    expect(coloured).toContain(ESCAPE);
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, "g"), "")).toBe(page(report));
    expect(page(report)).not.toContain(ESCAPE);
  });

  it.each(plans)("%s in ASCII is ASCII", (_name, report) => {
    expect(formatPlan(report, null, { ...PLAIN, ascii: true, verbose: true })).toMatch(/^[\n -~]*$/);
  });

  it.each(styles)("never breaks an ARN, an ID or a path (%s)", (_name, style) => {
    const text = formatPlan(crowded, null, style);
    expect(text).toContain(`${APPLICATION_PROFILE}[1m]`);
    expect(text).toContain(SONNET);
    expect(text).toContain("/Library/Application Support/ClaudeCode/managed-settings.json:3 (managed)");
  });

  it("control characters from a file cannot drive the terminal", () => {
    const [first] = plain.plan.variables;
    const variables = first === undefined ? [] : [{ ...first, value: `a${ESCAPE}[2Jb\r\u202e` }];
    expect(variables).toHaveLength(1);
    expect(page({ ...plain, plan: { ...plain.plan, variables } })).toContain("a[2Jb ");
  });
});

describe("what the plan says", () => {
  it("the loser of a variable stands below its winner, with its place and the word for it", () => {
    const text = page(unpinned);
    expect(text.indexOf("eu-west-1 ")).toBeLessThan(text.indexOf('" us-east-1 "'));
    expect(lineWith(unpinned, '" us-east-1 "')).toContain("environment, overridden");
    expect(lineWith(unpinned, '""')).toContain("state, overridden");
  });

  it("a value that was left out says what to do", () => {
    const lines = page(unpinned).split("\n");
    const at = lines.findIndex((line) => line.includes("theirs"));
    expect(lines.slice(at, at + 3).join("\n")).toContain("left out: --trust-project takes it");
  });

  it("an expiry is said in words, before it and after", () => {
    expect(page(unpinned)).toContain("expires in 5 h 12 min");
    expect(page(crowded)).toContain("expired 48 min ago");
  });

  it("what the credentials hide is named", () => {
    expect(page(unpinned)).toMatch(/hides +access key AKIAIOSFODNN7EXAMPLE, the environment/);
  });

  it("a source of the region that was passed over says why", () => {
    expect(lineWith(unpinned, "eu_west")).toContain("not used: it is not shaped like a region");
  });

  it("an assumption is said once, and what rests on it is marked", () => {
    const text = page(unpinned).replace(/\s+/g, " ");
    expect(text.split("inference profiles are not known yet")).toHaveLength(2);
    expect(text).toContain("built-in default of 2.1.328 (assumed)");
    expect(text).toContain("tried, as nothing pins it (assumed)");
  });

  it("a long chain of older models is whole with --verbose only", () => {
    expect(page(unpinned)).toContain("1 more (--verbose)");
    expect(page(unpinned)).not.toContain("claude-opus-4-7");
    expect(formatPlan(unpinned, null, { ...PLAIN, verbose: true })).toContain("claude-opus-4-7");
  });

  it("a source that names the file of its place does not name it twice", () => {
    expect(page(unpinned)).toContain("asked for as haiku by the setting model\n");
  });

  it("models that only a choice brings into use show with --verbose", () => {
    expect(page(unpinned)).not.toContain("only where somebody chooses it");
    expect(formatPlan(unpinned, null, { ...PLAIN, verbose: true })).toContain(
      "only where somebody chooses it",
    );
  });

  it("a machine that does not use Bedrock says which switch is off, and nothing of regions or models", () => {
    expect(page(off)).toMatch(/will not use Amazon Bedrock here: CLAUDE_CODE_USE_BEDROCK=enabled\s+\(off\)/);
    expect(page(off)).not.toMatch(/Connection|Models|Requests/);
  });

  it("a simulated machine is named in the first line", () => {
    expect(formatPlan(plain, "healthy", PLAIN).split("\n")[0]).toContain("simulated: healthy");
  });

  it("no secret of the machine is in it, in any form", () => {
    const secret = "hunter2-hunter2";
    const [first] = plain.plan.variables;
    const variables = first === undefined ? [] : [{ ...first, value: `https://me:${secret}@proxy` }];
    const report = buildPlanReport({
      tool: { version: "0.1.0" },
      plan: { ...plain.plan, variables },
      secrets: [{ reveal: () => secret }],
    });
    expect(formatJson(report)).not.toContain(secret);
    expect(formatPlan(report, null, PLAIN)).not.toContain(secret);
    expect(formatPlan(report, null, PLAIN)).toContain("https://me:<secret:1>@proxy");
  });
});

describe("schema/plan.v1.json", () => {
  const schema = readSchema("plan.v1.json");
  const validate = compile(schema);
  const validateClosed = compile(closed(schema));
  const parsed = (report: typeof plain) => JSON.parse(formatJson(report)) as Json;

  it.each(plans)("accepts the plan %s, and describes every field of it", (_name, report) => {
    validate(parsed(report));
    expect(validate.errors).toBeNull();
    validateClosed(parsed(report));
    expect(validateClosed.errors).toBeNull();
  });

  it("has a plan that is the report's, word for word", () => {
    const report = readSchema("report.v1.json").$defs as Json;
    const own = schema.$defs as Json;
    expect(Object.keys(own).length).toBeGreaterThan(10);
    for (const [name, part] of Object.entries(own)) expect(part, name).toEqual(report[name]);
  });

  it.each<[string, Json]>([
    ["another version", { schemaVersion: 2 }],
    ["no plan", { plan: null }],
    ["a plan without a region", { plan: { ...plain.plan, region: undefined } }],
    ["a trust that is none", { plan: { ...plain.plan, trust: { ...plain.plan.trust, folder: "maybe" } } }],
    [
      "thinking without a budget's tokens",
      { plan: { ...plain.plan, request: { ...plain.plan.request, thinking: { kind: "budget" } } } },
    ],
  ])("refuses %s", (_name, change) => {
    expect(validate(JSON.parse(JSON.stringify({ ...plain, ...change })))).toBe(false);
  });

  it("accepts fields that a later release adds", () => {
    expect(validate({ ...parsed(plain), later: 1 })).toBe(true);
  });
});
