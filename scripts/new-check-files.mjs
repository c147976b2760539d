/**
 * The files that `new-check.mjs` makes: they compile and fail their tests until every FILL IN is
 * replaced. Each is a function of the names, and gives a path from the root and a text.
 */

/**
 * @typedef {object} Names
 * @property {string} id `caching/warm-start`
 * @property {string} area folder of `checks/`, and page of `docs/`
 * @property {string} name
 * @property {string} code `caching.warm-start`
 * @property {string} scenario `caching-warm-start`
 * @property {string} pascal `WarmStart`
 * @property {string} check name of the import in `checks/index.ts`: `cachingWarmStart`
 * @property {string} entry name of the catalogue entry: `warmStartEntry`
 */
/** @typedef {{ file: string, what: string, text: string }} MadeFile */

/**
 * @param {Names} names
 * @returns {MadeFile[]}
 */
export function makeFiles(names) {
  const { id, area, name, code, scenario } = names;
  return [
    { file: `checks/${id}.ts`, what: "the check", text: check(names) },
    {
      file: `src/diagnosis/${area}/${name}.ts`,
      what: "what has to have been proved",
      text: judgement(names),
    },
    {
      file: `src/diagnosis/catalogue/${scenario}.ts`,
      what: `what ${code} means, and its remedy`,
      text: entry(names),
    },
    {
      file: `src/simulator/scenarios/${scenario}.ts`,
      what: "a machine and an AWS that have it",
      text: simulation(names),
    },
    {
      file: `test/checks/${scenario}.test.ts`,
      what: "plan and facts that have it, and some that do not",
      text: fixture(names),
    },
  ];
}

/**
 * Rows of lists that have something to fill in.
 *
 * @param {string} code
 */
export function makeRows(code) {
  return {
    arguments: `  "${code}": {
    /** FILL IN: what it is; more of them, or others. */
    value: string;
  };
`,
    meaning: `  "${code}": {
    title: "FILL IN: the finding in one short clause",
    mend: "FILL IN: what to do.",
  },
`,
    manual: `  "${code}": {
    meaning: "FILL IN: what it means.",
    proof: "FILL IN: what was seen, and when it is not reported.",
    shows: "FILL IN: what Claude Code shows; leave it out where the catalogue's entry has it.",
  },
`,
  };
}

/** @param {Names} names */
const check = ({
  id,
  area,
  name,
  code,
  pascal,
}) => `/** FILL IN: why this check is there, and what it goes by. */
import { find${pascal} } from "../../src/diagnosis/${area}/${name}.js";
import { defineCheck, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "${id}",
  area: "${area}",
  title: "FILL IN: what holds where it passes",
  codes: ["${code}"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const finding = find${pascal}(plan);
    // What could not be decided is unknown("…"), never a pass.
    return finding === null ? proved("FILL IN: exactly what was shown.") : found(finding);
  },
});
`;

/** @param {Names} names */
const judgement = ({ code, pascal }) => `/** FILL IN: what is judged here, and from what. */
import type { Plan } from "../../claude-code/types.js";
import { locationsOf, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

/** FILL IN: the finding for what, or null. */
export function find${pascal}(plan: Plan): Found | null {
  // FILL IN: what has to have been proved. A fact about AWS or the client is a row in src/knowledge.
  const variable = variableOf(plan, "FILL_IN");
  if (variable === null) return null;
  return {
    code: "${code}",
    arguments: { value: variable.value },
    locations: locationsOf([variable]),
  };
}
`;

/** @param {Names} names */
const entry = ({ area, name, code, entry }) => `/** What \`${code}\` means and how it is mended. */
import type { CatalogueEntry } from "../types.js";

export const ${entry}: CatalogueEntry<"${code}"> = {
  title: () => "FILL IN: the finding in one clause, with the value or the name",
  why: () => "FILL IN: one sentence on what this breaks in Claude Code.",
  measured: ({ value }) => \`FILL IN: what was seen, and where it stands: \${value}\`,
  expected: () => "FILL IN: what it should be",
  remedy: () => ({
    summary: "FILL IN: what to do.",
    steps: ["FILL IN: the first step mends it when it is pasted."],
    commands: [],
    links: [],
  }),
  docs: "${area}.md#${name}",
};
`;

/** @param {Names} names */
const simulation = ({ scenario }) => `/** FILL IN: how people come to have this. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("${scenario}", "FILL IN: the set-up in one clause", {
  machine: machine({ ...SETTINGS_ENV }),
});
`;

/** @param {Names} names */
const fixture = ({ id, area, name, code, scenario }) => `import { describe, expect, test } from "vitest";
import { codesOf, judge, makeFacts, makePlan, resultOf } from "./situation.js";

describe("${id}", () => {
  test("${code} is found where it was proved", () => {
    // FILL IN: plan and facts that have it, and the arguments of the finding.
    const results = judge(makePlan(), makeFacts());
    expect(
      resultOf(results, "${id}").found,
      "Fill in plan and facts here, and src/diagnosis/${area}/${name}.ts.",
    ).toMatchObject([{ code: "${code}" }]);
  });

  test("a set-up that works has no finding, and the pass says what was proved", () => {
    const results = judge(makePlan(), makeFacts());
    expect(codesOf(results)).toEqual([]);
    const { status, proved } = resultOf(results, "${id}");
    expect(status).toBe("pass");
    expect(proved, "Fill in what checks/${id}.ts has proved.").not.toMatch(/^FILL/);
  });

  test("what could not be decided is unknown", () => {
    // FILL IN: plan or facts that leave it open. Take this test out where nothing can.
    expect.fail("Fill in test/checks/${scenario}.test.ts: what leaves it open.");
  });
});
`;
