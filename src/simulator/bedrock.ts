/**
 * The control plane of Bedrock: the reads for which a scenario holds state. There are no writes
 * here, and none may be added: the tool that is tested against it must never make one.
 */
import {
  findModel,
  isGrantedInOldWords,
  isServedIn,
  modelArn,
  profileArn,
  profilesIn,
  resolveTarget,
} from "./account.js";
import { getGuardrail, guardrailArn, listEnforcedGuardrails } from "./guardrails.js";
import type { ScenarioModel } from "./types.js";
import {
  type Answer,
  type Caller,
  decode,
  jsonAnswer,
  jsonError,
  type Operation,
  type ReceivedRequest,
} from "./wire.js";
import { denialOf, type World } from "./world.js";

/** The most AWS takes for `maxResults`. */
const LARGEST_PAGE = 1000;
/** AWS tells when a profile was made; nothing here depends on it. */
const CREATED_AT = "2026-01-01T00:00:00Z";

interface Read {
  name: string;
  path: RegExp;
  answer(world: World, caller: Caller, request: ReceivedRequest, id: string): Answer;
}

const READS: readonly Read[] = [
  { name: "ListInferenceProfiles", path: /^\/inference-profiles$/, answer: listInferenceProfiles },
  { name: "GetInferenceProfile", path: /^\/inference-profiles\/([^/]+)$/, answer: getInferenceProfile },
  {
    name: "GetFoundationModelAvailability",
    path: /^\/foundation-model-availability\/([^/]+)$/,
    answer: getAvailability,
  },
  {
    name: "GetProvisionedModelThroughput",
    path: /^\/provisioned-model-throughput\/([^/]+)$/,
    answer: getProvisioned,
  },
  { name: "GetFoundationModel", path: /^\/foundation-models\/([^/]+)$/, answer: getFoundationModel },
  { name: "ListFoundationModels", path: /^\/foundation-models$/, answer: listFoundationModels },
  { name: "GetAccountDataRetention", path: /^\/data-retention$/, answer: getDataRetention },
  { name: "GetGuardrail", path: /^\/guardrails\/([^/]+)$/, answer: getGuardrail },
  {
    name: "ListEnforcedGuardrailsConfiguration",
    path: /^\/enforcedGuardrailsConfiguration$/,
    answer: listEnforcedGuardrails,
  },
  { name: "GetUseCaseForModelAccess", path: /^\/use-case-for-model-access$/, answer: getUseCase },
];

export function routeBedrock(world: World, request: ReceivedRequest): Operation | undefined {
  if (request.method !== "GET") return undefined;
  for (const read of READS) {
    const match = read.path.exec(request.path);
    if (match === null) continue;
    const id = match[1] === undefined ? undefined : decode(match[1]);
    return {
      name: read.name,
      ...(id === undefined ? {} : { model: id }),
      answer: (caller) => {
        const denial = denialOf(
          world,
          caller,
          `bedrock:${read.name}`,
          resourceOf(world, caller, read.name, id),
        );
        if (denial !== null) return jsonError(403, "AccessDenied", denial, "Message");
        return read.answer(world, caller, request, id ?? "");
      },
    };
  }
  return undefined;
}

/** The resource AWS names in a denial; the lists name a wildcard ARN, whatever the reference says. */
function resourceOf(world: World, caller: Caller, operation: string, id = ""): string {
  const { account } = world.scenario.aws;
  switch (operation) {
    case "ListInferenceProfiles":
      return profileArn(caller.region, account, "*");
    case "GetInferenceProfile":
      return id.startsWith("arn:") ? id : profileArn(caller.region, account, id);
    case "GetProvisionedModelThroughput":
      return id;
    case "GetGuardrail":
      return guardrailArn(world, caller.region, id);
    case "GetFoundationModel":
      return id.startsWith("arn:") ? id : modelArn(caller.region, id);
    case "ListFoundationModels":
      return modelArn(caller.region, "*");
    default:
      return "*";
  }
}

