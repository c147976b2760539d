/**
 * How Claude Code behaves, release by release. Code asks `ruleFor(clientRules.x, version)` and never
 * compares release numbers itself, so a new release is a new row.
 */
import type { VersionedRow } from "./versions.js";

const asOf = "2026-11-20";
const observed = "observed, releases 2.1.170 to 2.1.328";

/** A switch that was off up to one release and is on from the next on. */
function switchedOn(
  since: string,
  lastOff: string,
  source: string,
  bracket?: { after: string; before: string },
): readonly VersionedRow<boolean>[] {
  return [
    { until: lastOff, value: false, asOf, source },
    { since, value: true, asOf, source, ...(bracket === undefined ? {} : { bracket }) },
  ];
}

/** The first release whose awsCredentialExport takes keys at the top level. */
export const flatExportSince = "2.1.181";

export const clientRules = {
  /** A profile's region in the AWS files counts. */
  regionFromAwsFiles: switchedOn("2.1.172", "2.1.171", observed),
  /** Blanks round a region are cut off; a blank value counts as unset. */
  regionTrimmed: switchedOn("2.1.172", "2.1.171", observed),
  /** A value that is not shaped like a region is passed over in silence. */
  regionShapeCheck: switchedOn("2.1.232", "2.1.231", observed),
  /** `us-gov.` is the prefix in GovCloud; before, it was `global.`. */
  govPrefix: switchedOn("2.1.174", "2.1.173", observed),
  /** ANTHROPIC_BEDROCK_REGION_PREFIX is read. */
  prefixOverride: switchedOn(
    "2.1.224",
    "2.1.223",
    "Claude Code changelog; observed, releases 2.1.181 to 2.1.328",
    {
      after: "2.1.220",
      before: "2.1.229",
    },
  ),
  /** Anthropic's IDs are turned into Bedrock IDs. */
  bareNames: switchedOn("2.1.200", "2.1.199", observed, { after: "2.1.198", before: "2.1.200" }),
  /** ANTHROPIC_DEFAULT_MODEL is read. */
  defaultModelVariable: switchedOn("2.1.236", "2.1.235", "Claude Code documentation, model configuration"),
  /** HOME in a settings file moves where the AWS files are read. */
  homeFromSettings: switchedOn("2.1.172", "2.1.171", observed, { after: "2.1.170", before: "2.1.328" }),
  /** awsCredentialExport may print its keys at the top level, without `Credentials` round them. */
  flatExport: switchedOn(flatExportSince, "2.1.180", observed, { after: "2.1.179", before: "2.1.181" }),
  /** A proxy's address may lack `http://`; before, the client ended at once and said nothing. */
  proxyWithoutScheme: switchedOn("2.1.241", "2.1.240", observed, { after: "2.1.170", before: "2.1.328" }),
  /** A stream that is not said to be an event stream is refused; before, it was decoded as one. */
  contentTypeGuard: switchedOn("2.1.208", "2.1.207", "Claude Code documentation, errors"),
  /** ALL_PROXY is used, for model requests only. */
  allProxy: switchedOn("2.1.241", "2.1.240", observed, { after: "2.1.170", before: "2.1.328" }),
  /** `availableModels` refuses aliases too; before, they passed. */
  allowListBindsAliases: switchedOn("2.1.175", "2.1.174", observed, { after: "2.1.170", before: "2.1.328" }),
  /** A choice that the list refuses is replaced with a sentence; before, without a word. */
  allowListMessage: switchedOn("2.1.175", "2.1.174", observed, { after: "2.1.170", before: "2.1.328" }),
  /** `enforceAvailableModels` is read. */
  allowListEnforced: switchedOn(
    "2.1.175",
    "2.1.174",
    "Claude Code documentation, model configuration; observed, release 2.1.328",
  ),
  /** Credentials found before a project's other variables apply are kept for the requests. */
  keepsEarlyCredentials: switchedOn("2.1.182", "2.1.181", observed, { after: "2.1.181", before: "2.1.207" }),
  /** A list that an administrator enforces limits the start-up probes too. */
  allowListLimitsProbes: switchedOn("2.1.261", "2.1.260", observed, { after: "2.1.240", before: "2.1.300" }),
  /** With `-p` the models of the tiers are probed before the first request. */
  probesWhenPrinting: switchedOn("2.1.186", "2.1.185", observed),
  /** In the terminal a refused Sonnet is replaced by an older one; before, only Opus and Haiku were. */
  sonnetChain: switchedOn("2.1.186", "2.1.185", observed, { after: "2.1.170", before: "2.1.186" }),
  /** A main model whose ID names a known Opus or Sonnet stands for its tier, which is not probed. */
  mainModelPinsTier: switchedOn("2.1.213", "2.1.212", observed, { after: "2.1.207", before: "2.1.213" }),
  /** ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION moves the Haiku probe. */
  smallRegionMovesProbe: switchedOn("2.1.186", "2.1.185", observed, { after: "2.1.170", before: "2.1.200" }),
  /** Mantle alone: Opus is probed. */
  probesMantle: switchedOn("2.1.186", "2.1.185", observed, { after: "2.1.170", before: "2.1.328" }),
  /** A model nobody pinned that AWS refuses during a run gives way to the next of its family. */
  walksWhileRunning: switchedOn("2.1.290", "2.1.289", observed, { after: "2.1.281", before: "2.1.290" }),
  /** That walk goes through the whole family and on to Sonnet; before, it ended at Opus 4.7. */
  walksWholeFamily: switchedOn("2.1.312", "2.1.311", observed, { after: "2.1.301", before: "2.1.312" }),
  /** What probes said is remembered between runs. */
  modelMemory: switchedOn("2.1.300", "2.1.299", observed, { after: "2.1.281", before: "2.1.300" }),
  /** The question that goes before awsAuthRefresh takes the proxy. */
  refreshAsksThroughProxy: switchedOn("2.1.239", "2.1.238", "Claude Code changelog"),
  /** Added certificate authorities reach direct calls of STS. */
  trustReachesSts: switchedOn("2.1.260", "2.1.259", "Claude Code documentation, network configuration"),
  /** A blank AWS_BEARER_TOKEN_BEDROCK does not keep the client from signing. */
  blankApiKeySigns: switchedOn(
    "2.1.97",
    "2.1.96",
    "Claude Code changelog; anthropics/claude-code-action#1090",
  ),
  /** A blank AWS_BEARER_TOKEN_BEDROCK is as good as none when the inference profiles are listed. */
  blankApiKeyStillLists: switchedOn("2.1.301", "2.1.300", observed, { after: "2.1.300", before: "2.1.314" }),
  /** `inherit` as subagent model is as good as none. */
  subagentInherits: switchedOn("2.1.196", "2.1.195", "Claude Code documentation, environment variables"),
  /** A native window of one million tokens can be switched off. */
  nativeLongContextOff: switchedOn("2.1.223", "2.1.222", "Claude Code changelog"),
  /** A managed file that is not JSON stops the start. */
  malformedManagedStops: switchedOn("2.1.241", "2.1.240", observed, { after: "2.1.170", before: "2.1.328" }),
} as const satisfies Record<string, readonly VersionedRow<boolean>[]>;

