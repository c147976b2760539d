/**
 * The commands of the AWS CLI that remedies hand out, by code. Apart from the catalogue's prose, which
 * is only loaded when something was found; a test compares both.
 */
import type { Plan } from "../../claude-code/types.js";
import type { FindingArguments, Found } from "../types.js";

interface Row {
  commands: readonly string[] | ((found: Found) => readonly string[]);
  /** Where the remedy has more than one form: whether this one has the commands. */
  when?(found: Found, plan: Plan): boolean;
}

const listQuotas = "aws service-quotas list-service-quotas";
const raiseQuota = "aws service-quotas request-service-quota-increase";

/** Sources whose expired credentials no command of the AWS CLI renews. */
const renewedElsewhere: readonly string[] = [
  "env-keys",
  "credential-process",
  "export-command",
  "web-identity",
  "container",
  "instance-metadata",
];

const rows: Partial<Record<string, Row>> = {
  "credentials.none": {
    commands: ofMissingSource,
  },
  "credentials.expired": {
    commands: ["aws configure"],
    when: (_, { credentials: { kind, steps } }) =>
      kind === "assume-role"
        ? steps?.[0]?.source !== "credential_source Environment"
        : !renewedElsewhere.includes(kind),
  },
  "model.data-retention": { commands: ["aws bedrock put-account-data-retention"] },
  "model.legacy": { commands: ["aws bedrock list-inference-profiles"], when: lacksSuccessor },
  "model.end-of-life": { commands: ["aws bedrock list-inference-profiles"], when: lacksSuccessor },
  "credentials.sso-expired": { commands: ["aws sso login"] },
  "credentials.sso-misconfigured": {
    commands: (found) => [namesOnlySession(found) ? "aws configure set" : "aws configure sso"],
  },
  "credentials.sso-role-denied": { commands: ["aws configure sso"] },
  "credentials.login-expired": { commands: ["aws login"] },
  "credentials.assume-role-denied": {
    commands: ["aws configure set"],
    when: (found) =>
      /DurationSeconds/i.test(
        (found.arguments as FindingArguments["credentials.assume-role-denied"]).message,
      ),
  },
  "credentials.mfa-required": { commands: ["aws configure export-credentials"] },
  "credentials.incomplete": {
    commands: ["aws configure"],
    when: (found) => {
      const [half] = (found.arguments as FindingArguments["credentials.incomplete"]).halves;
      return half?.profile !== undefined;
    },
  },
  "credentials.profile-missing": {
    commands: ["aws configure", "aws configure sso"],
    when: (found) => {
      const args = found.arguments as FindingArguments["credentials.profile-missing"];
      return args.header === undefined && args.nearest === null && args.names.length !== 1;
    },
  },
  "credentials.invalid": {
    commands: ["aws configure"],
    when: (_, { credentials }) => credentials.kind !== "env-keys",
  },
  "credentials.signature-mismatch": {
    commands: ["aws configure"],
    when: (found, { credentials }) => {
      const { why } = found.arguments as FindingArguments["credentials.signature-mismatch"];
      return why !== "altered" && why !== "scope" && credentials.kind !== "env-keys";
    },
  },
  "credentials.expiring-soon": {
    commands: ["aws sso login"],
    when: (found) => (found.arguments as FindingArguments["credentials.expiring-soon"]).kind === "sign-in",
  },
  "throughput.on-demand-unsupported": {
    commands: ["aws bedrock list-inference-profiles"],
    when: (found) =>
      (found.arguments as FindingArguments["throughput.on-demand-unsupported"]).models.some(
        (one) => one.suggestion === null,
      ),
  },
  "throughput.throttled-tokens": { commands: ofThrottled },
  "throughput.throttled-requests": { commands: ofThrottled },
  "throughput.throttled-daily": { commands: [listQuotas] },
  "throughput.quota-zero": {
    commands: [raiseQuota],
    when: (found) => (found.arguments as FindingArguments["throughput.quota-zero"]).quotas.some(canBeRaised),
  },
  "throughput.quota-low": {
    commands: [raiseQuota],
    when: (found) => (found.arguments as FindingArguments["throughput.quota-low"]).sums.some(canBeRaised),
  },
  "guardrail.not-found": { commands: ["aws bedrock list-guardrails"] },
  "guardrail.not-ready": { commands: ["aws bedrock get-guardrail"] },
  "mantle.auth-rejected": {
    commands: ["aws sts get-caller-identity"],
    when: (found) => (found.arguments as FindingArguments["mantle.auth-rejected"]).with !== "api-key",
  },
  "throughput.provisioned-not-ready": { commands: ["aws bedrock get-provisioned-model-throughput"] },
};

function lacksSuccessor(found: Found): boolean {
  return (found.arguments as FindingArguments["model.legacy"]).models.some((one) => one.suggestion === null);
}

/** The commands that the remedy of this finding asks to run. */
export function commandsOfRemedy(found: Found, plan: Plan): readonly string[] {
  const row = rows[found.code];
  if (row === undefined || row.when?.(found, plan) === false) return [];
  return typeof row.commands === "function" ? row.commands(found) : row.commands;
}

/** Where the quotas are not known they are looked up first; some are raised by AWS Support alone. */
function ofThrottled(found: Found): readonly string[] {
  const { quotas } = found.arguments as FindingArguments["throughput.throttled-tokens"];
  if (quotas.some(canBeRaised)) return [raiseQuota];
  return quotas.length === 0 ? [listQuotas] : [];
}

function canBeRaised({ adjustable, code }: { adjustable: boolean; code: string }): boolean {
  return adjustable && code !== "";
}

/** Where one session is there, the remedy names it; else the profile is written anew. */
function namesOnlySession({ arguments: given }: Found): boolean {
  const { sessionExists, sessions } = given as FindingArguments["credentials.sso-misconfigured"];
  return sessionExists === false && sessions.length === 1;
}

/** A file or an address that is wrong is not mended by a command. */
function ofMissingSource({ arguments: given }: Found): readonly string[] {
  const { fault } = given as FindingArguments["credentials.none"];
  switch (fault?.what) {
    case "cycle":
    case "unsupported-source":
      return ["aws configure set"];
    case "source-missing":
      return fault.source.startsWith("credential_source") ? [] : ["aws configure"];
    case "file-unreadable":
    case "address-not-allowed":
      return [];
    default:
      return ["aws configure", "aws configure sso"];
  }
}
