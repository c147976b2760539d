/** Findings of this area that refusals prove. */
import type { Failure } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import { isOptInRegion } from "../../knowledge/regions.js";
import type { Location } from "../../machine/types.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import { variableOf } from "../plan-variable.js";
import type { FindingArguments, Found } from "../types.js";
import { takenBy } from "./accepted.js";
import { foundOfKey } from "./api-key.js";
import { clockSkew } from "./clock.js";

const proxyNames = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
const regionInHost = /\.([a-z]{2}(?:-[a-z]+)+-\d+)\.(?:vpce\.)?(?:amazonaws|api)\./;

export const credentialsFound: FoundBuilders = {
  "credentials.invalid": invalid,
  "credentials.signature-mismatch": mismatch,
  "credentials.clock-skew": ({ plan, facts, evidence }) =>
    clockSkew(plan, facts, true, evidence) ?? unreachable("credentials.clock-skew"),
  "credentials.bearer-malformed": ({ plan, evidence }) => ({
    ...foundOfKey("credentials.bearer-malformed", plan),
    evidence,
  }),
  "credentials.bearer-wrong-region": ({ plan, evidence }) => ({
    ...foundOfKey("credentials.bearer-wrong-region", plan),
    evidence,
  }),
  "credentials.bearer-rejected": ({ plan, evidence }) => ({
    ...foundOfKey("credentials.bearer-rejected", plan),
    evidence,
  }),
};

function unreachable(code: string): never {
  throw new Error(`${code} was made without its proof`);
}

function invalid({ plan, facts, evidence, members }: FoundInput): Found {
  const faults = plan.credentials.keyFaults ?? [];
  const unsendable = members.some(({ fact }) => fact === "credentials");
  const why = faults.find((one) => ["id-quoted", "id-blank", "token-missing", "token-stray"].includes(one));
  const asked = facts.credentials.state === "answered" ? facts.credentials.value.accessKeyId : undefined;
  const accessKeyId = asked ?? plan.credentials.accessKeyId;
  return {
    code: "credentials.invalid",
    arguments: {
      source: plan.credentials.source,
      ...(accessKeyId === undefined ? {} : { accessKeyId: accessKeyId.trim() }),
      why: (why as FindingArguments["credentials.invalid"]["why"]) ?? (unsendable ? "unsendable" : "unknown"),
      region: plan.region.value,
      ...(isOptInRegion(plan.region.value) ? { optIn: true as const } : {}),
    },
    evidence,
    locations: placeOf(plan),
  };
}

function mismatch({ plan, facts, evidence, members }: FoundInput): Found {
  const taken = takenBy(plan, facts);
  const refused = [...new Set(members.map(({ failure }) => failure.operation))];
  const scoped = members.find(({ failure }) => isScope(failure))?.failure;
  const fault = plan.credentials.keyFaults?.find((one) => one.startsWith("secret-"));
  const between = betweenOf(plan);
  const why =
    scoped !== undefined
      ? "scope"
      : taken.length > 0
        ? "altered"
        : ((fault as "secret-blank" | undefined) ?? (between === null ? "secret" : "unknown"));
  const hostRegion = scoped === undefined ? undefined : regionInHost.exec(scoped.host)?.[1];
  const { accessKeyId, source } = plan.credentials;
  return {
    code: "credentials.signature-mismatch",
    arguments: {
      source,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      why,
      taken: taken.filter((one) => !refused.includes(one as Failure["operation"])),
      refused,
      between,
      region: plan.region.value,
      ...(scoped === undefined ? {} : { host: scoped.host }),
      ...(hostRegion === undefined ? {} : { hostRegion }),
    },
    evidence,
    locations: placeOf(plan),
  };
}

/** The signature is for another Region or service than the host's: no question of the secret. */
function isScope(failure: Failure): boolean {
  return failure.kind === "refusal" && /credential should be scoped to/i.test(failure.message);
}

/** What stands between the client and AWS by the set-up, and could alter what was signed. */
function betweenOf(plan: Plan): string | null {
  const moved = plan.endpoints.invoke?.overriddenBy ?? plan.endpoints.mantle?.overriddenBy;
  if (moved !== undefined) return moved;
  return proxyNames.find((name) => variableOf(plan, name) !== null) ?? null;
}

function placeOf(plan: Plan): Location[] {
  const { location } = plan.credentials;
  return location === undefined ? [] : [location];
}
