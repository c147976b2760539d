/**
 * The hosts Claude Code calls, and how it signs. Model requests and the control plane follow
 * different variables: the AWS endpoint, FIPS and dual-stack settings move only the control plane.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { signingServices } from "../knowledge/client-rules.js";
import { partitionOf } from "../knowledge/regions.js";
import { activeProfileName, propertyText, readProfile, readService } from "./aws-profiles.js";
import { type ResolvedCredentials, skipsAuthentication } from "./credentials.js";
import { whenListing } from "./early.js";
import { dualStackSwitch, fipsSwitch } from "./endpoint-switches.js";
import { readCustomHeaders } from "./headers.js";
import type { Situation } from "./situation.js";
import type { Plan, PlanEndpoint, SigningKind } from "./types.js";
import { readVariable } from "./variables.js";

/** The endpoints of the planes that the provider uses; null for a plane that is not used. */
export function resolveEndpoints(
  situation: Situation,
  provider: Plan["provider"],
  region: string,
): Plan["endpoints"] {
  const invoke = provider === "invoke" || provider === "invoke+mantle";
  const mantle = provider === "mantle" || provider === "invoke+mantle";
  return {
    invoke: invoke ? invokeEndpoint(situation, region) : null,
    control: invoke ? controlEndpoint(whenListing(situation, provider, region), region) : null,
    mantle: mantle ? mantleEndpoint(situation, region) : null,
  };
}

/** Kind of authentication and SigV4 service of each plane that is used. */
export function resolveSigning(
  situation: Situation,
  endpoints: Plan["endpoints"],
  credentials: ResolvedCredentials,
): Plan["signing"] {
  const plane = (name: "invoke" | "mantle") =>
    endpoints[name] === null
      ? null
      : { kind: signingKind(situation, name, credentials), service: signingServices[name] };
  return { invoke: plane("invoke"), mantle: plane("mantle") };
}

function signingKind(
  situation: Situation,
  plane: "invoke" | "mantle",
  { plan, route }: ResolvedCredentials,
): SigningKind {
  if (skipsAuthentication(situation, plane)) {
    const token = plane === "invoke" && route.kind === "skipped" && route.token !== undefined;
    return token || bringsOwnAuthorization(situation) ? "bearer" : "none";
  }
  return plan.apiKey === undefined ? "sigv4" : "bearer";
}

/** Where nothing else authenticates, a line of ANTHROPIC_CUSTOM_HEADERS does. */
function bringsOwnAuthorization(situation: Situation): boolean {
  return readCustomHeaders(situation).some(
    ({ name, value }) => name.toLowerCase() === "authorization" && /^Bearer /i.test(value),
  );
}

/** The suffix is the commercial one in every partition: in China and the isolated ones it is wrong. */
function invokeEndpoint(situation: Situation, region: string): PlanEndpoint {
  return (
    fromVariable(situation, "ANTHROPIC_BEDROCK_BASE_URL") ?? {
      url: `https://bedrock-runtime.${region}.amazonaws.com`,
    }
  );
}

function mantleEndpoint(situation: Situation, region: string): PlanEndpoint {
  return (
    fromVariable(situation, "ANTHROPIC_BEDROCK_MANTLE_BASE_URL") ?? {
      url: `https://bedrock-mantle.${region}.api.aws/anthropic`,
    }
  );
}

/** AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is not asked: the client was diverted in spite of it. */
function controlEndpoint(situation: Situation, region: string): PlanEndpoint {
  return (
    fromVariable(situation, "ANTHROPIC_BEDROCK_BASE_URL") ??
    fromVariable(situation, "AWS_ENDPOINT_URL_BEDROCK") ??
    fromVariable(situation, "AWS_ENDPOINT_URL") ??
    fromProfile(situation) ??
    controlDefault(situation, region)
  );
}

function controlDefault(situation: Situation, region: string): PlanEndpoint {
  const fips = fipsSwitch(situation);
  const dualStack = dualStackSwitch(situation);
  const { hostSuffix, dualStackSuffix } = partitionOf(region);
  const service = fips === null ? "bedrock" : "bedrock-fips";
  const url = `https://${service}.${region}.${dualStack === null ? hostSuffix : dualStackSuffix}`;
  const overriddenBy = fips ?? dualStack;
  return overriddenBy === null ? { url } : { url, overriddenBy };
}

function fromVariable(situation: Situation, name: string): PlanEndpoint | null {
  const url = readVariable(situation.variables, name)?.trim() ?? "";
  return url === "" ? null : { url: withoutTrailingSlash(url), overriddenBy: name };
}

function fromProfile(situation: Situation): PlanEndpoint | null {
  const profile = readProfile(situation, activeProfileName(situation));
  const services = propertyText("services", profile.config, profile.credentials);
  const service = services === null ? null : readService(situation, services.text, "bedrock.endpoint_url");
  const url =
    propertyText(
      "bedrock.endpoint_url",
      service === null ? null : new Map([["bedrock.endpoint_url", service]]),
    ) ?? propertyText("endpoint_url", profile.config, profile.credentials);
  return url === null ? null : { url: withoutTrailingSlash(url.text), overriddenBy: "endpoint_url" };
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, "");
}
