/**
 * The picture of the way a request takes: boxes in a row with arrows between, made of list items so that
 * it wraps on a narrow page and is read aloud in order. Colour only repeats what symbol and word say.
 */
import type { Report } from "../types.js";
import { type Outcome, requestPath, type Station } from "./request-path.js";
import { h } from "./text.js";

const WORDS: Readonly<Record<Outcome, { sign: string; word: string }>> = {
  pass: { sign: "✓", word: "passed" },
  warn: { sign: "!", word: "warning" },
  fail: { sign: "✗", word: "failed" },
  blocked: { sign: "⊘", word: "not reached" },
  unknown: { sign: "?", word: "not decided" },
  skipped: { sign: "–", word: "not asked" },
};

/** The section with the picture. */
export function pictureHtml(report: Report): string {
  const { common, models } = requestPath(report);
  const rows = [
    rowHtml("Every request", common, report),
    ...models.map(({ roles, stations }) => rowHtml(`then for ${roles}`, stations, report)),
  ];
  return `<section aria-labelledby="way">
<h2 id="way">The way a request takes</h2>
<div class="way">
${rows.join("\n")}
</div>
</section>`;
}

function rowHtml(title: string, stations: readonly Station[], report: Report): string {
  return `<div class="leg"><h3>${h(title)}</h3><ol>${stations.map((one) => stationHtml(one, report)).join("")}</ol></div>`;
}

function stationHtml({ label, value, outcome, codes }: Station, report: Report): string {
  const { sign, word } = WORDS[outcome];
  const links = codes.map((code) => {
    const index = report.findings.findIndex((finding) => finding.code === code);
    return `<a href="#finding-${index + 1}">${h(code)}</a>`;
  });
  return `<li class="station ${outcome}"><span class="label"><span aria-hidden="true">${sign}</span> ${h(label)}</span>
<span class="value">${h(value)}</span><span class="word">${word}</span>${links.join(" ")}</li>`;
}
