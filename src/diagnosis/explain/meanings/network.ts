/** Plain meanings of the `network` codes. */
import type { PlainMeanings } from "./types.js";

export const networkMeanings: PlainMeanings = {
  "network.dns": {
    title: "The name of an AWS host does not resolve",
    mend: "Check the network, VPN and DNS; behind a proxy set HTTPS_PROXY.",
    commands: ["nslookup bedrock-runtime.<region>.amazonaws.com"],
  },
  "network.unreachable": {
    title: "The connection to AWS is refused, reset or timed out",
    mend: "Open port 443 to the host in the firewall, or set HTTPS_PROXY where the network wants a proxy.",
    commands: ["curl -v https://bedrock-runtime.<region>.amazonaws.com/"],
  },
  "network.proxy-failed": {
    title: "The proxy cannot be reached, or refuses the host",
    mend: "Correct HTTPS_PROXY (with `http://` in front), and have the proxy allow `*.amazonaws.com` and `*.api.aws`.",
    commands: ["curl -v -x <proxy> https://bedrock-runtime.<region>.amazonaws.com/"],
  },
  "network.proxy-auth": {
    title: "The proxy asks for a password",
    mend: "Put user and password into HTTPS_PROXY (`http://<user>:<password>@<host>:<port>`, percent-encoded), in the shell and not in a shared file.",
    commands: ["curl -v -x <proxy> https://bedrock-runtime.<region>.amazonaws.com/"],
  },
  "network.tls-untrusted": {
    title: "The certificate is not trusted",
    mend: "Set NODE_EXTRA_CA_CERTS to a readable PEM file with the company's certificate authority, in `env` of `~/.claude/settings.json`. AWS_CA_BUNDLE is ignored by Claude Code.",
    commands: ["openssl s_client -connect bedrock-runtime.<region>.amazonaws.com:443 -showcerts"],
  },
  "network.tls-intercepted": {
    title: "Something between here and AWS opens TLS",
    mend: "Ask whoever runs the network to exempt `*.amazonaws.com` and `*.api.aws`.",
  },
  "network.not-aws": {
    title: "Something other than AWS answered",
    mend: "Find the proxy, portal or firewall that answered: the answer's server and text name it. Have it pass requests to the Bedrock hosts.",
    commands: ["curl -v https://bedrock-runtime.<region>.amazonaws.com/"],
  },
  "network.stream-rewritten": {
    title: "The streamed answer is altered on the way",
    mend: "Have the gateway or proxy pass `application/vnd.amazon.eventstream` through unchanged.",
  },
  "network.gateway-error": {
    title: "The gateway answers with an error of its own",
    mend: "Look at the gateway's log; without ANTHROPIC_BEDROCK_BASE_URL Claude Code calls AWS itself.",
    commands: ["bedrock-doctor plan"],
  },
};
