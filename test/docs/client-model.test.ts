/** The page about the model of the client is written by hand; these tests hold it against the rows. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientRules } from "../../src/knowledge/client-rules.js";
import { defaultTier, nativeLongContext } from "../../src/knowledge/models.js";
import { namesCoverLaterOnes } from "../../src/knowledge/request-models.js";
import { requestRules } from "../../src/knowledge/requests.js";
import { settingsRules } from "../../src/knowledge/settings-rules.js";
import { systemStoreTrusted } from "../../src/knowledge/trust-stores.js";
import { newestVerified, type VersionedRow } from "../../src/knowledge/versions.js";

const page = readFileSync(new URL("../../docs/client-model.md", import.meta.url), "utf8");
const lines = page.split("\n").filter((line) => line.startsWith("| "));

const rules: Record<string, readonly VersionedRow<unknown>[]> = {
  ...clientRules,
  ...requestRules,
  ...settingsRules,
  defaultTier,
  nativeLongContext,
  systemStoreTrusted,
  namesCoverLaterOnes,
};

function lineOf(name: string): string {
  return lines.find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
}

function patchOf(version: string): string {
  return `.${version.split(".").at(-1)}`;
}

describe("the page about the model of the client", () => {
  it.each(Object.entries(rules))(
    "%s has a line with its release, its bracket and its source",
    (name, rows) => {
      const line = lineOf(name);
      expect(line, `docs/client-model.md lacks a row for ${name}`).not.toBe("");
      const last = rows.at(-1);
      expect(line).toContain(last?.since ?? "all");
      if (last?.bracket !== undefined) {
        expect(line).toContain(`(${patchOf(last.bracket.after)} to ${patchOf(last.bracket.before)})`);
      }
      const source = last?.source ?? "";
      expect(line).toContain(/observed/.test(source) ? "observed" : "documented");
      if (!/observed/.test(source)) expect(line.split("|").at(-2)).not.toMatch(/^ observed/);
    },
  );

  it("names no rule that does not exist", () => {
    const named = lines.flatMap((line) => /^\| `([a-z]\w+)` \|/.exec(line)?.[1] ?? []);
    const others = ["tierModels", "mantleTierModels", "modelRequests", "alwaysThinkingEnabled"];
    expect(named.length).toBeGreaterThan(25);
    for (const name of named) expect([...Object.keys(rules), ...others]).toContain(name);
  });

  it("says for each line how it is known, and what was never seen", () => {
    const facts = lines.filter((line) => !line.startsWith("| Rule |"));
    for (const line of facts) expect(line.split("|").at(-2)).toMatch(/observed|documented|inferred/);
    for (const gap of ["macOS", "Windows", "Live AWS"]) expect(page).toContain(gap);
    expect(page).toContain(newestVerified);
  });
});
