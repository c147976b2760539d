/**
 * The sentences of Claude Code for failures of the way to AWS, in falling order of version for each
 * symptom. `{code}` stands for the error code, the status or the content type that was met.
 */

export type NetworkSymptom =
  | "connection-dropped"
  | "proxy-407"
  | "proxy-403"
  | "tls-self-signed"
  | "tls-unknown-authority"
  | "html-403"
  | "html-5xx"
  | "refused-401"
  | "stream-type"
  | "empty-answer";

interface NetworkSentence {
  symptom: NetworkSymptom;
  since: string;
  print: string;
  interactive?: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "observed, releases 2.1.170 and 2.1.328";

export const networkSentences: readonly NetworkSentence[] = [
  {
    symptom: "connection-dropped",
    since: "2.1.229",
    print: "API Error: Connection dropped (ECONNRESET)",
    asOf,
    source: "Claude Code documentation, errors",
  },
  ...(["proxy-407", "proxy-403"] as const).map((symptom) => ({
    symptom,
    since: "2.1.229",
    print:
      "API Error: Couldn't connect through your proxy (ERR_PROXY_TUNNEL) — the proxy refused the tunnel: check its credentials and that it allows this host",
    asOf,
    source: "observed, release 2.1.328; the change lies between 2.1.220 and 2.1.229",
  })),
  {
    symptom: "proxy-407",
    since: "2.1.0",
    print: "API Error: 407 status code (no body)",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "proxy-403",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 403 status code (no body)",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "tls-self-signed",
    since: "2.1.229",
    print:
      "API Error: Unable to connect to API: Self-signed certificate detected ({code}). The certificate comes from an authority Claude Code doesn't trust, usually a TLS-inspecting corporate proxy or a gateway signed by a private CA: set NODE_EXTRA_CA_CERTS to that CA bundle, or add it to the system certificate store",
    asOf,
    source: "observed, release 2.1.328; the release with which it came is not known",
  },
  {
    symptom: "tls-self-signed",
    since: "2.1.0",
    print:
      "API Error: Unable to connect to API: Self-signed certificate detected. Check your proxy or corporate SSL certificates",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "tls-unknown-authority",
    since: "2.1.229",
    print:
      "API Error: Unable to connect to API: SSL certificate verification failed ({code}). The certificates the server sent don't lead to a trusted authority.",
    asOf,
    source: "observed, release 2.1.328; the release with which it came is not known",
  },
  {
    symptom: "tls-unknown-authority",
    since: "2.1.0",
    print:
      "API Error: Unable to connect to API: SSL certificate verification failed. Check your proxy or corporate SSL certificates",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "html-403",
    since: "2.1.285",
    print:
      "AWS authentication failed · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · if credentials are current, check AWS permissions and model access · API Error: 403 Forbidden",
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "html-403",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 403 <html>…",
    interactive: "Please run /login · API Error: 403 <html>…",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "html-5xx",
    since: "2.1.0",
    print:
      "API Error: {code} … This is a server-side issue, usually temporary — try again in a moment. If it persists, check your Amazon Bedrock service status.",
    asOf,
    source,
  },
  {
    symptom: "refused-401",
    since: "2.1.285",
    print:
      "AWS credentials expired or invalid · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · API Error: 401 …",
    asOf,
    source: "observed, release 2.1.328",
  },
  {
    symptom: "refused-401",
    since: "2.1.0",
    print: "Failed to authenticate. API Error: 401 …",
    interactive: "Please run /login · API Error: 401 …",
    asOf,
    source: "observed, release 2.1.170",
  },
  {
    symptom: "stream-type",
    since: "2.1.208",
    print:
      'Bedrock streaming response has content-type "{code}"; expected "application/vnd.amazon.eventstream".',
    asOf,
    source: "Claude Code documentation, errors",
  },
  {
    symptom: "stream-type",
    since: "2.1.0",
    print: "API Error: Truncated event message received.",
    asOf,
    source: "Claude Code documentation, errors",
  },
  {
    symptom: "empty-answer",
    since: "2.1.0",
    print: "API returned an empty or malformed response (HTTP 200) — check for a proxy or gateway…",
    asOf,
    source: "Claude Code documentation, errors",
  },
];
