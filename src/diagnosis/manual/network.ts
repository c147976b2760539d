/** What the documentation says of the `network` codes. */
import type { NetworkArguments } from "../arguments/network.js";
import type { Manual } from "./types.js";

export const networkManual: Manual<keyof NetworkArguments> = {
  "network.dns": {
    severity: "error or warning",
    meaning:
      "The name of a host that Claude Code calls does not resolve, in a region that exists. It is a **warning** where only the control plane (`bedrock.<region>`) is meant, without which Claude Code does.",
    proof:
      "The look-up was made as Claude Code makes it, and failed. Where the region itself is wrong it is [region.unknown](region.md#unknown). Behind a proxy the proxy resolves the names, and this is not found.",
  },
  "network.unreachable": {
    severity: "error or warning",
    meaning:
      "The name resolves, and no connection comes about. It is a **warning** where only the control plane (`bedrock.<region>`) is out of reach: Claude Code then does without the list of inference profiles and uses its built-in IDs.",
    proof:
      "The connection is refused, reset, has no route, or does not come about in time. A host that takes the connection and does not answer is [doctor.timed-out](doctor.md#timed-out).",
  },
  "network.proxy-failed": {
    severity: "error or warning",
    meaning:
      "A proxy variable is set, and the way through that proxy does not open. Release 2.1.170 ends at once and prints nothing where the address has no `http://`. It is a **warning** where only the control plane (`bedrock.<region>`) is behind it.",
    proof:
      "The proxy's address is no URL or has a scheme that is not supported (SOCKS), its name does not resolve, it refuses or does not answer, or it answers CONNECT with something other than 200 and 407. The finding names the variable, the file that sets it, and the hosts. Variables are read in the order `https_proxy`, `HTTPS_PROXY`, `http_proxy`, `HTTP_PROXY`; newer releases read `ALL_PROXY` too, for model requests only. A proxy that cannot find the host of a region that does not exist is [region.unknown](region.md#unknown).",
  },
  "network.proxy-auth": {
    severity: "error or warning",
    meaning:
      "The proxy wants a name and a password. The client speaks Basic authentication only: both stand in the variable, percent-encoded. For NTLM or Kerberos a local forwarder is needed.",
    proof:
      "The proxy answered CONNECT with 407. It is a **warning** where it did so for the control plane (`bedrock.<region>`) alone.",
  },
  "network.tls-untrusted": {
    severity: "error or warning",
    meaning:
      "A certificate was shown and Claude Code does not take it, so it sends nothing. Mostly a company inspects TLS with an authority of its own. It is a **warning** where only the control plane (`bedrock.<region>`) is behind it.",
    proof:
      "The chain was checked against the roots that Claude Code trusts: its own, `NODE_EXTRA_CA_CERTS`, and since 2.1.101 the operating system's store, which is asked only when nothing else vouches for a chain. Where this tool cannot read that store (Node.js before 22.15, except on Linux), the check is `unknown` and says so. The finding names the issuer; an expired certificate and one for another name are told apart, since no trust store mends those. Nothing is sent over a connection whose certificate is not trusted.",
    mend: "A bundle that `AWS_CA_BUNDLE` already names is offered as that file.",
  },
  "network.tls-intercepted": {
    meaning:
      "TLS works, and something between here and AWS opens the connection. Requests are signed and answers are streamed, so a proxy that changes headers or holds back the stream breaks them.",
    proof:
      "The certificate of an AWS host is trusted, and is issued by somebody else than Amazon. A gateway of one's own has whatever certificate it likes and is not looked at.",
    shows: "Nothing as long as the requests get through.",
  },
  "network.not-aws": {
    severity: "error or warning",
    meaning:
      "Something answered in the place of AWS. What such an answer says about credentials or permissions is not AWS's word. It is a **warning** where only the control plane (`bedrock.<region>`) is answered so.",
    proof:
      "The answer is an HTML page, a redirect to a login, a text, JSON that is not AWS's, or 401 at the Invoke endpoint, which AWS never answers there.",
  },
  "network.stream-rewritten": {
    meaning:
      "The request reached a model, and its stream does not arrive as AWS sends it. Releases from 2.1.208 on refuse a wrong content type. `CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD=1` helps only where the header alone is wrong, and then the remedy says so.",
    proof:
      "The content type is not `application/vnd.amazon.eventstream`, or the frames cannot be read. With the guard off, or before 2.1.208, this tool decodes such an answer as the client does, and finds nothing where that works. An answer without a content type is taken for the event stream.",
  },
  "network.gateway-error": {
    meaning:
      "`ANTHROPIC_BEDROCK_BASE_URL` leads to a gateway, and the gateway refuses the request itself. An error of AWS that the gateway passes on keeps its own code. What the gateway says to the list of inference profiles does not matter: the client does without.",
    proof:
      "The answer bears no mark of AWS: no request ID, no error name of AWS's. A base URL that is no URL is found here as well.",
  },
};
