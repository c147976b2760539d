/** The causes with their remedies: what can be pasted stands in a block with a button that copies it. */
import type { Evidence, Remedy } from "../../diagnosis/types.js";
import { configurationRows } from "../configuration-rows.js";
import { placeOf } from "../terminal/phrases.js";
import type { Report, ReportFinding } from "../types.js";
import { h, link, prose } from "./text.js";

const SIGNS = { error: "✗", warning: "!", info: "i" } as const;

/** The section with all findings; none where there is nothing to say. */
export function findingsHtml(report: Report): string {
  const { findings, suppressed, configuration } = report;
  if (findings.length === 0 && suppressed.length === 0 && configuration === undefined) return "";
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const boxes = (["error", "warning", "info"] as const)
    .filter((severity) => count(severity) > 0)
    .map(
      (severity) =>
        `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity} (${count(severity)})</label>`,
    );
  return `<section aria-labelledby="findings">
<h2 id="findings">What is wrong, and how it is mended</h2>
<fieldset class="tools" hidden><legend>Show</legend>${boxes.join(" ")}</fieldset>
${findings.map((finding, index) => findingHtml(finding, index + 1)).join("\n")}
${suppressed.length === 0 && configuration === undefined ? "" : ignoredHtml(report)}
</section>`;
}

function findingHtml(finding: ReportFinding, number: number): string {
  const { code, severity, title, why, measured, expected, clientShows, locations, evidence, docs } = finding;
  const id = `finding-${number}`;
  const rows: [string, string][] = [
    ["measured", `<code>${h(measured)}</code>`],
    ["expected", `<code>${h(expected)}</code>`],
    ...locations.map((place): [string, string] => [
      "at",
      `<code>${h(placeOf(place))}</code>${place.key === undefined ? "" : ` <code>${h(place.key)}</code>`}`,
    ]),
    ...(clientShows === undefined ? [] : ([["Claude Code shows", h(clientShows)]] as [string, string][])),
  ];
  return `<article id="${id}" class="finding ${severity}" data-severity="${severity}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><span aria-hidden="true">${SIGNS[severity]}</span> ${prose(title)}</h3>
<p class="code">${link(docs, code)}, ${severity}</p>
<p>${prose(why)}</p>
<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>
${remedyHtml(finding.remedy, id)}
${evidence.length === 0 ? "" : `<details><summary>Evidence</summary><ul>${evidence.map(evidenceHtml).join("")}</ul></details>`}
</article>`;
}

function remedyHtml(
  { summary, steps, commands, settings, policy, terraform, links }: Remedy,
  id: string,
): string {
  const blocks: [string, string][] = [
    ...commands.map((command): [string, string] => ["Command", command]),
    ...(settings === undefined
      ? []
      : ([[`Merge into ${settings.file}`, json(settings.patch)]] as [string, string][])),
    ...(policy === undefined
      ? []
      : ([["The IAM statements that are missing", json(policy)]] as [string, string][])),
    ...(terraform === undefined ? [] : ([["The same as Terraform", terraform]] as [string, string][])),
  ];
  return `<h4>Mend it</h4>
<p>${prose(summary)}</p>
${steps.length === 0 ? "" : `<ol>${steps.map((step) => `<li>${prose(step)}</li>`).join("")}</ol>`}
${blocks.map(([title, text], index) => blockHtml(title, text, `${id}-copy-${index + 1}`)).join("\n")}
${links.length === 0 ? "" : `<ul class="links">${links.map((url) => `<li>${link(url)}</li>`).join("")}</ul>`}`;
}

/** The text of the block is exactly what is copied. */
function blockHtml(title: string, text: string, id: string): string {
  return `<div class="block"><p id="${id}-title">${h(title)}</p><button type="button" hidden data-copy="${id}" aria-describedby="${id}-title">Copy</button>
<pre id="${id}" tabindex="0" role="group" aria-labelledby="${id}-title"><code>${h(text)}</code></pre></div>`;
}

function evidenceHtml({ source, request, status, errorCode, requestId, excerpt }: Evidence): string {
  const answer = [source, request, status, errorCode, requestId]
    .filter((part) => part !== undefined)
    .join(" ");
  return `<li><code>${h(answer)}</code>${excerpt === undefined ? "" : `<blockquote>${h(excerpt)}</blockquote>`}</li>`;
}

function ignoredHtml(report: Report): string {
  const { suppressed, configuration } = report;
  const items = suppressed.map(({ code, reason }) => `<li><code>${h(code)}</code>: ${prose(reason)}</li>`);
  const rows = configurationRows(report).map(({ label, text }) => `<li>${label}: ${prose(text)}</li>`);
  const file =
    configuration === undefined ? "" : `<p>Configuration: <code>${h(configuration.file)}</code></p>`;
  return `<details><summary>Ignored by configuration: ${suppressed.length}</summary>${file}<ul>${[...items, ...rows].join("")}</ul></details>`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