function listInferenceProfiles(world: World, caller: Caller, request: ReceivedRequest): Answer {
  const query = new URLSearchParams(request.query);
  const type = query.get("type") ?? query.get("typeEquals") ?? "SYSTEM_DEFINED";
  if (type !== "SYSTEM_DEFINED" && type !== "APPLICATION") {
    return invalid(
      `1 validation error detected: Value '${type}' at 'typeEquals' failed to satisfy constraint: Member must satisfy enum value set: [SYSTEM_DEFINED, APPLICATION]`,
    );
  }
  const all = type === "APPLICATION" ? applicationProfiles(world, caller) : systemProfiles(world, caller);
  const asked = Number(query.get("maxResults") ?? LARGEST_PAGE);
  if (!Number.isInteger(asked) || asked < 1 || asked > LARGEST_PAGE) {
    return invalid(
      `1 validation error detected: Value '${query.get("maxResults")}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${LARGEST_PAGE}`,
    );
  }
  const size = Math.min(asked, world.scenario.aws.profilesPerPage ?? LARGEST_PAGE);
  const start = readPageToken(query.get("nextToken"));
  if (start === null || start > all.length) return invalid("The provided token is invalid.");
  const end = start + size;
  const rest = end < all.length ? { nextToken: Buffer.from(`page:${end}`).toString("base64") } : {};
  return jsonAnswer({ inferenceProfileSummaries: all.slice(start, end), ...rest });
}

function readPageToken(token: string | null): number | null {
  if (token === null) return 0;
  const start = /^page:(\d+)$/.exec(Buffer.from(token, "base64").toString("utf8"))?.[1];
  return start === undefined ? null : Number(start);
}

function systemProfiles(world: World, caller: Caller): object[] {
  const { account } = world.scenario.aws;
  return profilesIn(world, caller.region).map((profile) => {
    const geography = profile.id.split(".")[0]?.toUpperCase() ?? "";
    const regions = profile.destinations.flatMap((region) =>
      region === "*" ? [caller.region, ""] : [region],
    );
    return {
      inferenceProfileName: `${geography} ${profile.model}`,
      description: `Routes requests to ${profile.model} in ${geography}.`,
      inferenceProfileArn: profileArn(caller.region, account, profile.id),
      inferenceProfileId: profile.id,
      models: regions.map((region) => ({ modelArn: modelArn(region, profile.model) })),
      status: profile.status ?? "ACTIVE",
      type: "SYSTEM_DEFINED",
      createdAt: CREATED_AT,
      updatedAt: CREATED_AT,
    };
  });
}

function applicationProfiles(world: World, caller: Caller): object[] {
  return (world.scenario.aws.applicationProfiles ?? []).flatMap(({ arn }) => {
    const target = resolveTarget(world, arn, caller.region);
    if (target === undefined) return [];
    const regions = target.destinations.flatMap((region) =>
      region === "*" ? [caller.region, ""] : [region],
    );
    const id = arn.split("/").at(-1) ?? arn;
    return [
      {
        inferenceProfileName: id,
        inferenceProfileArn: arn,
        inferenceProfileId: id,
        models: regions.map((region) => ({ modelArn: modelArn(region, target.model.id) })),
        status: "ACTIVE",
        type: "APPLICATION",
        createdAt: CREATED_AT,
        updatedAt: CREATED_AT,
      },
    ];
  });
}

function getInferenceProfile(world: World, caller: Caller, _request: ReceivedRequest, id: string): Answer {
  const all = [...systemProfiles(world, caller), ...applicationProfiles(world, caller)];
  const found = all.find(
    (profile) =>
      ("inferenceProfileArn" in profile && profile.inferenceProfileArn === id) ||
      ("inferenceProfileId" in profile && profile.inferenceProfileId === id),
  );
  return found === undefined
    ? notFound("The provided inference profile identifier does not exist.")
    : jsonAnswer(found);
}

