/** What the tool has to say of its own limits. */
import type { DoctorArguments } from "../arguments/doctor.js";
import type { Catalogue, CatalogueEntry, Remedy } from "../types.js";

const ticket = "bedrock-doctor --format json > report.json";

const checkCrashed: CatalogueEntry<"doctor.check-crashed"> = {
  title: ({ check, plugin }) =>
    plugin?.name === null
      ? `The plug-in ${plugin.module} cannot be used`
      : `The check ${check} failed by a fault of its own`,
  why: ({ plugin }) =>
    plugin === undefined
      ? "Nothing is known about what it looks at; this is a defect of bedrock-doctor, not of your set-up."
      : "Nothing is known about what it looks at; this is a defect of the plug-in, not of your set-up.",
  measured: ({ message, plugin }) =>
    plugin === undefined || plugin.others.length === 0
      ? message
      : `${message}; ${plugin.others.join(", ")} failed too`,
  expected: ({ plugin }) => (plugin?.name === null ? "a plug-in" : "an outcome"),
  remedy: ({ check, plugin }) => (plugin === undefined ? reportCrash(check) : mendPlugin(check, plugin)),
  docs: "doctor.md#check-crashed",
};

function reportCrash(check: string): Remedy {
  return {
    summary: "Report it with the JSON report; the other checks stand.",
    steps: ["Attach the report to an issue.", `Leave the check out meanwhile: --skip ${check}.`],
    commands: [ticket],
    links: [],
  };
}

function mendPlugin(check: string, { name, module }: { name: string | null; module: string }): Remedy {
  return {
    summary: `Mend the plug-in ${module}, or ask whoever wrote it; all other checks stand.`,
    steps: [
      name === null
        ? `Leave the plug-in out meanwhile: run without --plugin ${module}.`
        : `Leave the check out meanwhile: --skip ${check}.`,
    ],
    commands: [],
    links: [],
  };
}

const timedOut: CatalogueEntry<"doctor.timed-out"> = {
  title: ({ questions }) =>
    questions.length === 1
      ? `${questions[0]} was not answered in time`
      : `${questions.length} questions were not answered in time`,
  why: () => "A connection came about and no answer followed, so what depends on it is not known.",
  measured: ({ questions, seconds }) => `${questions.join(", ")}: no answer within ${seconds} s`,
  expected: () => "an answer within a second or two",
  remedy: () => ({
    summary: "Try again; if it stays, something between this machine and AWS holds the answers back.",
    steps: [
      "Run it again with more time.",
      "If a proxy, a VPN or a VPC endpoint is in the way, ask whoever runs it about held or buffered answers.",
    ],
    commands: ["bedrock-doctor --timeout 180"],
    links: ["https://health.aws.amazon.com/health/status"],
  }),
  docs: "doctor.md#timed-out",
};

const unrecognisedError: CatalogueEntry<"doctor.unrecognised-error"> = {
  title: ({ refusals }) =>
    refusals.length === 1
      ? `${refusals[0]?.operation} failed with an error this release does not know`
      : `${refusals.length} requests failed with errors this release does not know`,
  why: () =>
    "The request is one that Claude Code makes too, so it fails there as well; the cause is in the text.",
  measured: ({ refusals }) =>
    refusals
      .map((one) => {
        const id = one.requestId === undefined ? "" : ` (request ${one.requestId})`;
        return `${one.operation} at ${one.host}: ${one.status === 0 ? "" : `${one.status} `}${one.code}: ${one.message}${id}`;
      })
      .join("; "),
  expected: () => "an answer",
  remedy: () => ({
    summary: "Read AWS's text; with the request ID AWS Support can find the request.",
    steps: ["Attach the report to an issue, so that the next release knows the error."],
    commands: [ticket],
    links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html"],
  }),
  docs: "doctor.md#unrecognised-error",
};

export const doctorCatalogue: Catalogue<keyof DoctorArguments> = {
  "doctor.check-crashed": checkCrashed,
  "doctor.timed-out": timedOut,
  "doctor.unrecognised-error": unrecognisedError,
};