/**
 * How long the client trusts what it remembers of a model, in ms: it was seen to after `holds`, and no
 * longer after `ends`; what lies between was not observed. A time in the future is not trusted.
 */
export const modelMemorySpans = {
  ok: { holds: 10 * 60_000, ends: 30 * 60_000 },
  refused: { holds: 60_000, ends: 10 * 60_000 },
  asOf,
  source: "observed, release 2.1.328",
} as const;

/** Older releases of the walk during a run go no further than this model, by Anthropic ID. */
export const shortWalkEnd = { model: "claude-opus-4-7", asOf, source: "observed, releases 2.1.290, 2.1.300" };

/** Settings keys that run a command. A project's are inert until the project is trusted. */
export const commandSettings = {
  names: ["awsAuthRefresh", "awsCredentialExport", "apiKeyHelper"] as readonly string[],
  asOf,
  source: "observed, release 2.1.328; apiKeyHelper by the Claude Code documentation",
} as const;

/** The region where no source names one. */
export const fallbackRegion = { value: "us-east-1", asOf, source: observed } as const;

/** Built-in geography prefix by the region's beginning, first match wins. GovCloud has a rule of its own. */
export const prefixRows: readonly { region: RegExp; prefix: string; asOf: string; source: string }[] = [
  { region: /^us-/, prefix: "us", asOf, source: observed },
  { region: /^eu-/, prefix: "eu", asOf, source: observed },
  { region: /^ap-/, prefix: "apac", asOf, source: observed },
  { region: /^/, prefix: "global", asOf, source: observed },
];

export const govRegions = /^us-gov-/;

/** What ANTHROPIC_BEDROCK_REGION_PREFIX may hold; anything else is ignored. */
export const prefixOverrides = {
  values: ["us", "eu", "apac", "jp", "au", "global"] as readonly string[],
  asOf,
  source: "Claude Code documentation, Amazon Bedrock; observed, release 2.1.328",
} as const;

/** What counts as "on" in a switch, after trimming and lower-casing. */
export const truthyTexts = {
  values: ["1", "true", "yes", "on"] as readonly string[],
  asOf,
  source: `${observed}; "on" by the documentation`,
} as const;

/** Proxy variables in the order the client asks them. */
export const proxyVariables = {
  values: ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"] as readonly string[],
  asOf,
  source: "Claude Code documentation, network configuration; observed, releases 2.1.170 and 2.1.328",
} as const;

/** SigV4 service names of the two planes that answer model requests. */
export const signingServices = {
  invoke: "bedrock",
  mantle: "bedrock-mantle",
  asOf,
  source: observed,
} as const;
