/**
 * Which hosts are AWS's, and who issues their certificates. Whether an answer can be AWS's own at all
 * is decided by the first; whether TLS was opened on the way, by the second.
 */

const asOf = "2026-11-20";

/** Endpoint suffixes of all partitions, VPC endpoints included. */
export const awsHosts = {
  pattern:
    /\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov)$/i,
  asOf,
  source: "AWS General Reference, endpoint suffixes by partition",
} as const;

/** Organisations in the issuer's name of certificates on AWS's public endpoints. */
export const awsIssuers = {
  organisations: [
    "Amazon",
    "Amazon.com, Inc.",
    "Starfield Technologies, Inc.",
    "DigiCert Inc",
  ] as readonly string[],
  asOf,
  source: "Amazon Trust Services repository; DigiCert stands in some partitions",
} as const;

/** Addresses that no public endpoint has. */
export const privateAddresses = {
  pattern:
    /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:)/i,
  asOf,
  source: "RFC 1918, RFC 6598, RFC 4193; Amazon Bedrock user guide, interface VPC endpoints",
} as const;

/** Host name, with or without a port. */
export function isAwsHost(host: string): boolean {
  return awsHosts.pattern.test(host.replace(/:\d+$/, ""));
}

/** @param issuer - one line: `CN=Amazon RSA 2048 M02, O=Amazon, C=US` */
export function isAwsIssuer(issuer: string): boolean {
  const organisation = /(?:^|, )O=(.*?)(?=, (?:CN|OU|C)=|$)/.exec(issuer)?.[1];
  return organisation !== undefined && awsIssuers.organisations.includes(organisation);
}

export function isPrivateAddress(address: string): boolean {
  return privateAddresses.pattern.test(address);
}
