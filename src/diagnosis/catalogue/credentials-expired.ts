/** Temporary credentials that have ended: who made them says who has to make them anew. */

import { findClientSentence } from "../../knowledge/client-sentences.js";
import { frame } from "../../knowledge/credential-sentences.js";
import { removeVariable, unsetCommand } from "../mend.js";
import type { CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { quoteName } from "./credentials-keys.js";
import { deniedSentence } from "./denied-sentence.js";

type Plan = RemedyContext["plan"];
type Mended = Pick<Remedy, "summary" | "steps" | "commands">;

const links = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"];

export const expired: CatalogueEntry<"credentials.expired"> = {
  title: () => "The AWS credentials are expired",
  why: ({ obtaining }) =>
    obtaining === undefined
      ? "AWS refuses every request; Claude Code retries in silence for a minute or more before it says so."
      : "What would give Claude Code its credentials has ended itself, so there are none.",
  measured: ({ what, accessKeyId, expiredAt }) =>
    `${what}${accessKeyId === undefined ? "" : ` (${accessKeyId})`}${expiredAt === undefined ? ": AWS says the token is expired" : ` expired at ${expiredAt}`}`,
  expected: () => "credentials that are valid now",
  clientShows: ({ obtaining }, { plan }) => {
    if (obtaining === undefined) return deniedSentence(plan);
    return obtaining.message === undefined
      ? findClientSentence("no-credentials", clientOf(plan))
      : frame(obtaining.message, plan.claudeCode.version);
  },
  remedy: (_, { plan }) => ({ ...mend(plan), links }),
  docs: "credentials.md#expired",
};

function mend(plan: Plan): Mended {
  const { kind, profile, steps = [] } = plan.credentials;
  const step = steps.find((one) => one.kind === kind);
  switch (kind) {
    case "env-keys":
      return renewVariables(plan);
    case "credential-process":
      return renewPrinted(`credential_process of profile "${profile ?? "default"}"`, step?.command);
    case "export-command":
      return renewPrinted("awsCredentialExport", step?.command);
    case "web-identity":
      return {
        summary: "The identity token has ended: whoever wrote its file has to write a new one.",
        steps: [
          `Write a new token to ${step?.file ?? "the file that AWS_WEB_IDENTITY_TOKEN_FILE names"}. On EKS the kubelet does it: start the pod anew. In CI ask for the token in the same job.`,
        ],
        commands: [],
      };
    case "assume-role": {
      if (step?.source === "credential_source Environment") return renewVariables(plan);
      const source = /^profile "(.+)"$/.exec(step?.source ?? "")?.[1];
      return renewProfile(source ?? profile ?? "default");
    }
    case "container":
    case "instance-metadata":
      return {
        summary: "The service that hands out the role gives credentials that are over.",
        steps: ["Start the container or the instance anew; its agent renews what it hands out."],
        commands: [],
      };
    default:
      return renewProfile(profile ?? "default");
  }
}

function renewVariables(plan: Plan): Mended {
  const removal = removeVariable(plan, "AWS_SESSION_TOKEN");
  return {
    summary: "Temporary keys in variables cannot renew themselves: replace them, or use a profile that can.",
    steps: [
      "Get new temporary credentials the way these were made, and set all three variables again.",
      "To be rid of this, remove AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN and set AWS_PROFILE to a profile that signs in.",
    ],
    commands: removal.commands.length === 0 ? [] : unsetAll(plan),
  };
}

function unsetAll(plan: Plan): string[] {
  const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  return plan.platform === "win32"
    ? names.map((name) => unsetCommand(plan, name))
    : [`unset ${names.join(" ")}`];
}

function renewPrinted(what: string, command: string | undefined): Mended {
  return {
    summary: `Renew what ${what} prints.`,
    steps: [
      "Run the command: it prints credentials that are over. Sign in with the tool that it calls, so that it prints new ones.",
    ],
    commands: command === undefined ? [] : [command],
  };
}

function renewProfile(profile: string): Mended {
  const name = quoteName(profile);
  return {
    summary: `Renew the credentials of profile "${profile}".`,
    steps: [
      `Get new temporary credentials and write them to profile "${profile}"; the command asks for the key pair, the session token is set with the second.`,
    ],
    commands: [
      `aws configure --profile ${name}`,
      `aws configure set aws_session_token <token> --profile ${name}`,
    ],
  };
}
