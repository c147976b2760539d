/** What the codes of helper commands mean and how they are mended. */
import { exportLine, sayCredentialError } from "../../knowledge/credential-sentences.js";
import type { CredentialProviderArguments, HelperFault } from "../arguments/credentials-providers.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { sayList } from "./say.js";

const processLink = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html";
const exportLink = "https://code.claude.com/docs/en/amazon-bedrock";

/** One clause on what a command did; its error output is an excerpt that was scrubbed before. */
function sayFault(fault: HelperFault): string {
  switch (fault.what) {
    case "command-failed": {
      const said = fault.excerpt === undefined ? "" : ` and said "${fault.excerpt}"`;
      return fault.code === null
        ? `was ended by ${fault.signal ?? "a signal"}${said}`
        : `ended with exit code ${fault.code}${said}`;
    }
    case "command-stalled":
      return `had not ended after ${Math.round(fault.afterMs / 1000)} s and was stopped`;
    case "command-not-run":
      return `could not be started (${fault.why})`;
    case "no-output":
      return `ended well and printed nothing${fault.excerpt === undefined ? "" : `; it said "${fault.excerpt}"`}`;
    case "not-json":
      return `printed something that is no JSON: ${fault.problem}`;
    case "wrong-version":
      return `printed JSON whose Version is ${fault.found}`;
    case "keys-missing":
      return fault.missing.length === 0
        ? "printed the keys at the top level of the JSON"
        : `printed JSON without ${sayList(fault.missing)}${fault.shape === "nested" ? " below Credentials" : ""}`;
  }
}

/** The command, run as the client runs it, with its messages to be read. */
function tryIt(command: string | undefined, place: string): Pick<Remedy, "commands" | "steps"> {
  return {
    steps: [
      command === undefined
        ? `Run the command that stands at ${place} in a shell and read its message: Claude Code does not show it.`
        : "Run the command in a shell and read its message: Claude Code does not show it.",
    ],
    commands: command === undefined ? [] : [command],
  };
}

function placeOf({ plan }: RemedyContext): string {
  const { location } = plan.credentials;
  if (location === undefined) return "the AWS config file";
  return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}

