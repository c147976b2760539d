/**
 * The report as one HTML file that needs nothing else: no network, no other file. A policy in its head
 * lets run only the one style and the one script it carries, by their hashes, so that no text of a
 * report could do anything even if it got past the escaping.
 */
import { createHash } from "node:crypto";
import { findingsHtml } from "./html/findings.js";
import { pictureHtml } from "./html/picture.js";
import { SCRIPT } from "./html/script.js";
import { STYLE } from "./html/style.js";
import { askedHtml, checksHtml, iamHtml, planHtml } from "./html/tables.js";
import { h } from "./html/text.js";
import { verdictSentence } from "./terminal/closing.js";
import { withoutControls } from "./terminal/text.js";
import type { Report } from "./types.js";

const SIGNS = { pass: "✓", warn: "!", fail: "✗", inconclusive: "?" } as const;
const STATES = { pass: "pass", warn: "warn", fail: "fail", inconclusive: "unknown" } as const;

/** The page, with a newline at the end. */
export function formatHtml(report: Report): string {
  const clean = withoutControls(report);
  const { tool, plan, verdict, generatedAt, simulated } = clean;
  const sentence = verdictSentence(clean);
  const about = [
    `${tool.name} ${tool.version}`,
    `Claude Code ${plan.claudeCode.version}`,
    plan.region.value,
    plan.platform,
    generatedAt,
    ...(simulated === null ? [] : [`simulated: ${simulated.scenario}`]),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${h(`bedrock-doctor: ${sentence}`)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="about">${about.map(h).join(" · ")}</p>
<h1 class="${STATES[verdict]}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${h(sentence)}</h1>
</header>
<main>
${[pictureHtml, findingsHtml, iamHtml, planHtml, checksHtml, askedHtml]
  .map((part) => part(clean))
  .filter((part) => part !== "")
  .join("\n")}
</main>
<p id="told" role="status" class="told"></p>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function policy(): string {
  const sources = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return sources.join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
