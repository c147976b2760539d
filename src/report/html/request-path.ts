/**
 * The way a request takes, as data for the picture: settings, region, credentials and endpoint for all
 * requests, then for each model its profile, the regions that the profile routes to, and the model. What
 * stands behind a failure was not reached, whatever its checks say.
 */

import { modelLines } from "../terminal/models.js";
import { CREDENTIALS } from "../terminal/phrases.js";
import type { Report, ReportFinding } from "../types.js";

export type Outcome = "pass" | "warn" | "fail" | "blocked" | "unknown" | "skipped";

type Place = "settings" | "region" | "credentials" | "endpoint" | "profile" | "destinations" | "model";

export interface Station {
  place: Place;
  label: string;
  value: string;
  outcome: Outcome;
  /** The findings that are about it, errors first. */
  codes: string[];
}

export interface RequestPath {
  /** What every request passes. */
  common: Station[];
  /** What the requests for one model pass after it. */
  models: { roles: string; stations: Station[] }[];
}

const LABELS: Readonly<Record<Place, string>> = {
  settings: "Settings",
  region: "Region",
  credentials: "Credentials",
  endpoint: "Endpoint",
  profile: "Inference profile",
  destinations: "Destination regions",
  model: "Model",
};

/** Where on the way a finding stands, by its code; the first row that matches. */
const PLACES: readonly [RegExp, Place][] = [
  [/^setup\./, "settings"],
  [/^region\./, "region"],
  [/^credentials\./, "credentials"],
  [/^network\.|^mantle\.(base-url|region-unavailable|not-granted|auth-rejected|iam-denied)$/, "endpoint"],
  [/^iam\.destination-region-denied$|^model\.leaves-geography$/, "destinations"],
  [/^iam\.|^throughput\.(on-demand-unsupported|provisioned-not-ready)$/, "profile"],
  [/^model\.(invalid-id|prefix-mismatch|profile-missing|arn-|override-)/, "profile"],
  [/^mantle\.(model-id-format|unrouted)$/, "profile"],
  [/./, "model"],
];

const AREAS = {
  settings: ["setup"],
  region: ["region"],
  credentials: ["credentials"],
  endpoint: ["network"],
} as const;

/** The stations of all requests of a report. */
export function requestPath(report: Report): RequestPath {
  const { plan } = report;
  const at = (place: Place) => report.findings.filter(({ code }) => placeOf(code) === place);
  const station = (place: keyof typeof AREAS, value: string): Station => {
    const own = outcomeOfFindings(at(place), report) ?? outcomeOfAreas(AREAS[place], report);
    return { place, label: LABELS[place], value, outcome: own, codes: codesOf(at(place)) };
  };
  const read = plan.settings.filter(({ status }) => status === "read").length;
  const common = behindFailure([
    station(
      "settings",
      plan.provider === "none" ? "Bedrock is off" : `${read} of ${plan.settings.length} files`,
    ),
    station("region", plan.region.value),
    station(
      "credentials",
      [CREDENTIALS[plan.credentials.kind], plan.credentials.profile].filter(Boolean).join(" "),
    ),
    station("endpoint", hostOf(plan.endpoints.invoke?.url ?? plan.endpoints.mantle?.url)),
  ]);
  const isReached = common.every(({ outcome }) => outcome !== "fail");
  const lines = modelLines(report);
  const models = lines.map((line) => {
    const answered = line.mark === "pass";
    const mine = (place: Place) =>
      at(place).filter((finding) => isAbout(finding, line.model, lines, answered));
    const places: Place[] = line.route === "mantle" ? ["model"] : ["profile", "destinations", "model"];
    const stations = places.map((place): Station => {
      const found = outcomeOfFindings(mine(place), report);
      const usual = place === "model" ? outcomeOfMark(line.mark) : answered ? "pass" : "unknown";
      const value = stationValue(place, line.model, line.region, report);
      return { place, label: LABELS[place], value, outcome: found ?? usual, codes: codesOf(mine(place)) };
    });
    return { roles: line.roles.join(", "), stations: settle(stations, isReached) };
  });
  return { common, models };
}

