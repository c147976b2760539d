/** What the documentation says of the `credentials` codes about keys, profiles and clocks. */
import type { CredentialsArguments } from "../arguments/credentials.js";
import type { CredentialProviderArguments } from "../arguments/credentials-providers.js";
import { apiKeyManual } from "./credentials-api-key.js";
import { credentialSessionsManual } from "./credentials-sessions.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

type Codes = keyof CredentialsArguments | keyof CredentialProviderArguments;

const keysManual = {
  "credentials.none": {
    severity: "error or warning",
    meaning:
      "No source of the chain yields credentials, and no API key is set; or the selected profile holds nothing usable. No request can be signed.",
    proof:
      "Every source was walked in Claude Code's order, and none gave credentials. Instance metadata is asked before this is said, unless `AWS_EC2_METADATA_DISABLED` is `true`. Where `awsAuthRefresh` is set and nothing speaks against it, this is a warning and the verdict is inconclusive: Claude Code runs that command first.",
  },
  "credentials.incomplete": {
    severity: "error or warning",
    meaning:
      "A source holds one half of a key pair: the key ID without the secret, or the reverse. Claude Code passes it over without a word. Where nothing else gives credentials this is the error; where another source signs in its place it is a **warning**, since the half was probably meant.",
    proof:
      "Both names were looked for in the same place, a set of variables or a profile, and one is not there. A half behind the source that is used changes nothing and is not reported.",
    mend: "AWS shows a secret once, when its key is made.",
  },
  "credentials.profile-missing": {
    meaning:
      "The selected profile (`AWS_PROFILE`, `--profile`) does not exist. Key pairs in variables and `[default]` are not used in its place.",
    proof:
      "The profile stands in neither AWS file, and no service behind it gives credentials. The report names the nearest profile that exists, and the most frequent slip: in the config file every header but `[default]` needs the word `profile` (`[profile work]`), in the credentials file none has it (`[work]`).",
  },
  "credentials.multiple-sources": {
    meaning:
      "Two sources that name different identities are set, so an answer or a bill can be of another identity than was meant.",
    proof:
      "Both sources were read, and their key IDs differ, or one is a long-term key (`AKIA…`), which belongs to a user, and the other a sign-in or an assumed role, which never does. The same key in two places is not reported. Whether a temporary key is of the same role as a sign-in nobody can tell without asking, so that this is `unknown`. Behind an API key, see [credentials.bearer-shadows](#bearer-shadows); beside `awsCredentialExport` several sources are the rule.",
    shows:
      "With `AWS_PROFILE` beside key pairs in variables, newer releases print the AWS SDK's warning on stderr: “Multiple credential sources detected”. Else nothing.",
  },
  "credentials.expired": {
    severity: "error or warning",
    meaning:
      "The temporary credentials have ended. Claude Code retries such a refusal in silence for a minute or more. Temporary keys in variables or in the credentials file cannot renew themselves.",
    proof:
      "AWS answered that the token is expired (`ExpiredToken`, `ExpiredTokenException`), or the output of `credential_process` has an `Expiration` that has passed. The `Expiration` of `awsCredentialExport` is not looked at by the client, and so proves nothing. Where `awsAuthRefresh` may renew them it is a warning and the verdict is inconclusive.",
  },
  "credentials.expiring-soon": {
    meaning: "The credentials end within an hour, and nothing renews them: a longer session breaks off.",
    proof:
      "The end was read from a short-term API key, from `AWS_CREDENTIAL_EXPIRATION`, or from a sign-in without a refresh token. Roles, `credential_process`, instance metadata and sign-ins of an `sso-session` are renewed by Claude Code and are not reported, nor is what a usable `awsAuthRefresh` renews.",
    shows: "Nothing until they have ended.",
  },
  "credentials.invalid": {
    meaning:
      "AWS does not know the access key: it was deleted or deactivated, is mistyped, or is of another partition. A temporary key (`ASIA…`) without its session token, and a long-term one (`AKIA…`) with a left-over token, are refused the same way.",
    proof:
      "AWS answered `UnrecognizedClientException` or `InvalidClientTokenId`. What shows without asking is said beside it: the token that is missing or left over, quotes or blanks in the key ID.",
  },
  "credentials.signature-mismatch": {
    meaning: `AWS computed another signature than the one that was sent.${table(
      ["What was seen", "What it means"],
      [
        "every question was refused",
        "the secret does not belong to the key; quotes, blanks and a wrong length are told",
      ],
      [
        "AWS STS or the control plane took the same keys, the model requests were refused",
        "a proxy or gateway rewrites signed headers: the signature covers host, `x-stainless-*`, `x-app`, `x-claude-code-session-id` and `anthropic-*`",
      ],
      [
        "`Credential should be scoped to …`",
        "a base URL leads to a host of another region than the one that is signed for",
      ],
    )}`,
    proof:
      "AWS answered with one of its texts about the signature. The texts that name a time are [credentials.clock-skew](#clock-skew).",
  },
  "credentials.clock-skew": {
    severity: "error or warning",
    meaning:
      "AWS takes a signature up to five minutes from its own clock. Where it refused one for its time this is an error, and where nothing could be signed yet and the clocks are five minutes or more apart; a sign-in that only a slow clock takes for valid is its consequence; where AWS still answers and the clocks are four minutes apart or more it is a **warning**.",
    proof:
      "AWS's time was read from its refusal or from the `Date` of any of its answers, and both clocks are in the report.",
    mend: "In WSL the clock stands still while Windows sleeps.",
  },
  "credentials.refresh-loop-risk": {
    meaning:
      "Claude Code asks AWS STS at every start, and runs `awsAuthRefresh` where that fails. Here the command cannot help, or runs without need: the start hangs, or a browser opens each time.",
    proof: `The command is never run by bedrock-doctor, and a project's command counts only with \`--trust-project\`. One of these was seen:

- its program is not found, or \`aws sso login\` names a profile that does not exist or has no sign-in;
- an API key is used and nothing else gives credentials: STS is never answered;
- temporary keys stand in variables, which no command changes in a session that runs;
- a proxy is set and the version is older than 2.1.239, or a certificate file is and it is older than 2.1.260: the question goes without them;
- AWS STS cannot be reached while the model requests work.`,
    shows: "In the terminal a blank screen for up to 20 seconds while the command runs; with `-p` nothing.",
  },
  "credentials.unexpected-account": {
    meaning: "The credentials belong to another AWS account than the one that was asked for.",
    proof:
      "`--expect-account`, or `expect.account` of the configuration, names another account than AWS does. AWS STS tells it; with an API key the ARNs of the account's inference profiles do, a denial that names the caller, or the alias inside a long-term key. Where nothing tells it, the check is `unknown` and the run is not passed.",
    shows: "Nothing: it knows of no expectation, and does not show the account.",
  },
} satisfies Partial<Manual<Codes>>;

export const credentialsManual: Manual<Codes> = {
  ...keysManual,
  ...credentialSessionsManual,
  ...apiKeyManual,
};
