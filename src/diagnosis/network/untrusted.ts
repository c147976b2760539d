/**
 * A certificate that the client does not take: what is wrong with it, who issued it, and which bundle
 * on this machine may know the authority.
 */

import type { NoAnswer } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { isUntrustedChain } from "../../knowledge/network-codes.js";
import type { NetworkArguments } from "../arguments/network.js";
import type { CollectedFailure } from "../collect.js";
import { variableOf } from "../plan-variable.js";
import { placeOf } from "../setup/places.js";

type Untrusted = NetworkArguments["network.tls-untrusted"];

/** Read by the AWS CLI, Python and curl, and not by the client. */
const bundlesOfOthers = ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];

export function untrustedArguments(
  members: readonly CollectedFailure[],
  plan: Plan,
): Omit<Untrusted, "proxy"> {
  const failures = members.flatMap(({ failure }) => (failure.kind === "no-answer" ? [failure] : []));
  const shown = failures.find((one) => one.peer?.issuer !== undefined) ?? failures[0];
  const { issuer, root, names, validFrom, validTo } = shown?.peer ?? {};
  const problem = problemOf(shown);
  return {
    hosts: [...new Set(failures.map((one) => one.host))],
    problem,
    code: shown?.code ?? "",
    ...(issuer === undefined ? {} : { issuer }),
    ...(root === undefined || root === issuer ? {} : { root }),
    ...(names === undefined || problem !== "other-name" ? {} : { names }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(problem === "authority" ? trustOf(plan, shown) : {}),
  };
}

function problemOf(failure: NoAnswer | undefined): Untrusted["problem"] {
  const code = failure?.code ?? "";
  if (isUntrustedChain(code)) return "authority";
  if (code === "CERT_HAS_EXPIRED") return "expired";
  if (code === "CERT_NOT_YET_VALID") return "not-yet-valid";
  return code.startsWith("ERR_TLS_CERT_ALTNAME") || code === "HOSTNAME_MISMATCH" ? "other-name" : "other";
}

function trustOf(
  plan: Plan,
  failure: NoAnswer | undefined,
): Pick<Untrusted, "trustFile" | "otherBundle" | "storeUnused"> {
  const file = plan.network?.trustFiles.find((one) => one.status !== "read");
  const other = bundlesOfOthers.map((name) => variableOf(plan, name)).find((one) => one !== null);
  const variable = file === undefined ? null : variableOf(plan, file.variable);
  return {
    ...(file === undefined || file.status === "read" || variable === null
      ? {}
      : {
          trustFile: { variable: file.variable, file: file.file, status: file.status, ...placeOf(variable) },
        }),
    ...(other === undefined || other === null
      ? {}
      : { otherBundle: { variable: other.name, file: other.value } }),
    ...(failure?.systemStore === "unused" ? { storeUnused: whyUnused(plan) } : {}),
  };
}

function whyUnused(plan: Plan): NonNullable<Untrusted["storeUnused"]> {
  return variableOf(plan, "CLAUDE_CODE_CERT_STORE") === null ? "release" : "variable";
}

/** Who issued the certificate that one of these hosts showed, where it is known. */
export function issuerOf(facts: Facts, hosts: readonly string[]): string | undefined {
  if (facts.connection.state !== "answered") return undefined;
  return facts.connection.value.hosts.find((one) => hosts.includes(one.host))?.issuer;
}
