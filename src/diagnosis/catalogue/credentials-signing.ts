/** What goes wrong when a request is signed: signatures and clocks. */
import type { CredentialsArguments } from "../arguments/credentials.js";
import { cleanVariable, removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { deniedSentence } from "./denied-sentence.js";
import { pastProxy } from "./network-say.js";
import { sayList } from "./say.js";

type Plan = RemedyContext["plan"];
type Mismatch = CredentialsArguments["credentials.signature-mismatch"];

const signingLink = "https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html";

const secretFaults: Partial<Record<Mismatch["why"], string>> = {
  "secret-quoted": "the secret stands in quotes, which are signed with",
  "secret-blank": "the secret holds a blank or a line break",
  "secret-length": "the secret has not the 40 characters of AWS's secrets",
  secret: "the secret does not belong to the key",
};

const mismatch: CatalogueEntry<"credentials.signature-mismatch"> = {
  title: ({ why }) =>
    why === "altered"
      ? "Something alters the signed requests on their way"
      : why === "scope"
        ? "The signature is for another region or service than the host"
        : "The secret access key is wrong",
  why: () => "AWS computes another signature than the one sent, and refuses every such request.",
  measured: ({ source, accessKeyId, why, taken, refused, between, host, region }) => {
    const key = accessKeyId === undefined ? source : `${accessKeyId} from ${source}`;
    if (why === "scope") return `${host ?? "the host"} got a signature for ${region}`;
    if (why === "altered") {
      const way = between === null ? "" : `; ${between} stands between`;
      return `${key}: AWS took the signature of ${sayList(taken)} and refused that of ${sayList(refused)}${way}`;
    }
    const doubt = between === null ? "" : `, or what ${between} names alters the request`;
    return `${key}: ${secretFaults[why] ?? `${secretFaults.secret}${doubt}`}`;
  },
  expected: ({ why, hostRegion }) =>
    why === "altered"
      ? "requests that arrive with the headers they were signed with"
      : why === "scope"
        ? `a signature for ${hostRegion ?? "the region of the host"}`
        : "the secret that was handed out with this key ID",
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: (args, { plan }) => {
    const { why, between } = args;
    if (why === "scope") return sameScope(plan, args);
    return why === "altered" ? leaveHeaders(plan, between) : newSecret(plan, args);
  },
  docs: "credentials.md#signature-mismatch",
};

/** Another region is called by its name; with the right region the host itself is the wrong one. */
function sameScope(plan: Plan, { hostRegion, region, between }: Mismatch): Remedy {
  if (hostRegion !== undefined && hostRegion !== region) {
    return {
      summary: "Call and sign for one region: that of the host.",
      ...setVariable(plan, "AWS_REGION", hostRegion),
      links: [signingLink],
    };
  }
  const removal = between === null ? { steps: [], commands: [] } : removeVariable(plan, between);
  return {
    summary: "Let Claude Code choose the host, or name one that takes this signature.",
    ...removal,
    steps: [
      ...removal.steps,
      "The Invoke API and Mantle have hosts and signatures of their own: bedrock-runtime is signed for bedrock, bedrock-mantle for bedrock-mantle.",
    ],
    links: [signingLink],
  };
}

function leaveHeaders(plan: Plan, between: string | null): Remedy {
  const hosts = [plan.endpoints.invoke, plan.endpoints.control, plan.endpoints.mantle].flatMap((one) =>
    one !== null && URL.canParse(one.url) ? [new URL(one.url).hostname] : [],
  );
  const exempt = [...new Set(hosts)].join(",");
  const byProxy = between !== null && /proxy/i.test(between);
  const mending = byProxy
    ? pastProxy(plan, hosts)
    : between === null
      ? { steps: [], commands: [] }
      : removeVariable(plan, between);
  return {
    summary: "Let the requests through as they are: the signature covers their headers.",
    ...mending,
    steps: [
      ...mending.steps,
      `To send to those who run the ${byProxy || between === null ? "proxy" : "gateway"}: "Please pass requests to ${exempt} through unchanged. They are signed by AWS Signature Version 4, which covers host and all x-stainless-*, x-app, x-claude-code-session-id and anthropic-* headers; a rewritten header makes AWS refuse them."`,
    ],
    links: [signingLink],
  };
}

function newSecret(plan: Plan, { why, accessKeyId, between }: Mismatch): Remedy {
  const { kind, profile } = plan.credentials;
  const doubt =
    why === "unknown" && between !== null
      ? [`If the secret is right, what ${between} names alters the request: try once without it.`]
      : [];
  const person = `AWS shows a secret only once: where nobody has that of ${accessKeyId ?? "this key"}, make a new key at https://console.aws.amazon.com/iam/home#/security_credentials.`;
  if (kind === "env-keys") {
    const cleaned = cleanVariable(plan, "AWS_SECRET_ACCESS_KEY");
    const mending =
      cleaned !== null && (why === "secret-quoted" || why === "secret-blank")
        ? cleaned
        : setVariable(plan, "AWS_SECRET_ACCESS_KEY", "<secret access key>");
    return {
      summary: "Set the secret that belongs to the key, without quotes and blanks.",
      ...mending,
      steps: [...mending.steps, person, ...doubt],
      links: [signingLink],
    };
  }
  const name = profile ?? "default";
  return {
    summary: "Write the secret that belongs to the key into the profile.",
    steps: [
      `Give profile "${name}" key ID and secret anew; the command asks for them. Without the AWS CLI, write aws_secret_access_key in the file.`,
      person,
      ...doubt,
    ],
    commands: [`aws configure --profile ${/^[\w@%+=:,./-]+$/.test(name) ? name : `"${name}"`}`],
    links: [signingLink],
  };
}

const clockCommands: Record<Plan["platform"], string> = {
  linux: "sudo timedatectl set-ntp true",
  darwin: "sudo sntp -sS time.apple.com",
  win32: "w32tm /resync",
};

const clock: CatalogueEntry<"credentials.clock-skew"> = {
  title: ({ offsetSeconds }) =>
    offsetSeconds === null
      ? "The clock of this machine is off"
      : `The clock of this machine is ${sayOffset(offsetSeconds)}`,
  why: ({ refused, signs, behindSignIn }) =>
    behindSignIn === true
      ? "By this clock the sign-in is still valid, so Claude Code does not renew it, and AWS takes no signature of that time either."
      : refused
        ? "AWS refuses signatures that are more than five minutes from its own clock."
        : signs
          ? "AWS refuses signatures that are more than five minutes from its own clock; a little more, and nothing works."
          : "An API key needs no clock, but everything that is signed does, and ends are judged wrongly.",
  measured: ({ local, aws }) =>
    local === undefined ? "AWS refused the time of the signature" : `here ${local}, AWS ${aws ?? "unknown"}`,
  expected: () => "clocks less than four minutes apart",
  clientShows: ({ refused, behindSignIn }, { plan }) =>
    refused && behindSignIn !== true ? deniedSentence(plan) : undefined,
  remedy: (_, { plan }) => ({
    summary: "Set the clock by the network.",
    steps: [
      "Switch on time synchronisation with the command.",
      ...(plan.platform === "linux"
        ? ["In WSL the clock stands still while Windows sleeps: sudo hwclock -s sets it there."]
        : []),
      ...(plan.platform === "win32"
        ? ["The command wants a PowerShell that was started as administrator."]
        : []),
    ],
    commands: [clockCommands[plan.platform], ...(plan.platform === "linux" ? ["sudo hwclock -s"] : [])],
    links: ["https://repost.aws/knowledge-center/ec2-instance-clock-drift", signingLink],
  }),
  docs: "credentials.md#clock-skew",
};

function sayOffset(offset: number): string {
  const seconds = Math.abs(offset);
  const minutes = Math.round(seconds / 60);
  const span =
    seconds < 600
      ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
      : minutes < 120
        ? `${minutes} minutes`
        : minutes < 2 * 24 * 60
          ? `${Math.round(minutes / 60)} hours`
          : `${Math.round(minutes / (24 * 60))} days`;
  return `${span} ${offset > 0 ? "slow" : "fast"}`;
}

export const credentialSigningCatalogue: Catalogue<
  "credentials.signature-mismatch" | "credentials.clock-skew"
> = {
  "credentials.signature-mismatch": mismatch,
  "credentials.clock-skew": clock,
};
