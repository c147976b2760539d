/** What every request of the main model carries. What is as usual shows on request only. */
import type { Plan, PlanRequest } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { countOf } from "../terminal/text.js";
import { formatRows, type Row, visible, whole } from "./page.js";

const FAULTS: Readonly<Record<PlanRequest["headerFaults"][number]["fault"], string>> = {
  "no-colon": "has no colon, so it is no header",
  "literal-backslash-n": "holds a backslash and an n instead of a line break",
  "invalid-name": "has a name that HTTP does not allow",
  "guardrail-version-missing": "names a guardrail, and no line names its version",
  "guardrail-id-missing": "names a guardrail's version, and no line names the guardrail",
};

/** The settings of a request. */
export function formatRequest({ request }: Plan, pen: Pen): string[] {
  const { promptCaching, cacheTtl, maxOutputTokens, serviceTier, guardrail, customHeaders } = request;
  const rows: (Row | null)[] = [
    {
      label: "caching",
      value: promptCaching ? `on, entries live ${cacheTtl === "1h" ? "1 hour" : "5 minutes"}` : "off",
    },
    maxOutputTokens === null
      ? null
      : { label: "output", value: `at most ${countOf(maxOutputTokens, "token")}` },
    thinkingRow(request.thinking),
    serviceTier === null ? null : { label: "service tier", value: visible(serviceTier) },
    guardrail === null
      ? null
      : {
          label: "guardrail",
          value: visible(guardrail.identifier ?? "no identifier"),
          notes: [guardrail.version === null ? "no version" : `version ${guardrail.version}`],
        },
    customHeaders.length === 0 ? null : { label: "own headers", value: customHeaders.map(whole).join(", ") },
    ...request.headerFaults.map(({ line, fault }) => ({
      label: "",
      value: `line ${line} of ANTHROPIC_CUSTOM_HEADERS ${FAULTS[fault]}`,
    })),
    request.context1m ? { label: "context", value: "1 million tokens are asked for" } : null,
    pen.verbose ? betasRow(request.betas) : null,
  ];
  return formatRows(
    rows.filter((row) => row !== null),
    pen,
  );
}

function thinkingRow(thinking: PlanRequest["thinking"]): Row | null {
  if (thinking === null) return null;
  const values = { none: "off", adaptive: "adaptive" };
  const value =
    thinking.kind === "budget" ? `budget of ${countOf(thinking.tokens, "token")}` : values[thinking.kind];
  return { label: "thinking", value };
}

function betasRow(betas: PlanRequest["betas"]): Row | null {
  if (betas === null) return null;
  const all = [...new Set([...betas.header, ...betas.body])];
  return { label: "betas", value: all.length === 0 ? "none" : all.join(", ") };
}
