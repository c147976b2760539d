/**
 * The HTML report in a real Chromium: it opens from a file without a request or an error, its tools
 * work with mouse and keyboard, and axe finds nothing to object to, in light and in dark.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureChromium } from "../../scripts/chromium.mjs";
import { formatHtml } from "../../src/report/html.js";
import { formatJunit } from "../../src/report/junit.js";
import type { Report } from "../../src/report/types.js";
import { iamDenied } from "./findings.js";
import { everythingLong, inconclusive, twoCauses, works } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport, withMatrix } from "./hostile.js";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-html-"));
  browser = await chromium.launch({ executablePath: ensureChromium() });
}, 600_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  page: Page;
  /** What went wrong, and what was asked of any network. */
  problems: string[];
}

async function open(report: Report, options: BrowserContextOptions = {}): Promise<Opened> {
  const file = path.join(folder, "report.html");
  writeFileSync(file, formatHtml(report));
  const address = pathToFileURL(file).href;
  const context = await browser.newContext(options);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address && request.url() !== "data:,") problems.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, problems };
}

const light: BrowserContextOptions = { colorScheme: "light" };
const dark: BrowserContextOptions = { colorScheme: "dark" };
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 } };
const pages: [string, Report, BrowserContextOptions][] = [
  ["one that works, in light", works, light],
  ["one that works, in dark", works, dark],
  ["two causes, in light", twoCauses, light],
  ["two causes, in dark", twoCauses, dark],
  ["two causes, on a narrow page", twoCauses, narrow],
  ["the IAM matrix, in light", withMatrix, light],
  ["the IAM matrix, in dark and narrow", withMatrix, { ...dark, ...narrow }],
  ["one that is inconclusive", inconclusive, light],
  ["long names, on a narrow page", everythingLong, narrow],
  ["hostile texts, on a narrow page", hostileReport(ATTACK), narrow],
];

describe("the page in a browser", () => {
  it.each(pages)("%s: no error, no request, nothing for axe to object to", async (_name, report, options) => {
    const { page, problems } = await open(report, options);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate("axe.run(document)")) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each(Object.entries(ATTACKS))("runs nothing of a text with %s", async (_name, attack) => {
    const { page, problems } = await open(hostileReport(attack));
    expect(await page.evaluate("window.owned")).toBeUndefined();
    expect(await page.locator("img, b, iframe, object, script:not(:last-child)").count()).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("copies exactly what stands in the block, with the mouse and with the keyboard", async () => {
    const { page, problems } = await open(twoCauses);
    const blocks = page.locator("pre");
    const buttons = page.getByRole("button", { name: "Copy" });
    expect(await buttons.count()).toBe(await blocks.count());
    for (const index of [0, (await blocks.count()) - 1]) {
      const button = page.locator("button[data-copy]").nth(index);
      if (index === 0) await button.click();
      else {
        await button.focus();
        await page.keyboard.press("Enter");
      }
      await page.waitForFunction('document.querySelector("#told").textContent === "Copied."');
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
        await blocks.nth(index).textContent(),
      );
      expect(await button.textContent()).toBe("Copied");
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("copies also where the browser gives no clipboard", async () => {
    const { page } = await open(twoCauses);
    await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })');
    await page.locator("button[data-copy]").first().click();
    await page.waitForFunction('document.querySelector("#told").textContent !== ""');
    expect(await page.evaluate("getSelection().toString().trim()")).toBe(
      (await page.locator("pre").first().textContent())?.trim(),
    );
    await page.context().close();
  });

  it("narrows findings down by severity, and a link from the picture brings one back", async () => {
    const { page } = await open({ ...twoCauses, findings: [...twoCauses.findings, iamDenied] });
    const shown = page.locator("article:not([hidden])");
    const all = twoCauses.findings.length + 1;
    expect(await shown.count()).toBe(all);
    await page.locator("input[value=error]").uncheck();
    expect(await shown.count()).toBe(
      twoCauses.findings.filter(({ severity }) => severity !== "error").length,
    );
    await page.locator(".station a").last().click();
    await page.waitForFunction(`document.querySelectorAll("article:not([hidden])").length === ${all}`);
    await page.context().close();
  });

  it("narrows checks down by status and by words, and says how many are shown", async () => {
    const { page } = await open(twoCauses);
    await page.getByText("Every check").click();
    const shown = page.locator("tr[data-status]:not([hidden])");
    const failed = twoCauses.checks.filter(({ status }) => status === "fail");
    await page.getByLabel("Status").selectOption("fail");
    expect(await shown.count()).toBe(failed.length);
    expect(await page.getByRole("status").first().textContent()).toBe(
      `${failed.length} of ${twoCauses.checks.length} checks`,
    );
    await page.getByLabel("Search").fill("ON-DEMAND");
    expect(await shown.count()).toBe(1);
    await page.context().close();
  });

  it("can be walked through with the keyboard", async () => {
    const { page } = await open(twoCauses);
    const reached = new Set<string>();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(
        "[document.activeElement.tagName, document.activeElement.type ?? ''].join(' ').trim()",
      );
      reached.add(String(focused));
    }
    for (const one of ["A", "INPUT checkbox", "BUTTON button", "PRE", "SUMMARY"]) {
      expect([...reached]).toContain(one);
    }
    await page.context().close();
  });

  it("is complete without a script: no tool is offered that would do nothing", async () => {
    const { page, problems } = await open(twoCauses, { javaScriptEnabled: false });
    expect(await page.locator("article").count()).toBe(twoCauses.findings.length);
    expect(await page.locator("button").first().isVisible()).toBe(false);
    expect(await page.getByRole("checkbox").first().isVisible()).toBe(false);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("on paper everything is open and no tool is in the way", async () => {
    const { page } = await open(twoCauses);
    await page.emulateMedia({ media: "print" });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator("details:not([open])").count()).toBe(0);
    expect(await page.locator("button").first().isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator("details[open]").count()).toBe(0);
    await page.context().close();
  });
});

it.each([...Object.entries(ATTACKS), ["everything", ATTACK]])(
  "the JUnit report with %s is well-formed for a browser's parser too",
  async (_name, attack) => {
    const page = await browser.newPage();
    const source = JSON.stringify(formatJunit(hostileReport(attack)));
    const [root, error] = (await page.evaluate(
      `(() => { const read = new DOMParser().parseFromString(${source}, "application/xml"); return [read.documentElement.nodeName, read.querySelector("parsererror")?.textContent ?? ""]; })()`,
    )) as [string, string];
    expect(error).toBe("");
    expect(root).toBe("testsuites");
    await page.close();
  },
);
