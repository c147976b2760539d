/** What the documentation says of the `region` codes. */
import type { RegionArguments } from "../arguments/region.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

export const regionManual: Manual<keyof RegionArguments> = {
  "region.default-fallback": {
    meaning:
      "Claude Code uses `us-east-1`, and nobody chose it: models, quotas and the place of processing are those of that region.",
    proof:
      "No source names a region. `AWS_DEFAULT_PROFILE`, `sso_region` and the region of a `source_profile` do not count, and a selected profile without a region does not fall back to `[default]`.",
    shows:
      "No complaint; `/status` has “us-east-1 (default — set AWS_REGION or add a region to your AWS config)”.",
  },
  "region.malformed": {
    severity: "error or warning",
    meaning: `A source of the region holds a text that is not shaped like a region: letters, digits and dashes, with no dash at either end. Quotes in an environment file (\`AWS_REGION="us-west-2"\` read literally), a URL, underscores, and a comment right behind the value in an AWS file (\`region = us-west-2#office\`) are the usual ones.${table(
      ["Claude Code", "What it does", "Severity"],
      [
        "2.1.232 and later",
        "passes the source over without a word and takes the next, down to `us-east-1`",
        "warning",
      ],
      ["earlier", "puts the text into its host names; what then fails to resolve is a consequence", "error"],
    )}`,
    proof:
      "The value was read at the place that the report names. A malformed value behind the source that wins changes nothing and is not reported. Blanks round a value are cut off from 2.1.172 on.",
    shows:
      "Where it passes the value over nothing, but for `/status` where no other source names a region: “region env var invalid, ignored”. Where it uses the value, that the host cannot be reached.",
  },
  "region.ignored-by-version": {
    meaning:
      "Up to 2.1.171 Claude Code reads `AWS_REGION` and `AWS_DEFAULT_REGION` and nothing else, so it takes `us-east-1` in place of the region in the AWS files.",
    proof:
      "The release is one of these, no variable names a region, and an AWS file names one other than `us-east-1`.",
    shows: "Nothing: it uses `us-east-1`.",
  },
  "region.unknown": {
    meaning:
      "The region in force is not a region of any AWS partition. Claude Code checks neither spelling nor existence: it puts the text into its host names.",
    proof:
      "The name cannot be a region's (`us-esat-1`), or it is in no list known here **and** its host does not resolve. A new region that this release does not know is therefore not called wrong as long as AWS answers there. A known region whose STS answers while its Bedrock host has no name is one without Bedrock, and reported too; where neither resolves it is [network.dns](network.md#dns). Capitals (`US-EAST-1`) do resolve, and AWS then refuses the signature for its scope: that is a consequence too. The regions known here are a dated table in `src/knowledge/regions.ts`.",
  },
  "region.small-fast-ineffective": {
    meaning:
      "`ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION` moves the small model only where `ANTHROPIC_DEFAULT_HAIKU_MODEL` or `ANTHROPIC_SMALL_FAST_MODEL` names a Haiku. By default small work is done by another model, in the region of all others.",
    proof:
      "The variable names another region, and no model is moved by it; or its value is not shaped like a region and is passed over. The start-up probe of Haiku moves all the same, which is no traffic of yours.",
    shows: "Nothing: it stays in its region.",
  },
  "region.prefix-override-ignored": {
    meaning:
      "Models that Claude Code chooses keep the prefix of the region, in spite of `ANTHROPIC_BEDROCK_REGION_PREFIX`. Pinned IDs are never rewritten, with or without it.",
    proof:
      "The variable holds something that Claude Code does not take: it reads `us`, `eu`, `apac`, `jp`, `au` and `global`, in small letters and without a dot, from 2.1.224 on, and never in GovCloud. A value that is the region's own prefix is not reported, since nothing is lost.",
    shows: "Nothing: it takes its built-in prefix.",
  },
  "region.partition-unsupported": {
    meaning:
      "The region is in a partition whose hosts end differently (China, the European Sovereign Cloud, the isolated ones), and Claude Code ends the host of model requests as in the commercial partition: `bedrock-runtime.cn-north-1.amazonaws.com`. Its control plane gets the right one. GovCloud shares the commercial ending.",
    proof:
      "The region in force is of such a partition, no base URL of your own is set, and no model answered.",
    mend: "Whether Bedrock and the model are there is another question.",
    shows: "That the host cannot be reached, as for [network.dns](network.md#dns).",
  },
  "region.unexpected": {
    meaning: "Claude Code calls another region than the one that was asked for.",
    proof:
      "`--expect-region`, or `expect.region` of the configuration, names another region than the one in force. This code goes beyond the contract of the report: it is reported only where the expectation is given.",
    shows: "Nothing: it knows of no expectation.",
  },
};
