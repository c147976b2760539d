/** What is wrong with the proxy, and how it is mended. */

import { isAwsHost } from "../../knowledge/aws-hosts.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { NetworkArguments } from "../arguments/network.js";
import { unsetCommand } from "../mend.js";
import type { CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import {
  askCommand,
  exportProxy,
  networkLink,
  pastProxy,
  removeProxy,
  sayProxy,
  setProxy,
} from "./network-say.js";

type Failed = NetworkArguments["network.proxy-failed"];

const problems: Record<Failed["problem"], (args: Failed) => string> = {
  malformed: () => "the address is no URL",
  "unsupported-scheme": () => "only http:// and https:// proxies are supported, no SOCKS",
  "no-scheme": () => "the address has no http://, which this version of Claude Code needs",
  "name-not-found": ({ code }) => `the proxy's name does not resolve (${code})`,
  refused: ({ code }) => `the proxy refuses the connection (${code})`,
  "timed-out": ({ code }) => `the proxy does not open the way in time (${code})`,
  unreachable: ({ code }) => `the proxy cannot be reached (${code})`,
  closed: ({ code }) => `the proxy closes the connection without an answer (${code})`,
  tls: ({ code }) => `no TLS with the proxy itself (${code})`,
  refuses: ({ status, hosts }) => `the proxy answers CONNECT to ${hosts.join(", ")} with ${status}`,
};

export const proxyFailed: CatalogueEntry<"network.proxy-failed"> = {
  title: ({ proxy, problem }) => {
    const name = proxy === null ? "The proxy" : `The proxy ${proxy.address}`;
    if (problem === "refuses") return `${name} refuses the way to AWS`;
    return ["malformed", "unsupported-scheme", "no-scheme"].includes(problem)
      ? `${proxy?.variable ?? "The proxy"} is no address that Claude Code can use`
      : `${name} cannot be reached`;
  },
  why: () => "Claude Code sends every request to AWS through this proxy, and none gets past it.",
  measured: (args) => `${sayProxy(args.proxy)}: ${problems[args.problem](args)}`,
  expected: ({ problem }) =>
    problem === "no-scheme" || problem === "malformed" || problem === "unsupported-scheme"
      ? "http://host:port"
      : "200 to CONNECT",
  clientShows: ({ problem }, { plan }) => {
    if (problem === "refuses") return findClientSentence("proxy-403", clientOf(plan));
    if (problem === "refused") return findClientSentence("connection-refused", clientOf(plan));
    return undefined;
  },
  remedy: (args, context) => {
    if (args.proxy === null) return askOwner(args, context);
    if (["malformed", "unsupported-scheme", "no-scheme"].includes(args.problem))
      return correct(args, context);
    return args.problem === "refuses" ? askOwner(args, context) : correctOrRemove(args, context);
  },
  docs: "network.md#proxy-failed",
};

/** The address is wrong by its form alone. */
function correct({ proxy, problem }: Failed, { plan }: RemedyContext): Remedy {
  const variable = proxy?.variable ?? "HTTPS_PROXY";
  const before = proxy?.credentials === true ? "<name>:<password>@" : "";
  const value = problem === "no-scheme" ? `http://${before}${proxy?.address}` : "http://<proxy host>:<port>";
  const mending = setProxy(plan, variable, value);
  return {
    ...mending,
    summary: `Write the proxy as ${value}.`,
    steps: [
      ...mending.steps,
      "A name or a password with characters such as @, : or % has to be percent-encoded.",
    ],
    links: [networkLink],
  };
}

/** Nobody but its owner knows whether the proxy moved or is not needed here. */
function correctOrRemove({ proxy }: Failed, { plan }: RemedyContext): Remedy {
  const variable = proxy?.variable ?? "HTTPS_PROXY";
  const removal = removeProxy(plan, variable);
  return {
    ...removal,
    summary: "Take the proxy away where this network needs none; else write its right address.",
    steps: [
      ...removal.steps,
      `Where this network needs a proxy, ask whoever runs it for the address, and set ${variable} to it: ${exportProxy(plan, variable, "http://<proxy host>:<port>")}`,
      "If the proxy is only there inside the company's network, connect its VPN first.",
    ],
    links: [networkLink],
  };
}

function askOwner({ proxy, hosts, status }: Failed, { plan }: RemedyContext): Remedy {
  const names = hosts.map((host) => (/:\d+$/.test(host) ? host : `${host}:443`)).join(", ");
  const address = proxy?.address ?? "the proxy";
  const inside = hosts.filter((host) => !isAwsHost(host));
  if (proxy !== null && inside.length > 0) {
    const mending = pastProxy(plan, inside);
    return {
      ...mending,
      summary: "Go to a gateway of your own network without the proxy.",
      steps: [
        ...mending.steps,
        `If it can only be reached through the proxy, send this to whoever runs that: "Please let CONNECT to ${names} through ${address}."`,
      ],
      links: [networkLink],
    };
  }
  return {
    summary: "Have the proxy let CONNECT to these hosts through.",
    steps: [
      status !== undefined && status >= 500
        ? `Send this to whoever runs the proxy: "${address} answers CONNECT to ${names} with ${status}. Can it resolve and reach these hosts of Amazon Bedrock?"`
        : `Send this to whoever runs the proxy: "Please let CONNECT to ${names} through ${address}; Claude Code needs it for Amazon Bedrock."`,
      "Where these hosts can be reached without the proxy, name them in NO_PROXY.",
    ],
    commands: hosts.slice(0, 1).flatMap((host) => askCommand(plan, host, proxy ?? undefined)),
    links: [networkLink],
  };
}

export const proxyAuth: CatalogueEntry<"network.proxy-auth"> = {
  title: ({ proxy }) =>
    proxy?.credentials === true
      ? `The proxy ${proxy.address} does not take the name and password`
      : `The proxy ${proxy?.address ?? ""} wants a name and a password`.replace("  ", " "),
  why: () => "Until it gets them the proxy lets nothing through to AWS.",
  measured: ({ proxy, hosts }) =>
    `${sayProxy(proxy)} answers CONNECT to ${hosts.join(", ")} with 407; ${
      proxy?.credentials === true ? "a name and a password are set" : "no name and no password are set"
    }`,
  expected: () => "200 to CONNECT",
  clientShows: (_, { plan }) => findClientSentence("proxy-407", clientOf(plan)),
  remedy: ({ proxy }, { plan }) => {
    const variable = proxy?.variable ?? "HTTPS_PROXY";
    const [scheme = "http:", rest = "<proxy host>:<port>"] = (proxy?.address ?? "").split("//");
    const command = exportProxy(plan, variable, `${scheme || "http:"}//<name>:<password>@${rest}`);
    const inFile = proxy?.location !== undefined;
    const removal = inFile ? removeProxy(plan, variable) : null;
    return {
      summary: "Give the proxy its name and password, in the shell and not in a settings file.",
      steps: [
        "Put your name and password for the proxy into the command; @, : and % in them are written as %40, %3A and %25.",
        ...(removal === null ? [] : removal.steps),
        "Claude Code speaks Basic authentication only. For NTLM or Kerberos run a local forwarder (cntlm, px) and name that as proxy.",
        `To try without the proxy: ${unsetCommand(plan, variable)}`,
      ],
      commands: [command],
      ...(removal?.settings === undefined ? {} : { settings: removal.settings }),
      links: [networkLink],
    };
  },
  docs: "network.md#proxy-auth",
};
