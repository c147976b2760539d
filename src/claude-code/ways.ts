/**
 * Where the providers of credentials are asked: the service's host, moved by what moves it in the AWS
 * SDK, and the proxy before it. Source: observed for STS and the IAM Identity Center portal, releases
 * 2.1.170 and 2.1.328; the variables by the AWS SDK.
 */

import { fallbackRegion } from "../knowledge/client-rules.js";
import {
  type ProviderEndpoint,
  type ProviderService,
  providerEndpoints,
} from "../knowledge/provider-endpoints.js";
import { partitionOf } from "../knowledge/regions.js";
import { activeProfileName, propertyText, readProfile, readService } from "./aws-profiles.js";
import { dualStackSwitch, fipsSwitch } from "./endpoint-switches.js";
import type { Way } from "./route-types.js";
import type { Situation } from "./situation.js";
import { readVariable } from "./variables.js";
import { proxyFor } from "./wiring.js";

/** The way to a service in a region. */
export function wayTo(situation: Situation, service: ProviderService, region: string): Way {
  const row: ProviderEndpoint = providerEndpoints[service];
  const url = movedBy(situation, row) ?? `https://${hostOf(situation, row, region)}`;
  return { url: url.replace(/(?<!\/)\/+$/, ""), proxy: proxyFor(situation, url, false) };
}

/**
 * The region in which STS is asked for a role: the profile's own, AWS_REGION, the region of the
 * profile in use, `us-east-1`. AWS_DEFAULT_REGION is not asked, as in the AWS SDK.
 */
export function stsRegionOf(situation: Situation, own: string | null): string {
  const active = readProfile(situation, activeProfileName(situation));
  return (
    own ??
    (situation.options.region ||
      readVariable(situation.variables, "AWS_REGION")?.trim() ||
      propertyText("region", active.credentials, active.config)?.text ||
      fallbackRegion.value)
  );
}

function movedBy(situation: Situation, { variable, service }: ProviderEndpoint): string | null {
  const { variables } = situation;
  const named =
    readVariable(variables, `AWS_ENDPOINT_URL_${variable}`) ||
    readVariable(variables, "AWS_ENDPOINT_URL") ||
    "";
  if (named !== "") return named;
  const profile = readProfile(situation, activeProfileName(situation));
  const services = propertyText("services", profile.config, profile.credentials)?.text;
  const key = `${service}.endpoint_url`;
  const ofService = services === undefined ? null : readService(situation, services, key);
  return (
    propertyText(key, ofService === null ? null : new Map([[key, ofService]]))?.text ??
    propertyText("endpoint_url", profile.config, profile.credentials)?.text ??
    null
  );
}

function hostOf(situation: Situation, row: ProviderEndpoint, region: string): string {
  const { name, hostSuffix, dualStackSuffix } = partitionOf(region);
  const form =
    fipsSwitch(situation) !== null
      ? row.fips
      : dualStackSwitch(situation) !== null
        ? row.dualStack
        : (row.others?.[name] ?? row.host);
  return form
    .replace("{region}", region)
    .replace("{suffix}", hostSuffix)
    .replace("{dualstack}", dualStackSuffix);
}
