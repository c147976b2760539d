/** What the causes rest on, in tables: the IAM matrix, the plan, every check, what was asked and removed. */
import type { IamDecision } from "../../facts/values/iam-coverage.js";
import { planRows } from "../plan-rows.js";
import { placeOf } from "../terminal/phrases.js";
import { formatMilliseconds } from "../terminal/text.js";
import type { Report } from "../types.js";
import { h, prose } from "./text.js";

/** Each action against each resource, as IAM simulated it. */
export function iamHtml({ facts }: Report): string {
  const { iamCoverage } = facts;
  if (iamCoverage.state !== "answered") return "";
  const { principal, decisions } = iamCoverage.value;
  const actions = [...new Set(decisions.map(({ action }) => action))];
  const resources = [...new Set(decisions.map(({ resource }) => resource))];
  const rows = resources.map((resource) => {
    const cells = actions.map((action) =>
      decisionHtml(decisions.find((one) => one.action === action && one.resource === resource)),
    );
    return `<tr><th scope="row"><code>${h(resource)}</code></th>${cells.join("")}</tr>`;
  });
  return section(
    "iam",
    "What IAM allows",
    `<p>Simulated by IAM for <code>${h(principal)}</code>.</p>${tableHtml("iam", ["resource", ...actions], rows)}`,
  );
}

function decisionHtml(decision: IamDecision | undefined): string {
  if (decision === undefined) return `<td class="none">–</td>`;
  const { decision: word, deniedBy, required, missingContext } = decision;
  const notes = [
    ...(deniedBy === undefined ? [] : [`by ${deniedBy.replaceAll("-", " ")}`]),
    ...(required ? [] : ["optional"]),
    ...(missingContext === undefined ? [] : [`not certain without ${missingContext.join(", ")}`]),
  ];
  const isAllowed = word === "allowed";
  const state = isAllowed ? "pass" : required ? "fail" : "warn";
  return `<td class="${state}"><span aria-hidden="true">${isAllowed ? "✓" : "✗"}</span> ${h([word.replaceAll("-", " "), ...notes].join(", "))}</td>`;
}

/** What Claude Code will do, and every variable with its winner and losers. */
export function planHtml(report: Report): string {
  const rows = planRows(report).map(
    ({ label, value, at }) =>
      `<tr><th scope="row">${h(label)}</th><td><code>${h(value)}</code></td><td>${h(at)}</td></tr>`,
  );
  const variables = report.plan.variables.map(({ name, value, source, location, overrides }) => {
    const losers = overrides.map(
      (one) => `<code>${h(one.value)}</code> ${h(placeOf(one.location) || one.scope)}`,
    );
    return `<tr><th scope="row"><code>${h(name)}</code></th><td><code>${h(value)}</code></td><td>${h(placeOf(location) || source)}</td><td>${losers.join("<br>")}</td></tr>`;
  });
  const files = report.plan.settings.map(
    ({ file, scope, status }) =>
      `<tr><th scope="row"><code>${h(file)}</code></th><td>${h(scope)}</td><td>${h(status)}</td></tr>`,
  );
  return folded(
    "plan",
    "What Claude Code will do here",
    [
      tableHtml("plan", ["", "value", "from"], rows),
      variables.length === 0
        ? ""
        : `<h3 id="variables">Variables</h3>${tableHtml("variables", ["variable", "value", "from", "overrides"], variables)}`,
      `<h3 id="files">Settings files</h3>${tableHtml("files", ["file", "scope", "status"], files)}`,
    ].join("\n"),
  );
}

/** Every check with what it proved; the tools above narrow it down. */
export function checksHtml({ checks }: Report): string {
  const states = [...new Set(checks.map(({ status }) => status))];
  const options = states.map((status) => `<option value="${status}">${status}</option>`);
  const rows = checks.map(
    ({ id, title, status, proved, blockedBy = [] }) =>
      `<tr data-status="${status}"><th scope="row"><code>${h(id)}</code><br>${h(title)}</th><td class="${status}">${status}</td><td>${prose(proved)}${blockedBy.length === 0 ? "" : ` Blocked by ${blockedBy.map((code) => `<code>${h(code)}</code>`).join(", ")}.`}</td></tr>`,
  );
  return folded(
    "checks",
    `Every check: ${checks.length}`,
    `<div class="tools" hidden><label>Status <select id="status"><option value="">all</option>${options.join("")}</select></label>
<label>Search <input id="search" type="search" autocomplete="off"></label> <span id="shown" role="status"></span></div>
${tableHtml("checks", ["check", "status", "what was proved"], rows)}`,
  );
}

/** Each question that was asked, and what was replaced in this page. */
export function askedHtml({ facts, redactions }: Report): string {
  const rows = Object.entries(facts).flatMap(([name, fact]) =>
    fact.state === "not-asked"
      ? []
      : [
          `<tr><th scope="row">${h(name)}</th><td>${h(fact.state.replace("-", " "))}</td><td>${h(formatMilliseconds(fact.durationMs))}</td></tr>`,
        ],
  );
  const asked =
    rows.length === 0 ? "<p>Nothing was asked.</p>" : tableHtml("asked", ["question", "state", "time"], rows);
  const removed = redactions.map(
    ({ kind, token, count }) =>
      `<tr><th scope="row"><code>${h(token)}</code></th><td>${h(kind)}</td><td>${count}</td></tr>`,
  );
  return (
    folded("asked", "What was asked", asked) +
    (removed.length === 0
      ? ""
      : folded(
          "redactions",
          "What was replaced",
          tableHtml("redactions", ["token", "instead of", "times"], removed),
        ))
  );
}

/** For those who want to know: on paper it is always open. */
function folded(id: string, title: string, body: string): string {
  return `<section aria-labelledby="${id}"><details><summary><h2 id="${id}">${h(title)}</h2></summary>\n${body}\n</details></section>\n`;
}

function section(id: string, title: string, body: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${h(title)}</h2>\n${body}\n</section>\n`;
}

function tableHtml(by: string, head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((text) => (text === "" ? "<td></td>" : `<th scope="col">${h(text)}</th>`));
  return `<div class="wide" tabindex="0" role="group" aria-labelledby="${by}"><table><thead><tr>${cells.join("")}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table></div>`;
}
