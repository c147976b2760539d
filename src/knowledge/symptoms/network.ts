/** Texts about the way to AWS: names, connections, proxies, certificates, and answers that are not AWS's. */
import { seeEndpoint, seeNetwork, seeProxy } from "./deciders.js";
import type { SymptomGroup } from "./types.js";

const asOf = "2026-11-20";
const anyNetwork = /^network\.|^region\.|^mantle\.region-unavailable|^setup\.provider-not-enabled/;

export const networkSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "observed, Claude Code 2.1.170 to 2.1.328; Claude Code documentation, errors",
    rows: [
      {
        text: /couldn't connect through your proxy/,
        codes: ["network.proxy-failed", "network.proxy-auth"],
        decides: seeProxy,
        covers: /^network\.proxy/,
      },
      {
        text: /ssl certificate verification failed|ssl certificate error|self-signed certificate detected/,
        codes: ["network.tls-untrusted"],
        only: "own-host",
      },
      {
        text: /ignoring extra certs from/,
        codes: ["network.tls-untrusted"],
      },
      {
        text: /can't reach the api server/,
        codes: ["network.dns", "region.unknown", "network.unreachable", "mantle.region-unavailable"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /connection refused .{0,4}a firewall or proxy may be blocking it/,
        codes: ["network.unreachable", "network.proxy-failed", "network.gateway-error"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /no internet route [—-]|connection dropped \(E|unable to connect to api \((?:ECONNRESET|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR\w*)\)/,
        codes: ["network.unreachable", "network.proxy-failed"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /API Error:? \(?request timed out|API Error:? \(?the operation timed out/,
        codes: ["network.unreachable", "network.proxy-failed", "throughput.capacity"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /unable to connect to api \((?:ENOTFOUND|EAI_AGAIN)\)/,
        codes: ["network.dns", "region.unknown"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /unable to connect to api \(FailedToOpenSocket\)/,
        codes: ["network.dns", "region.malformed", "region.unknown", "network.unreachable"],
        rank: "sentence",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /unable to connect to api/,
        codes: ["network.unreachable", "network.dns", "network.proxy-failed", "region.unknown"],
        rank: "sentence",
        decides: `Releases up to 2.1.207 show this for a name that does not resolve as well. ${seeNetwork}`,
        covers: anyNetwork,
      },
      {
        text: /bedrock streaming response has content-type|truncated event message received/,
        codes: ["network.stream-rewritten"],
      },
      {
        text: /api returned an empty or malformed response \(http 200\)|deserialization error: to see the raw response/,
        codes: ["network.not-aws", "network.gateway-error"],
        decides: seeEndpoint,
      },
      {
        text: /unexpected token '?<'?.{0,80}(?:is not valid json|doctype|html)/,
        codes: ["network.not-aws", "network.gateway-error"],
        decides: seeEndpoint,
        only: "own-host",
      },
      {
        text: /API Error:? \(?40[137]\)? ?<(?:!doctype|html)|API Error:? \(?\d{3}\)? ?<(?:!doctype|html)/,
        codes: ["network.not-aws", "network.gateway-error"],
        decides: seeEndpoint,
      },
      {
        text: /API Error:? \(?403\)? forbidden\b/,
        codes: ["network.not-aws", "network.gateway-error", "network.proxy-failed", "iam.denied"],
        rank: "name",
        decides: seeEndpoint,
        covers: /^(credentials|iam|model|mantle|network)\./,
      },
      {
        text: /API Error:? \(?407\)?|407 proxy authentication required|proxy authentication required|from proxy after connect.{0,10}407|http code 407 from proxy|statuscode=407|tunneling socket could not be established.{0,20}407|\bhttp(?:\/\d\.\d)?:? 407\b|proxy response \(407\)|status code 407/,
        codes: ["network.proxy-auth"],
        only: "own-host",
      },
      {
        text: /403 status code \(no body\)/,
        codes: ["network.proxy-failed", "network.not-aws", "network.gateway-error", "iam.denied"],
        rank: "name",
        decides: seeProxy,
        covers: /^(credentials|iam|model|mantle|network)\./,
      },
      {
        text: /API Error:? \(?50[24]\)?/,
        codes: ["network.not-aws", "network.gateway-error", "throughput.capacity"],
        rank: "status",
        decides: seeEndpoint,
        covers: /^(network|throughput)\./,
      },
    ],
  },
  {
    asOf,
    source: "texts and codes of Node, undici, OpenSSL, curl and botocore, public",
    rows: [
      {
        text: /ERR_PROXY_TUNNEL|tunneling socket could not be established|proxy response \(\d{3}\) ?!== ?200|http code \d{3} from proxy after connect|failed to connect to proxy|ERR_PROXY_\w+|unable to connect to proxy|ProxyError|invalid proxy url/,
        codes: ["network.proxy-failed", "network.proxy-auth"],
        rank: "name",
        only: "own-host",
        decides: seeProxy,
        covers: /^network\.proxy/,
      },
      {
        text: /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_(?:HAS_EXPIRED|UNTRUSTED|NOT_YET_VALID|SIGNATURE_FAILURE)|ERR_TLS_CERT_ALTNAME_INVALID|CERTIFICATE_VERIFY_FAILED|self[- ]signed certificate(?: in certificate chain)?|unable to get (?:local )?issuer certificate|unable to verify the first certificate|ssl validation failed for/,
        codes: ["network.tls-untrusted"],
        only: "own-host",
      },
      {
        text: /could not connect to the endpoint url: "?\S+/,
        codes: ["network.unreachable", "network.dns", "region.unknown"],
        only: "own-host",
        decides: seeNetwork,
        reading: "host",
      },
      {
        text: /\bENOTFOUND\b|\bEAI_AGAIN\b|could not resolve host|name or service not known|nodename nor servname provided|temporary failure in name resolution|ERR_NAME_NOT_RESOLVED|NXDOMAIN/,
        codes: ["network.dns", "region.unknown"],
        rank: "name",
        only: "own-host",
        decides: seeNetwork,
        reading: "host",
        covers: anyNetwork,
      },
      {
        text: /\bECONNREFUSED\b|\bECONNRESET\b|\bETIMEDOUT\b|\bEHOSTUNREACH\b|\bENETUNREACH\b|\bECONNABORTED\b|\bUND_ERR_CONNECT_TIMEOUT\b|\bUND_ERR_SOCKET\b|socket hang up|socket is closed|connect timeout on endpoint url|read timeout on endpoint url|connection (?:timed out|reset by peer)|other side closed/,
        codes: ["network.unreachable", "network.proxy-failed"],
        rank: "name",
        only: "own-host",
        decides: seeNetwork,
        covers: anyNetwork,
      },
      {
        text: /prelude checksum mismatch|message checksum mismatch|\bcontent-type "?text\/event-stream"?.{0,80}eventstream|event ?stream.{0,40}(?:checksum|truncated|malformed)/,
        codes: ["network.stream-rewritten"],
        only: "aws",
      },
      {
        text: /zscaler|netskope|blocked by (?:corporate|company|your organization'?s?) (?:proxy|firewall|policy)|captive portal|web ?filter (?:has )?blocked/,
        codes: ["network.not-aws", "network.tls-untrusted", "network.proxy-failed"],
        only: "own-host",
        rank: "name",
        decides: seeEndpoint,
        covers: anyNetwork,
      },
    ],
  },
];
