/** Certificates that Claude Code does not trust, and those that are not AWS's own. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { systemStoreTrusted } from "../../knowledge/trust-stores.js";
import type { NetworkArguments } from "../arguments/network.js";
import { setVariable, userSettingsFile } from "../mend.js";
import type { CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { askCommand, isPlainHost, networkLink, proxyHost, sayProxy } from "./network-say.js";
import { sayList, sayPlace } from "./say.js";

type Untrusted = NetworkArguments["network.tls-untrusted"];

const storeSince = systemStoreTrusted.find((row) => row.value)?.since ?? "";
const selfSigned = ["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN"];

export const tlsUntrusted: CatalogueEntry<"network.tls-untrusted"> = {
  title: ({ problem, issuer, hosts }) => {
    if (problem === "expired") return `The certificate of ${hosts[0]} has expired`;
    if (problem === "not-yet-valid") return `The certificate of ${hosts[0]} is not valid yet`;
    if (problem === "other-name") return `The certificate of ${hosts[0]} is for another name`;
    return issuer === undefined
      ? `The certificate of ${hosts[0]} is not trusted`
      : `TLS is inspected by ${issuer}, which Claude Code does not trust`;
  },
  why: () => "Claude Code sends nothing over a connection whose certificate it does not trust.",
  measured: (args, { plan }) => [measuredChain(args, plan), ...measuredTrust(args)].join("; "),
  expected: ({ problem }) =>
    problem === "authority"
      ? "a chain that ends at an authority Claude Code trusts"
      : "a certificate for this host that is valid now",
  clientShows: ({ code, problem }, { plan }) =>
    problem === "authority"
      ? findClientSentence(
          selfSigned.includes(code) ? "tls-self-signed" : "tls-unknown-authority",
          clientOf(plan),
        )?.replace("{code}", code)
      : undefined,
  remedy: (args, context) =>
    args.problem === "authority" ? trustAuthority(args, context) : renew(args, context),
  docs: "network.md#tls-untrusted",
};

function measuredChain(
  { hosts, code, issuer, root, problem, names, validFrom, validTo, proxy }: Untrusted,
  plan: Plan,
) {
  const through = proxy === undefined ? "" : ` through ${sayProxy(proxy)}`;
  const by = issuer === undefined ? "" : `, issued by ${issuer}`;
  const end = root === undefined ? "" : `, chain ends at ${root}`;
  const dates =
    problem === "expired"
      ? `, valid until ${validTo ?? "?"} and it is ${plan.at} here`
      : problem === "not-yet-valid"
        ? `, valid from ${validFrom ?? "?"} and it is ${plan.at} here`
        : "";
  const other = names === undefined || names.length === 0 ? "" : `, for ${names.join(", ")}`;
  return `${sayList(hosts)}${through}: ${code}${by}${end}${dates}${other}`;
}

function measuredTrust({ trustFile, otherBundle, storeUnused }: Untrusted): string[] {
  return [
    ...(trustFile === undefined
      ? []
      : [
          `${trustFile.variable} in ${sayPlace(trustFile)} names ${trustFile.file}, ${
            /^~[\\/]/.test(trustFile.file)
              ? "and Claude Code does not make a home folder of ~"
              : `which is ${trustFile.status}`
          }`,
        ]),
    ...(otherBundle === undefined
      ? []
      : [`${otherBundle.variable} names ${otherBundle.file}, which Claude Code does not read`]),
    ...(storeUnused === undefined ? [] : [whyStoreUnused[storeUnused]]),
  ];
}

const whyStoreUnused: Record<NonNullable<Untrusted["storeUnused"]>, string> = {
  variable: "CLAUDE_CODE_CERT_STORE leaves the operating system's store out",
  release: "this release of Claude Code does not read the operating system's store",
};

const useStore: Record<NonNullable<Untrusted["storeUnused"]>, string> = {
  variable: "If the operating system already trusts the authority, take CLAUDE_CODE_CERT_STORE away instead.",
  release: `If the operating system already trusts the authority, update Claude Code to ${storeSince} or later instead.`,
};

function trustAuthority(args: Untrusted, { plan }: RemedyContext): Remedy {
  const { otherBundle, issuer, root, hosts, trustFile, storeUnused } = args;
  const file = otherBundle?.file ?? atHome(trustFile?.file, plan) ?? besideSettings(plan);
  const mending = setVariable(plan, "NODE_EXTRA_CA_CERTS", file);
  const authority = root ?? issuer ?? "that authority";
  // Behind a `~` that stayed unread the file is probably there, and must not be written over.
  const there = otherBundle !== undefined || file !== (trustFile?.file ?? file);
  const fetched = there ? [] : fetchCommands(plan, args, file);
  return {
    summary: `Have Claude Code trust the company's authority: NODE_EXTRA_CA_CERTS=${file}`,
    steps: [
      ...mending.steps,
      otherBundle === undefined
        ? `That file has to hold the certificate of ${authority}, as PEM. Ask whoever runs the network for it; where the commands fetch it, compare its fingerprint with theirs before you trust it.`
        : `${otherBundle.variable} already names this bundle for other programs.`,
      ...(storeUnused === undefined ? [] : [useStore[storeUnused]]),
      `If nobody here inspects TLS, do not trust it: somebody else stands between this machine and ${hosts[0]}.`,
    ],
    commands: [...fetched, ...mending.commands],
    ...(mending.settings === undefined ? {} : { settings: mending.settings }),
    links: [networkLink],
  };
}

/** A file that was named by `~`, as it has to be written. */
function atHome(file: string | undefined, plan: Plan): string | undefined {
  const home = /^(.*)[\\/]\.claude[\\/][^\\/]*$/.exec(userSettingsFile(plan))?.[1];
  return home === undefined ? file : file?.replace(/^~(?=[\\/])/, home.replaceAll("$", "$$$$"));
}

