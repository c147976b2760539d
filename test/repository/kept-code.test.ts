/** What V8 compiled at build time makes a start quicker and nothing else: without it, or with another's, all is as before. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const DIST = path.join(import.meta.dirname, "..", "..", "dist");
const PLAN = ["plan", "--simulate", "healthy", "--no-color"];

let copy: string;
let kept: string[];

beforeAll(() => {
  copy = path.join(mkdtempSync(path.join(tmpdir(), "bedrock-doctor-kept-")), "dist");
  cpSync(DIST, copy, { recursive: true });
  kept = readdirSync(path.join(copy, "chunks")).filter((name) => name.endsWith(".code"));
});

afterAll(() => {
  rmSync(path.dirname(copy), { recursive: true, force: true });
});

function planOf(dist: string): string {
  return execFileSync(process.execPath, [path.join(dist, "bedrock-doctor.js"), ...PLAN], {
    encoding: "utf8",
  });
}

function change(how: (code: Buffer) => Buffer): void {
  for (const name of kept) {
    const file = path.join(copy, "chunks", name);
    writeFileSync(file, how(readFileSync(path.join(DIST, "chunks", name))));
  }
}

describe("the code that the build keeps", () => {
  it("is of the packs that people open most, for this kind of machine, and does not say where it was built", () => {
    expect(kept).toEqual(
      expect.arrayContaining(
        ["explain", "run", "second-half", "start"].map(
          (pack) => `${pack}.js.${process.platform}-${process.arch}.code`,
        ),
      ),
    );
    for (const name of kept) {
      expect(readFileSync(path.join(copy, "chunks", name)).includes(path.dirname(DIST)), name).toBe(false);
    }
  });

  it("changes nothing that is printed where it is missing, cut short, or of another release of V8", () => {
    const expected = planOf(DIST);
    expect(expected).toContain("Claude Code will call");
    change((code) => code.subarray(0, code.length >> 1));
    expect(planOf(copy)).toBe(expected);
    // The version of V8 is in its first words.
    change((code) => Buffer.concat([Buffer.alloc(16, 7), code.subarray(16)]));
    expect(planOf(copy)).toBe(expected);
    for (const name of kept) rmSync(path.join(copy, "chunks", name));
    expect(planOf(copy)).toBe(expected);
  });
});
