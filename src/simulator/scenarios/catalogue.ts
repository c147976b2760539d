/**
 * The models and inference profiles of the scenarios' AWS: what four Regions list. Profiles stand
 * in the order in which AWS lists them, for the client's choice depends on it.
 * asOf 2026-11-20; source: published ListInferenceProfiles output of about October 2026.
 */
import type { ScenarioModel, ScenarioProfile } from "../types.js";

export const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1"];

const US = ["us-east-1", "us-east-2", "us-west-2"];
const EU = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];
const JP = ["ap-northeast-1", "ap-northeast-3"];

const GEOGRAPHIES = {
  us: { destinations: US, sources: ["us-east-1", "us-west-2"] },
  eu: { destinations: EU, sources: ["eu-west-1"] },
  jp: { destinations: JP, sources: ["ap-northeast-1"] },
  global: { destinations: ["*"], sources: REGIONS },
} as const;

type Geography = keyof typeof GEOGRAPHIES;

interface Row {
  model: string;
  profiles: readonly Geography[];
  onDemandIn?: string[];
  lifecycle?: "LEGACY";
  mantle?: string;
}

const ROWS: readonly Row[] = [
  { model: "anthropic.claude-opus-4-1-20250805-v1:0", profiles: ["us"], lifecycle: "LEGACY" },
  {
    model: "anthropic.claude-haiku-4-5-20251001-v1:0",
    profiles: ["us", "eu", "jp", "global"],
    mantle: "anthropic.claude-haiku-4-5",
  },
  { model: "anthropic.claude-sonnet-4-5-20250929-v1:0", profiles: ["us", "eu", "jp", "global"] },
  { model: "anthropic.claude-opus-4-5-20251101-v1:0", profiles: ["us", "eu", "global"] },
  { model: "anthropic.claude-sonnet-4-6", profiles: ["us", "eu", "jp", "global"] },
  { model: "anthropic.claude-opus-4-6-v1", profiles: ["us", "eu", "global"], onDemandIn: ["eu-west-2"] },
  {
    model: "anthropic.claude-opus-4-7",
    profiles: ["us", "eu", "jp", "global"],
    mantle: "anthropic.claude-opus-4-7",
  },
  {
    model: "anthropic.claude-opus-4-8",
    profiles: ["us", "eu", "jp", "global"],
    mantle: "anthropic.claude-opus-4-8",
  },
  { model: "anthropic.claude-fable-5", profiles: ["us", "global"], mantle: "anthropic.claude-fable-5" },
  {
    model: "anthropic.claude-sonnet-5",
    profiles: ["us", "eu", "global"],
    mantle: "anthropic.claude-sonnet-5",
  },
  {
    model: "anthropic.claude-opus-5",
    profiles: ["us", "eu", "global"],
    onDemandIn: ["ap-northeast-2"],
    mantle: "anthropic.claude-opus-5",
  },
  {
    model: "anthropic.claude-opus-5-5",
    profiles: ["us", "eu", "jp", "global"],
    onDemandIn: ["eu-west-2"],
    mantle: "anthropic.claude-opus-5-5",
  },
  { model: "anthropic.claude-sonnet-5-5", profiles: ["us", "eu", "global"] },
];

/** Mantle serves Claude in fewer Regions than it has endpoints. */
export const MANTLE_REGIONS = ["us-east-1", "eu-west-1"];

export const MODELS: readonly ScenarioModel[] = ROWS.map((row) => ({
  id: row.model,
  ...(row.lifecycle === undefined ? {} : { lifecycle: row.lifecycle }),
  ...(row.onDemandIn === undefined ? {} : { onDemandIn: row.onDemandIn }),
  ...(row.mantle === undefined ? {} : { mantle: row.mantle }),
}));

export const PROFILES: readonly ScenarioProfile[] = ROWS.flatMap((row) =>
  row.profiles.map((geography) => ({
    id: `${geography}.${row.model}`,
    destinations: [...GEOGRAPHIES[geography].destinations],
    sources: [...GEOGRAPHIES[geography].sources],
    model: row.model,
  })),
);
