/** An access key that AWS does not know, with what its own text shows of the reason. */
import type { CredentialsArguments } from "../arguments/credentials.js";
import { joinMendings, type Mending } from "../join-mendings.js";
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { quoteName } from "./credentials-keys.js";
import { deniedSentence } from "./denied-sentence.js";

type Plan = RemedyContext["plan"];

const keysLink = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const temporaryLink =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html";
const regionsPage = "https://console.aws.amazon.com/billing/home#/account";
const keysPage = "https://console.aws.amazon.com/iam/home#/security_credentials";

const invalidReasons: Record<CredentialsArguments["credentials.invalid"]["why"], string> = {
  "id-quoted": "the key ID stands in quotes, which are sent along",
  "id-blank": "the key ID holds a blank or a line break, which is sent along",
  "token-missing": "an ASIA key is temporary and needs its session token, and none is set",
  "token-stray": "an AKIA key is long-term and has no session token, and one is set",
  unsendable: "a part of it holds a character that no HTTP header can carry",
  unknown: "AWS does not know it: deleted, deactivated, mistyped, or of another partition",
};

const invalid: CatalogueEntry<"credentials.invalid"> = {
  title: () => "AWS does not know the access key",
  why: () =>
    "AWS refuses every request; Claude Code retries in silence for a minute or more before it says so.",
  measured: ({ source, accessKeyId, why, optIn, region }) =>
    `${accessKeyId === undefined ? source : `${accessKeyId} from ${source}`}: ${invalidReasons[why]}${
      why === "unknown" && optIn === true ? `, or ${region} is not enabled for its account` : ""
    }`,
  expected: ({ region }) => `an active access key of the partition of ${region}`,
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: ({ why, accessKeyId, optIn, region }, { plan }) => {
    const { kind, profile } = plan.credentials;
    const inVariables = kind === "env-keys";
    const name = quoteName(profile ?? "default");
    if (why === "token-stray" && inVariables) {
      return {
        summary: "Remove the session token: a long-term key has none.",
        ...removeVariable(plan, "AWS_SESSION_TOKEN"),
        links: [temporaryLink],
      };
    }
    if ((why === "id-quoted" || why === "id-blank") && inVariables && accessKeyId !== undefined) {
      const mended = accessKeyId.replace(/["'`\s]/g, "");
      return {
        summary: "Write the key ID without quotes and blanks.",
        ...setVariable(plan, "AWS_ACCESS_KEY_ID", mended),
        links: [keysLink],
      };
    }
    const ask = [
      ...(optIn === true
        ? [
            `If the key works in other regions, ${region} has to be enabled for the account: at ${regionsPage}, by whoever may call account:EnableRegion.`,
          ]
        : []),
      `See at ${keysPage} whether ${accessKeyId ?? "the key"} is there and active; an administrator sees it under IAM, Users, Security credentials.`,
      `To send to the administrator: "Please check whether the access key ${accessKeyId ?? ""} is active, and give me a new one if it is not."`,
    ];
    if (inVariables) {
      const token = why === "token-missing";
      const missing = token ? ["AWS_SESSION_TOKEN"] : ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
      const mending = joinMendings(missing.map((one) => setBeside(plan, one)));
      return {
        summary: token
          ? "Set the session token that was handed out with the key."
          : "Set a key that is active, or take the variables away and use a profile.",
        ...mending,
        steps: [...mending.steps, ...(token ? [] : ask)],
        links: [token ? temporaryLink : keysLink],
      };
    }
    if (why === "token-missing" || why === "token-stray") {
      const missing = why === "token-missing";
      return {
        summary: missing
          ? "Write the session token that was handed out with the key into the profile."
          : "Take the session token out of the profile: a long-term key has none.",
        steps: [
          missing
            ? `Give profile "${profile ?? "default"}" its token by the command, or write aws_session_token below the secret.`
            : `Empty aws_session_token of profile "${profile ?? "default"}" by the command, or delete its line.`,
        ],
        commands: [`aws configure set aws_session_token ${missing ? "<token>" : "''"} --profile ${name}`],
        links: [temporaryLink],
      };
    }
    return {
      summary: "Write a key that is active into the profile.",
      steps: [
        `Give profile "${profile ?? "default"}" a key that is active; the command asks for it.`,
        ...ask,
      ],
      commands: [`aws configure --profile ${name}`],
      links: [keysLink],
    };
  },
  docs: "credentials.md#invalid",
};

/** Where the key pair stands, which decides also for a half that is not there yet. */
function setBeside(plan: Plan, name: string): Mending {
  const value = `<${name.toLowerCase().replaceAll("_", " ").replace("aws ", "")}>`;
  const here = plan.variables.some((one) => one.name === name);
  const pair = plan.variables.find((one) => one.name === "AWS_ACCESS_KEY_ID");
  if (here || pair?.source !== "environment") return setVariable(plan, name, value);
  return {
    steps: [`Set ${name} where your shell sets the other two, and start Claude Code again.`],
    commands: [plan.platform === "win32" ? `$env:${name} = '${value}'` : `export ${name}='${value}'`],
  };
}

export const credentialInvalidCatalogue: Catalogue<"credentials.invalid"> = {
  "credentials.invalid": invalid,
};
