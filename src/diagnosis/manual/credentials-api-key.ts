/** What the documentation says of the `credentials` codes about API keys. */
import type { CredentialsArguments } from "../arguments/credentials.js";
import type { CredentialProviderArguments } from "../arguments/credentials-providers.js";
import type { Manual } from "./types.js";

export const apiKeyManual = {
  "credentials.bearer-empty": {
    meaning:
      "`AWS_BEARER_TOKEN_BEDROCK` is set to nothing or to blanks. This release takes that for a key, and then signs nothing.",
    proof:
      "The value is empty, and the release is older than 2.1.97. Later ones pass a blank key over, and nothing is reported.",
  },
  "credentials.bearer-malformed": {
    meaning:
      "The API key has no form that AWS takes: it begins neither with `bedrock-api-key-` nor with `ABSK`, stands in quotes, begins with the word `Bearer`, holds a line break in its midst, or is cut short.",
    proof:
      "The key's form shows it; the key itself is shown nowhere. Blanks and a line break at the ends are cut off by Claude Code and are no fault. A key that AWS or a gateway took is never called malformed.",
  },
  "credentials.bearer-expired": {
    meaning:
      "A short-term API key carries its own end, and it has passed. An API key hides every other credential: where good ones stand behind it, removing the key is the remedy, and the report says which.",
    proof:
      "The key is decoded without a request, and its end is compared with the clock. A long-term key (`ABSK…`) does not tell when it ends.",
  },
  "credentials.bearer-wrong-region": {
    meaning:
      "A short-term key holds in the one region it was made for, and that is not the region that Claude Code calls. AWS words this like an invalid key.",
    proof: "The region was read from the key itself, without a request, and compared with the one in force.",
    mend: "Where the models can be called from the key's region, set `AWS_REGION` to it.",
  },
  "credentials.bearer-rejected": {
    meaning:
      "AWS says that the API key is not valid. A long-term key was switched off, deleted, or is past an end that only IAM tells; of a short-term one the credentials that made it have ended.",
    proof:
      "AWS refused the key with its words for that, and the key shows no reason: it is whole, not past an end of its own, and for this region.",
  },
  "credentials.bearer-shadows": {
    meaning: "An API key is used, and it hides IAM credentials that work.",
    proof:
      "AWS STS was asked about a hidden key pair and knows it; a cached sign-in that is still good counts as well. What cannot be shown to work is not reported. An API key that does not work is the error, and its report names what it hides.",
    shows: "Nothing: it uses the key, and shows neither.",
  },
} satisfies Partial<Manual<keyof CredentialsArguments | keyof CredentialProviderArguments>>;