/** What a failure or a stop before it leaves of the stations behind. */
function behindFailure(stations: readonly Station[]): Station[] {
  const first = stations.findIndex(({ outcome }) => outcome === "fail");
  return stations.map((one, index) =>
    first >= 0 && index > first && one.outcome !== "pass" && one.codes.length === 0
      ? { ...one, outcome: "blocked" }
      : one,
  );
}

/** A request that was refused by a station before the model has passed what stands before that. */
function settle(stations: readonly Station[], isReached: boolean): Station[] {
  if (!isReached)
    return stations.map((one) => ({ ...one, outcome: one.codes.length > 0 ? one.outcome : "blocked" }));
  const first = stations.findIndex(({ outcome, codes }) => outcome === "fail" && codes.length > 0);
  if (first < 0) return [...stations];
  return stations.map((one, index) => {
    if (index > first && one.codes.length === 0) return { ...one, outcome: "blocked" };
    return index < first && one.outcome === "unknown" ? { ...one, outcome: "pass" } : one;
  });
}

function placeOf(code: string): Place {
  return PLACES.find(([shape]) => shape.test(code))?.[1] ?? "model";
}

/** A finding that names no model in use is about all that did not answer. */
function isAbout(
  finding: ReportFinding,
  model: string,
  lines: readonly { model: string }[],
  answered: boolean,
): boolean {
  const texts = [
    finding.title,
    finding.measured,
    finding.why,
    ...finding.evidence.map(({ excerpt }) => excerpt ?? ""),
  ];
  const names = (id: string) => texts.some((text) => text.includes(id) || text.includes(baseOf(id)));
  if (names(model)) return !(answered && finding.severity === "error");
  if (lines.some((line) => names(line.model))) return false;
  return !answered || finding.severity === "warning";
}

function outcomeOfFindings(findings: readonly ReportFinding[], { verdict }: Report): Outcome | null {
  if (findings.some(({ severity }) => severity === "error")) return "fail";
  if (verdict === "inconclusive" && findings.some(({ cause }) => cause)) return "unknown";
  return findings.some(({ severity }) => severity === "warning") ? "warn" : null;
}

function outcomeOfAreas(areas: readonly string[], { checks }: Report): Outcome {
  const states = checks.filter(({ area }) => areas.includes(area)).map(({ status }) => status);
  if (states.includes("fail") || states.includes("crashed")) return "fail";
  if (states.includes("warn")) return "warn";
  if (states.includes("pass")) return "pass";
  if (states.includes("blocked")) return "blocked";
  return states.includes("unknown") ? "unknown" : "skipped";
}

function outcomeOfMark(mark: string): Outcome {
  if (mark === "pass" || mark === "fail" || mark === "blocked" || mark === "unknown") return mark;
  return "skipped";
}

function codesOf(findings: readonly ReportFinding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity !== "info").map(({ code }) => code))];
}

function stationValue(place: Place, model: string, region: string, report: Report): string {
  const profile = profileOf(model, report);
  if (place === "profile") {
    return profile !== undefined || isProfile(model) ? model : "none: the bare ID of a model";
  }
  const arns = profile?.models ?? [];
  if (place === "destinations") {
    if (arns.length > 0) return [...new Set(arns.map((arn) => arn.split(":")[3] || "any region"))].join(", ");
    return isProfile(model) ? "not known" : region;
  }
  const base = arns[0]?.split("/").at(-1);
  return base ?? baseOf(model);
}

function profileOf(model: string, { facts }: Report) {
  const { inferenceProfiles, applicationProfiles } = facts;
  const listed = inferenceProfiles.state === "answered" ? inferenceProfiles.value.profiles : [];
  const own = applicationProfiles.state === "answered" ? applicationProfiles.value.profiles : [];
  return listed.find(({ id, arn }) => id === model || arn === model) ?? own.find(({ arn }) => arn === model);
}

function isProfile(model: string): boolean {
  return /^arn:|^[a-z-]+\.anthropic\./.test(model);
}

/** Without the prefix of a geography. */
function baseOf(model: string): string {
  return model.replace(/^[a-z-]+\.(?=anthropic\.)/, "");
}

function hostOf(url: string | undefined): string {
  return url?.replace(/^https?:\/\//, "").replace(/\/.*$/, "") ?? "none";
}
