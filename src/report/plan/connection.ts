/** Where requests go and who signs them: region, credentials, hosts and kind of signature. */
import type { Plan, PlanRegion, SigningKind } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { CREDENTIALS, expiryPhrase } from "../terminal/phrases.js";
import { stepRows } from "./credential-steps.js";
import { formatRows, place, type Row, visible, whole } from "./page.js";

const REGION_SOURCES: Readonly<Record<PlanRegion["source"], string>> = {
  option: "from --region",
  "env:AWS_REGION": "from AWS_REGION",
  "env:AWS_DEFAULT_REGION": "from AWS_DEFAULT_REGION",
  "credentials-file": "from the AWS credentials file",
  "config-file": "from the AWS config file",
  default: "the built-in default",
};

/** Region, credentials and endpoints. */
export function formatConnection(plan: Plan, pen: Pen): string[] {
  return formatRows([...regionRows(plan), ...credentialsRows(plan), ...endpointRows(plan)], pen);
}

function regionRows({ region, claudeCode }: Plan): Row[] {
  const ignored = {
    malformed: "not used: it is not shaped like a region",
    "not-read-by-this-version": `not read by ${claudeCode.version}`,
  };
  return [
    {
      label: "region",
      value: visible(region.value),
      notes: [
        region.source === "default"
          ? "the built-in default, as nothing names another"
          : REGION_SOURCES[region.source],
        place(region.location) || whole(region.setBy?.file ?? ""),
        region.malformed === true ? "It is not shaped like a region; this version uses it as it stands." : "",
      ],
    },
    ...region.others
      .filter(({ source }) => source !== "default")
      .map(({ source, value, location, ignored: why }) => ({
        label: "",
        value: visible(value),
        notes: [
          `${REGION_SOURCES[source]}, ${why === undefined ? "overridden" : ignored[why]}`,
          place(location),
        ],
        dim: true,
      })),
  ];
}

function credentialsRows({ credentials, at }: Plan): Row[] {
  const {
    kind,
    source,
    accessKeyId,
    missing,
    assumption,
    apiKey,
    location,
    others,
    steps = [],
  } = credentials;
  const key = accessKeyId === undefined ? "" : ` ${accessKeyId}`;
  const until = expiryPhrase(credentials.expiresAt, at, Number.POSITIVE_INFINITY);
  const lacks =
    missing === undefined
      ? ""
      : `profile "${missing.profile}" ${missing.exists ? "holds nothing usable" : "does not exist"}`;
  const phrase =
    kind === "none" && lacks !== ""
      ? [CREDENTIALS.none, lacks]
      : [`${CREDENTIALS[kind]}${key}`, source, until, lacks];
  return [
    {
      label: "credentials",
      value: phrase.filter((part) => part !== "").join(", "),
      notes: [
        place(location),
        apiKey?.region === undefined ? "" : `minted for ${apiKey.region}`,
        assumption ?? "",
      ],
    },
    ...stepRows(steps),
    ...others.map((other) => ({
      label: "  hides",
      value: `${[CREDENTIALS[other.kind], other.accessKeyId ?? ""].join(" ").trim()}, ${other.source}`,
      notes: [place(other.location)],
      dim: true,
    })),
  ];
}

const ENDPOINTS = { invoke: "Invoke API", control: "control plane", mantle: "Mantle API" } as const;

function endpointRows({ endpoints, signing }: Plan): Row[] {
  return (["invoke", "control", "mantle"] as const).flatMap((name) => {
    const endpoint = endpoints[name];
    if (endpoint === null) return [];
    const signed = name === "control" ? null : signing[name];
    const moved = endpoint.overriddenBy === undefined ? "" : `moved by ${endpoint.overriddenBy}`;
    return [
      {
        label: ENDPOINTS[name],
        value: visible(endpoint.url),
        notes: [signed === null ? "" : signature(signed), moved],
      },
    ];
  });
}

function signature({ kind, service }: { kind: SigningKind; service: string }): string {
  if (kind === "sigv4") return `signed with SigV4 for ${service}`;
  return kind === "bearer" ? "signed with the API key, as a bearer token" : "not signed";
}