/** Takes base model IDs only. */
function getAvailability(world: World, caller: Caller, _request: ReceivedRequest, id: string): Answer {
  const model = findModel(world, id);
  if (model === undefined) return invalid("The provided model identifier is invalid.");
  // Of the newer models AWS says "available" even while the runtime refuses the account.
  const granted = model.granted !== false || !isGrantedInOldWords(model.id);
  const status = world.agreements.get(model.id) ?? "AVAILABLE";
  return jsonAnswer({
    modelId: model.id,
    agreementAvailability: {
      status,
      ...(status === "ERROR" ? { errorMessage: "A valid payment instrument must be provided." } : {}),
    },
    authorizationStatus: granted ? "AUTHORIZED" : "NOT_AUTHORIZED",
    entitlementAvailability: granted ? "AVAILABLE" : "NOT_AVAILABLE",
    regionAvailability: isServedIn(world, model, caller.region) ? "AVAILABLE" : "NOT_AVAILABLE",
  });
}

function getFoundationModel(world: World, caller: Caller, _request: ReceivedRequest, id: string): Answer {
  const model = findModel(world, id.startsWith("arn:") ? (id.split("/").at(-1) ?? "") : id);
  if (model === undefined)
    return notFound("Could not resolve the foundation model from the given identifier.");
  return jsonAnswer({ modelDetails: describeModel(model, caller.region) });
}

function listFoundationModels(world: World, caller: Caller, request: ReceivedRequest): Answer {
  const provider = new URLSearchParams(request.query).get("byProvider")?.toLowerCase();
  const models = world.scenario.aws.models
    .filter((model) => model.lifecycle !== "END_OF_LIFE")
    .filter((model) => provider === undefined || model.id.startsWith(`${provider}.`))
    .map((model) => describeModel(model, caller.region));
  return jsonAnswer({ modelSummaries: models });
}

function describeModel(model: ScenarioModel, region: string): object {
  const onDemand = (model.onDemandIn ?? []).includes(region) ? ["ON_DEMAND"] : [];
  return {
    modelArn: modelArn(region, model.id),
    modelId: model.id,
    modelName: model.id.replace(/^anthropic\./, ""),
    providerName: "Anthropic",
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["TEXT"],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: [...onDemand, "INFERENCE_PROFILE"],
    modelLifecycle: {
      status: model.lifecycle ?? (model.unusedForDays === undefined ? "ACTIVE" : "LEGACY"),
      ...(model.legacyTime === undefined ? {} : { legacyTime: model.legacyTime }),
      ...(model.endOfLifeTime === undefined ? {} : { endOfLifeTime: model.endOfLifeTime }),
    },
  };
}

function getDataRetention(world: World): Answer {
  return jsonAnswer({ mode: world.scenario.aws.dataRetention ?? "inherit", updatedAt: CREATED_AT });
}

function getProvisioned(world: World, caller: Caller, _request: ReceivedRequest, id: string): Answer {
  const found = world.scenario.aws.provisioned?.find((one) => one.arn === id);
  if (found === undefined) return notFound("Could not find provisioned model throughput.");
  const { arn, model, status, reason } = found;
  return jsonAnswer({
    modelUnits: 1,
    desiredModelUnits: 1,
    provisionedModelName: arn.split("/").at(-1),
    provisionedModelArn: arn,
    modelArn: modelArn(caller.region, model),
    desiredModelArn: modelArn(caller.region, model),
    foundationModelArn: modelArn(caller.region, model),
    status,
    creationTime: CREATED_AT,
    lastModifiedTime: CREATED_AT,
    ...(reason === undefined ? {} : { failureMessage: reason }),
  });
}

function getUseCase(world: World): Answer {
  if (!world.scenario.aws.useCaseForm) return notFound("Use case details have not been submitted.");
  return jsonAnswer({ formData: Buffer.from("{}").toString("base64") });
}

function invalid(message: string): Answer {
  return jsonError(400, "Validation", message, "message");
}

function notFound(message: string): Answer {
  return jsonError(404, "ResourceNotFound", message, "message");
}
