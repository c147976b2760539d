/** Answers that are not AWS's, or no longer as AWS gave them. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { NetworkArguments } from "../arguments/network.js";
import { exportCommand, removeVariable, setVariable } from "../mend.js";
import type { CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { askCommand, networkLink, pastProxy, sayAnswer, sayBaseUrl, sayProxy } from "./network-say.js";
import { sayList, sayPlace } from "./say.js";

const eventStream = "application/vnd.amazon.eventstream";
const gatewayLink = "https://code.claude.com/docs/en/llm-gateway";
/** First release with the guard and its switches. */
const guardSince = "2.1.208";

export const notAws: CatalogueEntry<"network.not-aws"> = {
  title: ({ answers }) =>
    answers.some((one) => isPortal(one))
      ? `A login page or portal answers in the place of ${answers[0]?.host}`
      : `Something other than AWS answers in the place of ${answers[0]?.host}`,
  why: () =>
    "The request never reached AWS, so what is said about credentials or permissions is not AWS's word.",
  measured: ({ answers, proxy, issuer, baseUrl }) =>
    [
      ...answers.map(sayAnswer),
      ...(proxy === undefined ? [] : [`through ${sayProxy(proxy)}`]),
      ...(issuer === undefined ? [] : [`certificate issued by ${issuer}`]),
      ...(baseUrl === undefined ? [] : [sayBaseUrl(baseUrl)]),
    ].join("; "),
  expected: () => "an answer in AWS's form, with a request ID",
  clientShows: ({ answers }, { plan }) => {
    const status = answers[0]?.status ?? 0;
    if (status === 401) return findClientSentence("refused-401", clientOf(plan));
    if (status === 403) return findClientSentence("html-403", clientOf(plan));
    if (status >= 500)
      return findClientSentence("html-5xx", clientOf(plan))?.replace("{code}", String(status));
    return status > 0 && status < 300 ? findClientSentence("empty-answer", clientOf(plan)) : undefined;
  },
  remedy: ({ answers, proxy, baseUrl }, { plan }) => {
    const hosts = [...new Set(answers.map((one) => one.host))];
    const redirect = answers.find((one) => one.redirect !== undefined)?.redirect;
    const portal = answers.some((one) => isPortal(one));
    const who = proxy === undefined ? "whoever runs the network" : `whoever runs ${proxy.address}`;
    return {
      summary: portal
        ? "Sign in to the network, then try again."
        : "Find out what stands in the way; it has to let these requests through to AWS unchanged.",
      steps: [
        ...(portal
          ? [`Open ${redirect ?? `https://${hosts[0]}/`} in a browser and sign in to the network.`]
          : []),
        `Send this to ${who}: "Requests to ${sayList(hosts)} are answered by something other than AWS (${answers[0]?.status} ${answers[0]?.what}). Please let them through; a filter that looks into the body has to exempt them."`,
        ...(baseUrl === undefined
          ? []
          : [`${sayBaseUrl(baseUrl)}: correct it if that is not the gateway you mean.`]),
        "The command shows what answers, without credentials.",
      ],
      commands: hosts.slice(0, 1).flatMap((host) => askCommand(plan, host, proxy)),
      links: [networkLink],
    };
  },
  docs: "network.md#not-aws",
};

function isPortal({
  status,
  what,
  redirect,
}: NetworkArguments["network.not-aws"]["answers"][number]): boolean {
  return redirect !== undefined || (what === "html" && (status < 400 || status === 401 || status === 511));
}

export const streamRewritten: CatalogueEntry<"network.stream-rewritten"> = {
  title: ({ host, holds }) =>
    holds === "broken"
      ? `The stream of ${host} arrives broken`
      : `The stream of ${host} is rewritten on the way`,
  why: () => "Claude Code reads AWS's event stream and nothing else; every turn fails.",
  measured: ({ host, contentType, holds, proxy, issuer, baseUrl }) =>
    [
      `${host} answers with content type ${contentType === null ? "none" : JSON.stringify(contentType)}`,
      ...holdsWhat[holds],
      ...(proxy === undefined ? [] : [`through ${sayProxy(proxy)}`]),
      ...(issuer === undefined ? [] : [`certificate issued by ${issuer}`]),
      ...(baseUrl === undefined ? [] : [sayBaseUrl(baseUrl)]),
    ].join("; "),
  expected: () => `content type ${JSON.stringify(eventStream)} with whole frames`,
  clientShows: ({ contentType, holds }, { plan }) =>
    holds === "broken"
      ? findClientSentence("stream-type", { ...clientOf(plan), version: "2.1.0" })
      : findClientSentence("stream-type", clientOf(plan))?.replace("{code}", contentType ?? ""),
  remedy: (args, context) => mendStream(args, context),
  docs: "network.md#stream-rewritten",
};

const holdsWhat: Record<NetworkArguments["network.stream-rewritten"]["holds"], string[]> = {
  frames: ["the frames of AWS are in it: only the header is wrong"],
  events: ["it holds server-sent events"],
  message: ["it holds one whole message"],
  broken: ["its frames cannot be read"],
  unknown: [],
};

function mendStream(args: NetworkArguments["network.stream-rewritten"], { plan }: RemedyContext): Remedy {
  const { host, contentType, holds, proxy, baseUrl } = args;
  const owner = baseUrl?.url ?? proxy?.address ?? "the hop";
  const text = `Send this to whoever runs ${owner}: "Please pass the answers of ${host} to .../invoke-with-response-stream through as they are: content type ${eventStream}, body unchanged and not buffered."`;
  const hasSwitches = compareVersions(plan.claudeCode.version, guardSince) >= 0;
  const name =
    holds === "frames"
      ? "CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD"
      : holds === "broken" && contentType === null
        ? "CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_DEFAULT"
        : null;
  const links = [networkLink, gatewayLink];
  if (name === null || !hasSwitches) {
    return {
      summary: "Have the stream passed through unchanged.",
      steps: [
        text,
        ...(proxy === undefined ? [] : [`Where ${host} can be reached directly, name it in NO_PROXY.`]),
        ...(baseUrl === undefined
          ? []
          : [
              `A gateway that speaks Anthropic's own format is named by ANTHROPIC_BASE_URL, not by ${baseUrl.variable}.`,
            ]),
      ],
      commands: [],
      links,
    };
  }
  const mending = setVariable(plan, name, "1");
  return {
    summary:
      holds === "frames"
        ? "The frames are good: have Claude Code look past the header."
        : "If the stream holds server-sent events, have Claude Code read an answer without a type as such.",
    steps: [...mending.steps, text],
    commands: mending.commands,
    ...(mending.settings === undefined ? {} : { settings: mending.settings }),
    links,
  };
}

export const gatewayError: CatalogueEntry<"network.gateway-error"> = {
  title: ({ baseUrl, answers }) =>
    answers[0]?.status
      ? `The gateway ${baseUrl.url} answers with an error of its own (${answers[0].status})`
      : `The gateway ${baseUrl.url} cannot be asked`,
  why: ({ baseUrl }) => `${baseUrl.variable} sends every request there, and none gets through to AWS.`,
  measured: ({ baseUrl, answers }) =>
    `${baseUrl.variable}=${baseUrl.url} in ${sayPlace(baseUrl)}; ${answers.map(sayAnswer).join("; ")}`,
  expected: () => "the answer of Amazon Bedrock, passed on",
  clientShows: ({ answers }, { plan }) => {
    const status = answers[0]?.status ?? 0;
    if (status === 401) return findClientSentence("refused-401", clientOf(plan));
    if (status === 403) return findClientSentence("denied", clientOf(plan));
    if (status >= 500)
      return findClientSentence("html-5xx", clientOf(plan))?.replace("{code}", String(status));
    return undefined;
  },
  remedy: ({ baseUrl, answers }, { plan }) => {
    const answer = answers[0];
    const first = mendGateway(answer?.status ?? 0, baseUrl, plan);
    const direct = removeVariable(plan, baseUrl.variable);
    const text = answer?.excerpt?.slice(0, 160) ?? answer?.what ?? "";
    const request = "POST /model/<id>/invoke-with-response-stream";
    return {
      summary: "Correct the gateway's address or its token, or go to AWS directly.",
      steps: [
        ...first.steps,
        ...(answer === undefined || answer.status === 0
          ? []
          : [
              `Send this to whoever runs the gateway: "${baseUrl.url} answers ${request} of Claude Code with ${answer.status}: ${text}"`,
            ]),
        ...throughProxy(plan, answers),
        `To go to AWS without it: ${direct.steps.join(" ")}`,
      ],
      commands: first.commands,
      ...(first.settings === undefined ? {} : { settings: first.settings }),
      links: [gatewayLink],
    };
  },
  docs: "network.md#gateway-error",
};

/** What answers may be the proxy on the way to the gateway. */
function throughProxy(plan: Plan, answers: NetworkArguments["network.gateway-error"]["answers"]): string[] {
  const proxy = plan.network?.proxies.find((one) => one.endpoints.includes("invoke"));
  const [answer] = answers;
  if (proxy === undefined || answer === undefined || answer.status === 0) return [];
  const past = pastProxy(plan, [answer.host]);
  return [
    `It was asked through the proxy of ${proxy.variable}, which may have answered in its place: where it can be reached without, name it in NO_PROXY. ${past.steps.join(" ")}`,
  ];
}

/** A gateway takes a token of its own, and that is sent only where nothing is signed for AWS. */
function mendToken(variable: string, plan: Plan): Pick<Remedy, "steps" | "commands" | "settings"> {
  const token = exportCommand(plan, "ANTHROPIC_AUTH_TOKEN", "<token of the gateway>");
  const signs = plan.signing.invoke?.kind === "sigv4" && variable === "ANTHROPIC_BEDROCK_BASE_URL";
  const given = plan.variables.some(
    (one) => one.name === "ANTHROPIC_AUTH_TOKEN" && one.value !== "" && one.leftOut !== true,
  );
  if (!signs) {
    return {
      steps: [
        "Put the gateway's token into the command. Claude Code sends ANTHROPIC_AUTH_TOKEN to it where CLAUDE_CODE_SKIP_BEDROCK_AUTH=1 is set; ANTHROPIC_API_KEY is not sent.",
      ],
      commands: [token],
    };
  }
  const mending = setVariable(plan, "CLAUDE_CODE_SKIP_BEDROCK_AUTH", "1");
  return {
    ...mending,
    steps: [
      ...mending.steps,
      given
        ? "Then ANTHROPIC_AUTH_TOKEN, which is set, is sent to the gateway."
        : "Then put the gateway's token into the command that sets ANTHROPIC_AUTH_TOKEN; ANTHROPIC_API_KEY is not sent.",
    ],
    commands: [...mending.commands, ...(given ? [] : [token])],
  };
}

/** What mends it by the status alone, as far as this side can. */
function mendGateway(
  status: number,
  { variable, url }: NetworkArguments["network.gateway-error"]["baseUrl"],
  plan: Plan,
): Pick<Remedy, "steps" | "commands" | "settings"> {
  if (status === 0 && !/^https?:/i.test(url)) {
    const scheme = /^(?:localhost|127\.|\[::1\])/.test(url) ? "http" : "https";
    return setVariable(plan, variable, `${scheme}://${url.replace(/^\/+/, "")}`);
  }
  // AWS's control plane has a name that is easily taken for the runtime's.
  if (/^https?:\/\/bedrock\.[\w-]+\.amazonaws\./i.test(url)) {
    return setVariable(plan, variable, url.replace(/\/\/bedrock\./i, "//bedrock-runtime."));
  }
  if (status === 401 || status === 403) return mendToken(variable, plan);
  if (status === 404 || status === 405) {
    return {
      steps: [
        `${variable} has to end before /model/…: look for a path too much or too little, or for a model that the gateway does not know.`,
      ],
      commands: [],
    };
  }
  return { steps: [], commands: [] };
}
