/**
 * Candidates that need more of the text than a row's own words: the sentence of a denial, the model's
 * ID, the host's name. Each takes what stands around the match and gives the codes, likeliest first.
 */
import type { Denial } from "../../aws/types.js";
import { isCallableFrom } from "../../knowledge/geographies.js";
import { hasMantleForm } from "../../knowledge/mantle-models.js";
import { mantleRegionNamed } from "../../knowledge/mantle-regions.js";
import { lifecycleRowOf } from "../../knowledge/model-lifecycles.js";
import { isRegionKnown } from "../../knowledge/regions.js";
import type { SymptomReading } from "../../knowledge/symptoms/types.js";
import { isMostOf, type TextContext } from "./context.js";
import { denialCandidates } from "./read-denial.js";

/** The one parser of denial sentences; it belongs to the wire, so it is handed in. */
export type ParseDenial = (message: string) => Denial | undefined;

export interface Place {
  /** The joined text. */
  text: string;
  start: number;
  end: number;
  codes: readonly string[];
  context: TextContext;
  parseDenial: ParseDenial;
}

/** The candidates by this reading; empty where the text is not about anything this tool knows. */
export function readCandidates(reading: SymptomReading | undefined, place: Place): readonly string[] {
  return reading === undefined ? place.codes : (readings[reading](place) ?? place.codes);
}

type Reading = (place: Place) => readonly string[] | null;

const readings: Readonly<Record<SymptomReading, Reading>> = {
  denial: denialCandidates,
  host: readHost,
  "model-id": readModelId,
  "hidden-404": readHidden404,
  "selected-model": readSelectedModel,
  "not-granted": readNotGranted,
  "extra-fields": readExtraFields,
  "bad-url": readBadUrl,
};

/** What stands before and behind the match, within a sentence or two. */
function around({ text, start, end }: Place, before: number, behind: number): string {
  return text.slice(Math.max(0, start - before), end + behind);
}

/** `code` first, the others behind it, four at most. */
function first(code: string, others: readonly string[]): string[] {
  return [code, ...others.filter((other) => other !== code)].slice(0, 4);
}

const HOST =
  /\b(bedrock-mantle|bedrock-runtime|bedrock|sts|oidc|portal\.sso)(?:-fips)?\.([^\s"'/]{1,40}?)\.(?:amazonaws|api\.aws)/i;

function readHost(place: Place): readonly string[] | null {
  const [, service = "", region = ""] = HOST.exec(around(place, 160, 240)) ?? [];
  if (service === "") return null;
  const name = region.toLowerCase();
  if (/^(?:null|undefined|none|\[object|true|false)/.test(name))
    return first("setup.settings-invalid-value", ["region.malformed"]);
  if (!isRegionKnown(name)) return first("region.unknown", ["region.malformed", ...place.codes]);
  if (service.toLowerCase() !== "bedrock-mantle") return null;
  return mantleRegionNamed(name)?.endpoint === "yes"
    ? first("network.dns", ["mantle.region-unavailable", ...place.codes])
    : first("mantle.region-unavailable", place.codes);
}

const MODEL =
  /(?:api error \(|value '|model (?:id )?['(]?)((?:arn:|[\w-]+\.)?[\w.:/-]*(?:claude|anthropic)[\w.:/[\]-]*|arn:[\w:./-]+)/i;

function readModelId(place: Place): readonly string[] | null {
  const id = modelBefore(place);
  if (id === null) return null;
  if (id.startsWith("arn:")) {
    const region = id.split(":")[3] ?? "";
    return place.context.called.has(region)
      ? first("model.arn-invalid", ["model.invalid-id", "model.arn-region-mismatch"])
      : first("model.arn-region-mismatch", ["model.arn-invalid", "model.invalid-id"]);
  }
  if (/^apac\.anthropic\.claude-(?!3|sonnet-4-20250514)/i.test(id))
    return first("model.profile-missing", place.codes);
  const prefix = /^([a-z-]+)\.anthropic\./i.exec(id)?.[1];
  const regions = [...place.context.regions];
  if (prefix !== undefined && regions.length > 0) {
    const callable = regions.map((region) => isCallableFrom(prefix.toLowerCase(), region));
    if (callable.every((one) => one === false)) return first("model.prefix-mismatch", place.codes);
  }
  return null;
}

/** The ID that the message is about stands before the words, in Claude Code's prefix or in AWS's quotes. */
function modelBefore(place: Place): string | null {
  const near = place.text.slice(Math.max(0, place.start - 300), place.start + 20);
  const all = [...near.matchAll(new RegExp(MODEL, "gi"))];
  return all.at(-1)?.[1]?.toLowerCase() ?? null;
}

function readHidden404(place: Place): readonly string[] | null {
  const id = /the model (\S+) $/i.exec(place.text.slice(Math.max(0, place.start - 200), place.start))?.[1];
  if (id === undefined) return null;
  // Past its end, or legacy, which ends in the same answer once the model is not used for a while.
  if (lifecycleRowOf(id) !== undefined) return first("model.end-of-life", place.codes);
  if (id.startsWith("arn:")) return first("model.arn-invalid", place.codes);
  return null;
}

function readSelectedModel(place: Place): readonly string[] | null {
  const near = around(place, 120, 160);
  const id = /(?:selected model \(|the model '?|model ')([^\s()']+)/i
    .exec(near)?.[1]
    ?.replace(/\[1m\]$/i, "");
  if (id === undefined) return null;
  if (!/claude|anthropic|opus|sonnet|haiku|fable/i.test(id) && !place.context.bedrock) return [];
  const isMantles = hasMantleForm(id);
  if (/isn't supported on this route/i.test(near)) return first("mantle.base-url", place.codes);
  return /^arn:|\.anthropic\.|-v\d|:\d/.test(id) && !isMantles
    ? first("mantle.model-id-format", place.codes)
    : null;
}

function readNotGranted(place: Place): readonly string[] | null {
  if (!/not available for this account/i.test(place.text.slice(place.start, place.end)))
    return ["model.access-denied"];
  const id =
    /(\S+) (?:is )?$/i.exec(place.text.slice(Math.max(0, place.start - 120), place.start))?.[1] ?? "";
  return place.context.mantle || hasMantleForm(id)
    ? ["mantle.not-granted", "model.access-denied"]
    : ["model.access-denied", "mantle.not-granted"];
}

/** Fields of a request for a message; other programs' validators have the same words. */
const FIELDS = /tools\.\d|context_management|output_config|cache_control|thinking|system\.\d|messages\.\d/i;

function readExtraFields(place: Place): readonly string[] | null {
  const field = place.text.slice(Math.max(0, place.start - 80), place.start);
  if (!FIELDS.test(field) && !place.context.aws && !isMostOf(place.text, place.start, place.end)) return [];
  return /cache_control\.\S*(?:ttl|scope)[: ]*$/i.test(field)
    ? ["request.extra-fields", "caching.ttl-unsupported", "network.gateway-error"]
    : null;
}

function readBadUrl(place: Place): readonly string[] | null {
  const near = around(place, 240, 240);
  const scope = /Credential=([^/']*)\/\d{8}\/([^/']*)\/bedrock/i.exec(near);
  if (scope !== null) return /\s/.test(scope[2] ?? "") ? ["region.malformed"] : ["credentials.invalid"];
  if (!/bedrock|amazonaws|api\.aws/i.test(near)) return null;
  return /\.(?:\[object object\]|null|undefined)\./i.test(near)
    ? ["setup.settings-invalid-value", "region.malformed"]
    : null;
}
