/** What the tool has to say of its own limits. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { isServerFault, serverFaults } from "../../knowledge/silent-retries.js";
import type { DoctorArguments } from "../arguments/doctor.js";
import { retriesOf } from "../setup/silent-retries.js";
import type { Catalogue, CatalogueEntry, Remedy } from "../types.js";
import { clientOf } from "./client-of.js";

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

type UnrecognisedRefusal = DoctorArguments["doctor.unrecognised-error"]["refusals"][number];

/** Faults of AWS's own side, by their status: nothing of the set-up is named by them. */
function isOnTheirSide(refusals: readonly UnrecognisedRefusal[]): boolean {
  return refusals.every(({ status }) => isServerFault(status));
}

/** What Claude Code makes of such a fault: it tries again, or gives up at once. */
function sayRetries(refusals: readonly UnrecognisedRefusal[], plan: Plan): string {
  const { retries } = retriesOf(plan);
  return refusals.every(({ status }) => serverFaults.notRetried.includes(status)) || retries === 0
    ? "Claude Code shows it at once and does not try again by itself"
    : `Claude Code tries ${retries} more time${retries === 1 ? "" : "s"} by itself, over longer and longer waits, and works as soon as one of them is answered`;
}

const unrecognisedError: CatalogueEntry<"doctor.unrecognised-error"> = {
  title: ({ refusals }) => {
    const failed =
      refusals.length === 1 ? `${refusals[0]?.operation} failed` : `${refusals.length} requests failed`;
    if (isOnTheirSide(refusals)) return `${failed} by a fault on the server's side`;
    return refusals.length === 1
      ? `${failed} with an error this release does not know`
      : `${failed} with errors this release does not know`;
  },
  why: ({ refusals }, { plan }) =>
    isOnTheirSide(refusals)
      ? `The server gave up on the request for a reason of its own, which says nothing of this set-up. ${sayRetries(refusals, plan)}.`
      : "The request is one that Claude Code makes too, so it fails there as well; the cause is in the text.",
  measured: ({ refusals }) =>
    refusals
      .map((one) => {
        const id = one.requestId === undefined ? "" : ` (request ${one.requestId})`;
        return `${one.operation} at ${one.host}: ${one.status === 0 ? "" : `${one.status} `}${one.code}: ${one.message}${id}`;
      })
      .join("; "),
  expected: () => "an answer",
  clientShows: ({ refusals }, { plan }) => {
    const [first] = refusals;
    if (first === undefined || !isOnTheirSide(refusals)) return undefined;
    const text = `${first.status} ${first.message}`;
    return first.status < 500
      ? `API Error: ${text}`
      : findClientSentence("over-capacity", clientOf(plan), text);
  },
  remedy: ({ refusals }) => (isOnTheirSide(refusals) ? waitForTheServer : readTheText),
  docs: "doctor.md#unrecognised-error",
};

const waitForTheServer: Remedy = {
  summary: "Try again in some minutes; if it stays, AWS can find the request by its ID.",
  steps: [
    "The command tries again until it passes, at most ten minutes long.",
    "If it stays, look at AWS's health page for the region, and open a case with AWS Support that names the request ID above.",
  ],
  commands: ["bedrock-doctor --wait 600"],
  links: [
    "https://health.aws.amazon.com/health/status",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html",
  ],
};

const readTheText: Remedy = {
  summary: "Read AWS's text; with the request ID AWS Support can find the request.",
  steps: ["Attach the report to an issue, so that the next release knows the error."],
  commands: [ticket],
  links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html"],
};

export const doctorCatalogue: Catalogue<keyof DoctorArguments> = {
  "doctor.check-crashed": checkCrashed,
  "doctor.timed-out": timedOut,
  "doctor.unrecognised-error": unrecognisedError,
};