/** Settings take no `~`, so the path is written out. */
function besideSettings(plan: Plan): string {
  return userSettingsFile(plan).replace(/[^\\/]*$/, "company-ca.pem");
}

/** From the operating system's store where it has one to ask, else from what the host shows. */
function fetchCommands(plan: Plan, { root, issuer, hosts, proxy }: Untrusted, file: string): string[] {
  const [host = ""] = hosts;
  // The name comes from a certificate that nobody trusts: only what no shell reads otherwise is used.
  const name = /CN=([\w .-]{3,64})(?:,|$)/.exec(root ?? issuer ?? "")?.[1];
  if (plan.platform === "win32") {
    return name === undefined
      ? []
      : [
          `Get-ChildItem Cert:\\LocalMachine\\Root, Cert:\\CurrentUser\\Root | Where-Object Subject -like '*${name}*' | ForEach-Object { "-----BEGIN CERTIFICATE-----"; [Convert]::ToBase64String($_.RawData, 'InsertLineBreaks'); "-----END CERTIFICATE-----" } | Set-Content -Encoding ascii '${file.replaceAll("'", "''")}'`,
        ];
  }
  const target = `'${file.replaceAll("'", `'\\''`)}'`;
  if (plan.platform === "darwin" && name !== undefined) {
    return [`security find-certificate -a -c '${name}' -p /Library/Keychains/System.keychain > ${target}`];
  }
  const past = proxy === undefined ? "" : proxyHost(proxy);
  if (!isPlainHost(host) || past === null) return [];
  const [bare = host, port = "443"] = host.split(":");
  const through = past === "" ? "" : ` -proxy ${past}`;
  return [
    `openssl s_client -showcerts${through} -connect ${bare}:${port} -servername ${bare} </dev/null 2>/dev/null | sed -n '/-----BEGIN CERT/,/-----END CERT/p' > ${target}`,
    `openssl x509 -noout -subject -fingerprint -sha256 -in ${target}`,
  ];
}

function renew({ hosts, problem, issuer, names, proxy }: Untrusted, { plan }: RemedyContext): Remedy {
  const host = hosts[0] ?? "";
  const owner = issuer === undefined ? "whoever runs the host" : `whoever runs ${issuer}`;
  const clock = problem === "expired" || problem === "not-yet-valid";
  return {
    summary:
      problem === "other-name"
        ? `Something else than ${host} answers in its name: find out what.`
        : "Set this machine's clock right, or have the certificate renewed.",
    steps: [
      ...(clock ? [`Look at the clock first: it says ${plan.at}.`] : []),
      problem === "other-name"
        ? `The certificate is for ${sayList(names ?? ["another name"])}: a captive portal, a wrong DNS entry or a wrong base URL. Sign in to the network, or correct the address.`
        : `Send this to ${owner}: "The certificate that stands before ${host} is not valid now; please renew it."`,
    ],
    commands: [
      ...(clock ? [clockCommand(plan)] : []),
      ...hosts.slice(0, 1).flatMap((one) => askCommand(plan, one, proxy)),
    ],
    links: [networkLink],
  };
}

function clockCommand({ platform }: Plan): string {
  if (platform === "win32") return "w32tm /resync";
  return platform === "darwin" ? "sudo sntp -sS time.apple.com" : "timedatectl set-ntp true";
}

export const tlsIntercepted: CatalogueEntry<"network.tls-intercepted"> = {
  title: ({ hosts }) => `TLS to AWS is opened on the way by ${hosts[0]?.issuer}`,
  why: () =>
    "It works, and whoever holds that authority reads prompts, answers and credentials; where it changes headers or holds back streams, requests fail with signature errors or stall.",
  measured: ({ hosts, proxy }) =>
    `${sayList(hosts.map((one) => one.host))}: issued by ${sayList(hosts.map((one) => one.issuer))}${
      proxy === undefined ? "" : `, through ${sayProxy(proxy)}`
    }`,
  expected: () => "a certificate issued by Amazon",
  remedy: ({ hosts }, { plan }) => ({
    summary: "Have these hosts exempted from TLS inspection, or accept it knowingly.",
    steps: [
      `Send this to whoever runs the network: "Please exempt ${sayList(hosts.map((one) => one.host))} from TLS inspection. The requests are signed and the answers are streamed; changed headers and buffered streams break them."`,
      "Where it is meant to be so, nothing has to be done.",
    ],
    commands: hosts.slice(0, 1).flatMap((one) => askCommand(plan, one.host)),
    links: [networkLink],
  }),
  docs: "network.md#tls-intercepted",
};
