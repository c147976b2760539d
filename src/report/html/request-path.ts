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
  const stations = [
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
  ];
  const common = behindFailure(stations, plan.provider === "none");
  const isReached = common.every(({ outcome }) => outcome !== "fail");
  const lines = modelLines(report);
  const models = lines.map((line) => {
    const onMantle = line.route === "mantle";
    const places: Place[] = onMantle ? ["model"] : ["profile", "destinations", "model"];
    // Mantle has no profiles, so what is said of one stands with the model there.
    const mine = (place: Place) =>
      (onMantle ? [...at("profile"), ...at("destinations"), ...at(place)] : at(place)).filter((finding) =>
        isAbout(finding, line, lines),
      );
    const stations = places.map((place): Station => {
      const found = outcomeOfFindings(mine(place), report);
      const usual = place === "model" ? outcomeOfModel(line.mark, report) : outcomeOnTheWay(line.mark);
      const value = stationValue(place, line.model, line.region, report);
      return { place, label: LABELS[place], value, outcome: found ?? usual, codes: codesOf(mine(place)) };
    });
    return { roles: line.roles.join(", "), stations: settle(stations, isReached) };
  });
  return { common, models };
}

/** What passed by itself has passed, whatever failed before it; no request at all passes nothing. */
function behindFailure(stations: readonly Station[], isOff: boolean): Station[] {
  const first = stations.findIndex(({ outcome }) => outcome === "fail");
  return stations.map((one, index) =>
    first >= 0 && index > first && (isOff || one.outcome !== "pass") && one.codes.length === 0
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

/** A finding that names no model in use is about all that did not answer, or about all of them. */
function isAbout(
  { title, measured, why, evidence, severity }: ReportFinding,
  line: { model: string; mark: string },
  lines: readonly { model: string; mark: string }[],
): boolean {
  const names = (texts: readonly string[], id: string) =>
    texts.some((text) => text.includes(id) || text.includes(baseOf(id)));
  const said = [title, measured];
  if (lines.some(({ model }) => names(said, model))) return names(said, line.model);
  const quoted = [why, ...evidence.map(({ excerpt }) => excerpt ?? "")];
  if (lines.some(({ model }) => names(quoted, model))) return names(quoted, line.model);
  return line.mark !== "pass" || severity !== "error" || lines.every(({ mark }) => mark === "pass");
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

/** A refusal that proves nothing about the set-up (a prompt that is too long) fails nothing. */
function outcomeOfModel(mark: string, { verdict }: Report): Outcome {
  if (mark === "fail") return verdict === "inconclusive" ? "unknown" : "fail";
  return mark === "pass" || mark === "blocked" || mark === "unknown" ? mark : "skipped";
}

/** What the model's answer tells of the stations before it. */
function outcomeOnTheWay(mark: string): Outcome {
  if (mark === "pass") return "pass";
  return mark === "skipped" ? "skipped" : "unknown";
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
