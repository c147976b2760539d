import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInChecks } from "../../checks/index.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { compareCodes, findingCodes, severityOf } from "../../src/diagnosis/codes.js";

interface Contract {
  findings: { code: string; severity: string }[];
}

const contract: Contract = JSON.parse(
  readFileSync(new URL("../contract/findings.json", import.meta.url), "utf8"),
);

/** Codes beyond the contract, each with the code of the contract that it follows. */
const additions = [
  { code: "region.unexpected", severity: "error", after: "region.partition-unsupported" },
] as const;
for (const { after, ...code } of additions) {
  const place = contract.findings.findIndex((one) => one.code === after);
  contract.findings.splice(place + 1, 0, code);
}

/** Areas in the order of mending, as the report's contract has them; codes within by the contract's list. */
const areas =
  "setup region credentials network iam model mantle throughput guardrail request caching doctor".split(" ");

function contractOrder(): string[] {
  const place = (code: string): number => areas.indexOf(code.split(".")[0] ?? "");
  return contract.findings
    .map((one, index) => ({ code: one.code, index }))
    .sort((a, b) => place(a.code) - place(b.code) || a.index - b.index)
    .map((one) => one.code);
}

describe("the catalogue", () => {
  test("codes are of the contract, in its order and with its severity", () => {
    expect(findingCodes).toEqual(contractOrder().filter((code) => findingCodes.some((one) => one === code)));
    for (const code of findingCodes) {
      expect(severityOf(code), code).toBe(contract.findings.find((one) => one.code === code)?.severity);
    }
  });

  test("an earlier code compares as smaller", () => {
    expect(compareCodes("setup.provider-not-enabled", "doctor.timed-out")).toBeLessThan(0);
    expect(compareCodes("iam.denied", "model.access-denied")).toBeLessThan(0);
    expect(compareCodes("model.access-denied", "throughput.on-demand-unsupported")).toBeLessThan(0);
  });

  test.each(findingCodes)("%s is explained in docs/, under its own name", (code) => {
    const [page = "", anchor = ""] = catalogue[code].docs.split("#");
    const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
    expect(text).toContain(`<a id="${anchor}"></a>\n## ${code} · `);
  });

  test("each code belongs to exactly one check, except the engine's own", () => {
    const published = builtInChecks.flatMap((check) => check.codes);
    expect([...published].sort()).toEqual(
      findingCodes.filter((code) => code !== "doctor.check-crashed").sort(),
    );
  });
});

describe("the list of checks", () => {
  test("ids are unique, and stand in the folder that they name", () => {
    const ids = builtInChecks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const check of builtInChecks) {
      expect(check.id.startsWith(`${check.area}/`)).toBe(true);
      const source = readFileSync(new URL(`../../checks/${check.id}.ts`, import.meta.url), "utf8");
      expect(source).toContain(`id: "${check.id}"`);
    }
  });

  test("every area with checks has a page in docs/", () => {
    for (const area of new Set(builtInChecks.map((check) => check.area))) {
      expect(readFileSync(new URL(`../../docs/${area}.md`, import.meta.url), "utf8").length).toBeGreaterThan(
        0,
      );
    }
  });
});
