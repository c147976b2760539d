/** Files are written whole or not at all, and what cannot be written is said in one sentence. */
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { refuseFiles, writeWhole } from "../../src/cli/report-files.js";
import type { ReportOptions } from "../../src/cli/run-options.js";
import { writeReports } from "../../src/cli/write-reports.js";
import { oneCause } from "../report/fixtures.js";

let folder: string;
let stdout: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-files-"));
  stdout = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout.push(String(text));
    return true;
  });
  vi.stubEnv("GITHUB_STEP_SUMMARY", "");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => path.join(folder, name);

describe("a file", () => {
  it("is written whole, and nothing is left beside it", () => {
    const file = inFolder("report.json");
    expect(writeWhole(file, "first")).toBeNull();
    chmodSync(file, 0o640);
    expect(writeWhole(file, "second")).toBeNull();
    expect(readFileSync(file, "utf8")).toBe("second");
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["report.json"]);
  });

  it("that cannot be replaced stays as it was", () => {
    const file = inFolder("report.json");
    writeFileSync(file, "old");
    mkdirSync(inFolder(`.report.json.${process.pid}.tmp`));
    expect(writeWhole(file, "new")).toContain(file);
    expect(readFileSync(file, "utf8")).toBe("old");
  });

  it("behind a link is written, and the link stays", () => {
    writeFileSync(inFolder("real.json"), "old");
    symlinkSync(inFolder("real.json"), inFolder("link.json"));
    expect(writeWhole(inFolder("link.json"), "new")).toBeNull();
    expect(readFileSync(inFolder("real.json"), "utf8")).toBe("new");
    expect(lstatSync(inFolder("link.json")).isSymbolicLink()).toBe(true);
  });

  it.each([
    ["in a folder that is missing", "missing/report.json", /there is no folder .*missing/],
    ["in a folder that is a file", "file/report.json", /file is no folder/],
    ["that is a folder", "folder", /it is a folder/],
  ])("%s is refused in one sentence, before the run and at its end", (_name, name, sentence) => {
    writeFileSync(inFolder("file"), "");
    mkdirSync(inFolder("folder"));
    expect(() => refuseFiles({ output: inFolder(name) })).toThrow(sentence);
    expect(() => refuseFiles({ report: [{ format: "json", file: inFolder(name) }] })).toThrow(sentence);
    expect(writeWhole(inFolder(name), "text")).toMatch(sentence);
    expect(readdirSync(folder).sort()).toEqual(["file", "folder"]);
  });

  it("cannot be the place of two reports", () => {
    const report = [
      { format: "json" as const, file: inFolder("a") },
      { format: "html" as const, file: inFolder("./a") },
    ];
    expect(() => refuseFiles({ report })).toThrow(/two reports cannot be written to one file/);
    expect(() => refuseFiles({ report: report.slice(0, 1), output: "-" })).not.toThrow();
  });
});

// Devices and pipes are there on the systems where a test may run, but for Windows.
describe.runIf(process.platform === "linux")("what is no plain file", () => {
  it("a full device is named, and is still a device", () => {
    refuseFiles({ output: "/dev/full" });
    expect(writeWhole("/dev/full", "text")).toBe(
      "the report cannot be written to /dev/full: no space is left there",
    );
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  it("a device is written to and not replaced", () => {
    expect(writeWhole("/dev/null", "text")).toBeNull();
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("a pipe is written to and not replaced", async () => {
    const pipe = inFolder("pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
    const read = new Promise((resolve) => reader.stdout.once("data", (bytes) => resolve(String(bytes))));
    expect(writeWhole(pipe, "text")).toBeNull();
    expect(await read).toBe("text");
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});

describe("the reports of a run", () => {
  const write = (options: Partial<ReportOptions>) =>
    writeReports(oneCause, { format: "terminal", ...options });

  it("are written several at once, each in its format, and stdout has its own", async () => {
    const formats = ["terminal", "json", "markdown", "junit", "sarif", "github", "html"] as const;
    await write({ format: "json", report: formats.map((format) => ({ format, file: inFolder(format) })) });
    expect(JSON.parse(stdout.join(""))).toMatchObject({ schemaVersion: 1 });
    const begin = (format: string) => readFileSync(inFolder(format), "utf8").slice(0, 20).split("\n")[0];
    expect(formats.map(begin)).toEqual([
      "bedrock-doctor 0.1.0",
      "{",
      "## ✗ Fails: 1 cause.",
      '<?xml version="1.0" ',
      "{",
      "::error title=iam.de",
      "<!DOCTYPE html>",
    ]);
  });

  it("with --output nothing goes to stdout, with `-` it does", async () => {
    await write({ format: "junit", output: inFolder("report.xml") });
    expect(stdout).toEqual([]);
    expect(existsSync(inFolder("report.xml"))).toBe(true);
    await write({ format: "junit", output: "-" });
    expect(stdout.join("")).toContain("<testsuites");
  });

  it("what stands on stdout is there also where a file cannot be written, and so are the other files", async () => {
    const report = [
      { format: "json" as const, file: inFolder("missing/report.json") },
      { format: "html" as const, file: inFolder("report.html") },
    ];
    await expect(write({ report })).rejects.toThrow(/missing\/report\.json: there is no folder/);
    expect(stdout.join("")).toContain("Fails: 1 cause.");
    expect(readdirSync(folder)).toEqual(["report.html"]);
  });

  it("a terminal page in a file has no colour and no link, whatever the terminal can", async () => {
    vi.stubEnv("WT_SESSION", "c0ffee");
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    await write({ report: [{ format: "terminal", file: inFolder("page") }] });
    process.stdout.isTTY = isTTY;
    expect(readFileSync(inFolder("page"), "utf8")).not.toContain("\u001b");
  });

  it("--redact strict holds for every one of them", async () => {
    await write({ format: "json", redact: "strict", report: [{ format: "html", file: inFolder("a") }] });
    for (const text of [stdout.join(""), readFileSync(inFolder("a"), "utf8")]) {
      expect(text).not.toContain("123456789012");
    }
  });

  it("github also adds to the job's summary, after what other steps wrote", async () => {
    const summary = inFolder("summary.md");
    writeFileSync(summary, "before\n");
    vi.stubEnv("GITHUB_STEP_SUMMARY", summary);
    await write({ format: "markdown", output: inFolder("report.md") });
    expect(readFileSync(summary, "utf8")).toBe("before\n");
    await write({ format: "github" });
    expect(readFileSync(summary, "utf8")).toMatch(/^before\n## ✗ Fails: 1 cause\./);
    vi.stubEnv("GITHUB_STEP_SUMMARY", inFolder("missing/summary.md"));
    await expect(write({ format: "github" })).rejects.toThrow(/the job summary cannot be written to/);
  });
});