const processFailed: CatalogueEntry<"credentials.process-failed"> = {
  title: ({ profile, fault }) =>
    fault.what === "command-stalled"
      ? `credential_process of profile "${profile}" does not end`
      : `credential_process of profile "${profile}" gives no credentials`,
  why: ({ used }) =>
    used === undefined
      ? "The profile has no other source, and Claude Code hides what the command said."
      : `Claude Code goes on with ${used.source} without a word${used.works ? ", which may be somebody else's credentials" : ", and AWS refuses that"}.`,
  measured: ({ command, fault }) =>
    `${command === undefined ? "the command" : `\`${command}\``} ${sayFault(fault)}`,
  expected: () =>
    'exit code 0 and one JSON object: {"Version": 1, "AccessKeyId": …, "SecretAccessKey": …, "SessionToken": …, "Expiration": …}',
  clientShows: ({ used, fault }, { plan }) =>
    used === undefined && fault.what !== "command-stalled"
      ? sayCredentialError("no-provider", plan.claudeCode.version)
      : undefined,
  remedy: ({ command, fault, profile }, context) => {
    const place = placeOf(context);
    const { commands, steps } = tryIt(command, place);
    const missing = fault.what === "command-failed" && fault.code === 127;
    return {
      summary: missing
        ? "The shell does not find the program: install it, or write its whole path."
        : "Make the command print the credentials as JSON, and nothing else, on stdout.",
      steps: [
        ...steps,
        missing
          ? `Correct the path in credential_process at ${place}, or install the program.`
          : `Mend what it says, or correct credential_process of profile "${profile}" at ${place}. Messages belong on stderr.`,
      ],
      commands,
      links: [processLink],
    };
  },
  docs: "credentials.md#process-failed",
};

const exportFailed: CatalogueEntry<"credentials.export-failed"> = {
  title: ({ fault }) =>
    fault.what === "command-stalled"
      ? "The awsCredentialExport command does not end"
      : "The awsCredentialExport command gives nothing",
  why: ({ used }) =>
    used === undefined
      ? "Claude Code goes on to the other sources, and none of them gives credentials."
      : `Claude Code goes on with ${used.source}, which it would not use otherwise${used.works ? "" : ", and AWS refuses that"}.`,
  measured: ({ command, fault }) =>
    `${command === undefined ? "the command" : `\`${command}\``} ${sayFault(fault)}`,
  expected: () => "exit code 0, and credentials as JSON on stdout",
  clientShows: ({ fault }) =>
    fault.what === "command-stalled" ? undefined : `${exportLine.before}${exportLine.noValue}`,
  remedy: ({ command, file, used }, context) => {
    const { commands, steps } = tryIt(command, placeOf(context));
    const remove = { file, patch: { awsCredentialExport: null } };
    return {
      summary:
        used?.works === true
          ? `Mend the command, or remove it: ${used.source} works without it.`
          : "Mend the command, or remove it and sign in another way.",
      steps: [
        ...steps,
        used?.works === true
          ? `Mend what it says; where ${used.source} is what was meant, remove awsCredentialExport from ${file}.`
          : `Mend what it says, or correct awsCredentialExport in ${file}.`,
      ],
      commands,
      ...(used?.works === true ? { settings: remove } : {}),
      links: [exportLink],
    };
  },
  docs: "credentials.md#export-failed",
};

const exportFormat: CatalogueEntry<"credentials.export-format"> = {
  title: () => "Claude Code does not accept what awsCredentialExport prints",
  why: exportFailed.why,
  measured: ({ command, fault }) =>
    `${command === undefined ? "the command" : `\`${command}\``} ${sayFault(fault)}`,
  expected: ({ flatSince, version }) =>
    `only JSON on stdout: {"Credentials": {"AccessKeyId": …, "SecretAccessKey": …, "SessionToken": …}}; from ${flatSince} on also without Credentials (this is ${version})`,
  clientShows: ({ fault }) =>
    `${exportLine.before}${fault.what === "not-json" ? exportLine.noJson : exportLine.noStructure}`,
  remedy: ({ command, file, fault, flatSince, used }, context) => {
    const { commands, steps } = tryIt(command, placeOf(context));
    const tooOld = fault.what === "keys-missing" && fault.shape === "flat" && fault.missing.length === 0;
    if (tooOld) {
      return {
        summary: `Update Claude Code: ${flatSince} and later take this form.`,
        steps: [
          "Run the command, and start Claude Code again.",
          'Or have the command print the keys below "Credentials".',
        ],
        commands: ["claude update"],
        links: [exportLink],
      };
    }
    const noToken =
      fault.what === "keys-missing" && fault.missing.length === 1 && fault.missing[0] === "SessionToken";
    return {
      summary: noToken
        ? "It prints long-term keys: those belong into a profile, and awsCredentialExport takes temporary ones only."
        : "Make the command print that JSON and nothing else.",
      steps: [
        ...steps.map((one) =>
          one.replace("read its message: Claude Code does not show it", "look at what it prints"),
        ),
        noToken
          ? `Have it call AWS STS for a session, or remove awsCredentialExport from ${file} and set AWS_PROFILE to a profile with these keys.`
          : "Send its messages to stderr. The AWS CLI prints the right form: aws configure export-credentials --profile <name> --format process.",
      ],
      commands,
      ...(used?.works === true ? { settings: { file, patch: { awsCredentialExport: null } } } : {}),
      links: [exportLink],
    };
  },
  docs: "credentials.md#export-format",
};

export const helpersCatalogue = {
  "credentials.process-failed": processFailed,
  "credentials.export-failed": exportFailed,
  "credentials.export-format": exportFormat,
} satisfies Partial<Catalogue<keyof CredentialProviderArguments>>;
