/**
 * The services that the AWS SDK asks for credentials: their default hosts, and the names by which a
 * variable or a profile moves them. `{region}`, `{suffix}` and `{dualstack}` stand for the region's own.
 */
export interface ProviderEndpoint {
  /** What follows `AWS_ENDPOINT_URL_`, and the key in a `[services]` section. */
  variable: string;
  service: string;
  host: string;
  fips: string;
  dualStack: string;
  /** By the partition's name, where the host is not the general one. */
  others?: Readonly<Record<string, string>>;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "endpoint rules of @aws-sdk/nested-clients 3.998.2";

export const providerEndpoints = {
  sts: {
    variable: "STS",
    service: "sts",
    host: "sts.{region}.{suffix}",
    fips: "sts-fips.{region}.{suffix}",
    dualStack: "sts.{region}.{dualstack}",
    asOf,
    source,
  },
  portal: {
    variable: "SSO",
    service: "sso",
    host: "portal.sso.{region}.{suffix}",
    fips: "portal.sso-fips.{region}.{suffix}",
    dualStack: "portal.sso.{region}.{dualstack}",
    asOf,
    source,
  },
  oidc: {
    variable: "SSO_OIDC",
    service: "sso_oidc",
    host: "oidc.{region}.{suffix}",
    fips: "oidc-fips.{region}.{suffix}",
    dualStack: "oidc.{region}.{dualstack}",
    asOf,
    source,
  },
  signIn: {
    variable: "SIGNIN",
    service: "signin",
    host: "{region}.signin.aws.amazon.com",
    fips: "signin-fips.{region}.{suffix}",
    dualStack: "signin.{region}.{dualstack}",
    others: {
      "aws-cn": "{region}.signin.amazonaws.cn",
      "aws-us-gov": "{region}.signin.amazonaws-us-gov.com",
      "aws-eusc": "{region}.signin.amazonaws-eusc.eu",
    },
    asOf,
    source,
  },
} as const satisfies Readonly<Record<string, ProviderEndpoint>>;

export type ProviderService = keyof typeof providerEndpoints;

/** Hosts that may hand out a container's credentials over plain HTTP, beside the machine itself. */
export const containerHosts = {
  relative: "169.254.170.2",
  allowed: ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost", "[::1]"],
  asOf,
  source: "@aws-sdk/credential-provider-http",
} as const;

/** How long before its end a token is renewed, ms. */
export const renewalWindow = {
  ms: 5 * 60 * 1000,
  asOf,
  source: "@aws-sdk/token-providers and @aws-sdk/credential-provider-login",
} as const;

/** Life of an assumed role's credentials where the profile names none, seconds. */
export const assumedRoleSeconds = { value: 3600, asOf, source: "@aws-sdk/credential-provider-ini" } as const;

/**
 * Where instance metadata is asked. A variable or a key of the profile names another place, or the
 * address family; a family that is neither of the two is an error of the SDK.
 */
export const metadataEndpoints = {
  IPv4: "http://169.254.169.254",
  IPv6: "http://[fd00:ec2::254]",
  asOf: "2026-11-20",
  source: "AWS SDK for JavaScript 3.1169, credential-provider-imds",
} as const;
