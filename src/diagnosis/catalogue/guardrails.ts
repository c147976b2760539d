/** What the `guardrail` codes mean and how they are mended. Values of headers are never shown. */

import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { GuardrailArguments } from "../arguments/guardrails.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";
import { guardrailStateCatalogue } from "./guardrails-state.js";

type Fault = GuardrailArguments["guardrail.header-malformed"]["faults"][number]["fault"];

const faults: Readonly<Record<Fault, { is: string; mend: string }>> = {
  "no-colon": {
    is: "has no colon, so it is left out",
    mend: "write it as Name: Value, or remove it",
  },
  "literal-backslash-n": {
    is: "holds a backslash and an n where a line break was meant, so that the next header is part of its value",
    mend: "put each header on a line of its own",
  },
  "invalid-name": {
    is: "has a name that no HTTP header may have, so no request is sent at all",
    mend: "write Name: Value; JSON is not read",
  },
  "guardrail-version-missing": {
    is: "names a guardrail and no line names its version",
    mend: "add X-Amzn-Bedrock-GuardrailVersion with a number or DRAFT",
  },
  "guardrail-id-missing": {
    is: "names the version of a guardrail and no line names the guardrail",
    mend: "add X-Amzn-Bedrock-GuardrailIdentifier with the guardrail's ID or ARN",
  },
};

const headerMalformed: CatalogueEntry<"guardrail.header-malformed"> = {
  title: ({ faults: found }) =>
    found.some((one) => one.fault.startsWith("guardrail-"))
      ? "The guardrail is named by half in ANTHROPIC_CUSTOM_HEADERS"
      : "ANTHROPIC_CUSTOM_HEADERS is not sent as it was meant",
  why: ({ faults: found }) =>
    found.some((one) => one.fault === "invalid-name")
      ? "Claude Code gives up before it sends anything."
      : "Claude Code says nothing of it: requests go out without the headers that were meant, and a guardrail does not apply or is refused.",
  measured: ({ faults: found }) => found.map((one) => `line ${one.line} ${faults[one.fault].is}`).join("; "),
  expected: () => "one header a line, Name: Value; for a guardrail its identifier and its version",
  clientShows: ({ faults: found }, { plan }) =>
    found.some((one) => one.fault === "invalid-name") && plan.mode === "print"
      ? findClientSentence("header-name", clientOf(plan))
      : undefined,
  remedy: ({ faults: found, file }, { plan }) => ({
    summary: "Write one header a line; a guardrail needs two of them.",
    steps: [
      ...found.map((one) => `Line ${one.line}: ${faults[one.fault].mend}.`),
      file === null
        ? "In a shell, put real line breaks between the headers: the command shows the form."
        : `In ${file} a line break within env.ANTHROPIC_CUSTOM_HEADERS is written as one backslash and n: "X-Amzn-Bedrock-GuardrailIdentifier: <id>\\nX-Amzn-Bedrock-GuardrailVersion: <version>".`,
    ],
    commands: file === null ? [exportHeaders(plan)] : [],
    links: [
      "https://code.claude.com/docs/en/amazon-bedrock",
      "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use.html",
    ],
  }),
  docs: "guardrails.md#header-malformed",
};

/** The two headers with a line break between them, as the shell writes one. */
function exportHeaders(plan: Plan): string {
  const [first, second] = [
    "X-Amzn-Bedrock-GuardrailIdentifier: <id>",
    "X-Amzn-Bedrock-GuardrailVersion: <version>",
  ];
  return plan.platform === "win32"
    ? `$env:ANTHROPIC_CUSTOM_HEADERS = "${first}\`n${second}"`
    : `export ANTHROPIC_CUSTOM_HEADERS=$'${first}\\n${second}'`;
}

export const guardrailsCatalogue: Catalogue<keyof GuardrailArguments> = {
  ...guardrailStateCatalogue,
  "guardrail.header-malformed": headerMalformed,
};
