/**
 * Why nothing can sign: a key pair of which one half is missing, a selected profile that does not
 * exist, or simply nothing. One of them is the cause, by what the client would have used first.
 */
import type { HalfSource } from "../../claude-code/credential-parts.js";
import type { Plan } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";

/** The finding of a plan without credentials. */
export function lackOf(plan: Plan): Found {
  const halves = meantHalves(plan);
  if (halves.length > 0) return incompleteFound(plan, halves, false);
  const { missing, location, profiles } = plan.credentials;
  if (missing?.exists === false && profiles !== undefined) {
    const selected = variableOf(plan, "AWS_PROFILE");
    return {
      code: "credentials.profile-missing",
      arguments: {
        profile: missing.profile,
        names: profiles.names,
        nearest: profiles.nearest,
        ...(profiles.header === undefined ? {} : { header: profiles.header }),
        selectedBy: selected?.value === missing.profile ? "AWS_PROFILE" : "--profile",
        version: plan.claudeCode.version,
      },
      locations: [
        ...(profiles.header === undefined
          ? []
          : [{ file: profiles.header.file, line: profiles.header.line }]),
        ...placed(selected?.location),
      ],
    };
  }
  return {
    code: "credentials.none",
    arguments: {
      version: plan.claudeCode.version,
      ...(missing === undefined ? {} : { missingProfile: missing.profile }),
    },
    locations: placed(location),
  };
}

/** A source that is half set and would have come first, where another one signs in its place; or null. */
export function passedOver(plan: Plan, facts: AskedFacts): Found | null {
  const halves = meantHalves(plan);
  if (halves.length === 0 || plan.provider === "none") return null;
  // Whether a machine has metadata is known once it has answered; most machines have none.
  const last = plan.credentials.kind === "instance-metadata" && facts.credentials.state !== "answered";
  return incompleteFound(plan, halves, !last);
}

function incompleteFound(plan: Plan, halves: readonly HalfSource[], works: boolean): Found {
  return {
    code: "credentials.incomplete",
    ...(works ? { severity: "warning" } : {}),
    arguments: {
      halves: halves.map(({ source, profile, has, lacks }) => ({
        source,
        has,
        lacks,
        ...(profile === undefined ? {} : { profile }),
      })),
      used: works ? plan.credentials.source : null,
      version: plan.claudeCode.version,
    },
    locations: halves.flatMap(({ location }) => placed(location)),
  };
}

function meantHalves(plan: Plan): HalfSource[] {
  return (plan.credentials.halves ?? []).filter(({ meant }) => meant);
}

function placed(location: Location | undefined): Location[] {
  return location === undefined ? [] : [location];
}
