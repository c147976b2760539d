/**
 * Hosts of AWS whose names lead to a private address: a VPC endpoint with private DNS, or a private
 * zone, stands in the place of the public endpoint. Then its policy and its security group decide too.
 */
import type { Facts } from "../../facts/types.js";
import { isAwsHost, isPrivateAddress } from "../../knowledge/aws-hosts.js";
import type { Evidence } from "../types.js";

/** Host and address, for hosts of AWS only. */
export function privateHosts(facts: Facts): { host: string; address: string }[] {
  if (facts.connection.state !== "answered") return [];
  return facts.connection.value.hosts.flatMap(({ host, address }) =>
    address !== undefined && isAwsHost(host) && isPrivateAddress(address) ? [{ host, address }] : [],
  );
}

/** One piece for each such host. */
export function privateAddressEvidence(facts: Facts): Evidence[] {
  return privateHosts(facts).map(({ host, address }) => ({
    source: "fact:connection",
    request: host,
    excerpt: `${host} is ${address} here, a private address: a VPC endpoint or a private DNS zone stands for it`,
  }));
}
