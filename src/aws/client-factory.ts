/**
 * The one place where an SDK client is built. Every value that the SDK would otherwise look up in
 * the environment, in AWS files or in instance metadata is passed in, and there is one authentication
 * scheme to choose from: a client asks exactly what the plan says, whatever the machine holds.
 * One thing cannot be passed in: the SDK's warning for Node 20 stops only by the environment, so
 * `src/cli` sets AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED before the first client is built.
 */
import type { HttpAuthScheme, HttpRequest, Identity, UserAgent } from "@smithy/types";
import { type Access, sign } from "./signing.js";
import type { CallHandler } from "./transport.js";

export interface ClientOptions {
  region: string;
  /** Base URL of the service; null lets the SDK's own rules derive it from the region. */
  endpoint: string | null;
  access: Access;
  /** SigV4 service name. */
  service: string;
  handler: CallHandler;
  /** Version of this tool, for the User-Agent. */
  version: string;
  /** Milliseconds since the epoch, by the clock that signs. */
  clock: () => number;
  /** Headers added before signing; names are lower-case. */
  headers?: Readonly<Record<string, string>>;
}

const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** The User-Agent of every request of this tool: defenders can tell it from an attacker. */
export function userAgentOf(version: string): [string, string] {
  return ["bedrock-doctor", version];
}

/** Builds a client of Bedrock's control plane, with its commands. */
export async function createBedrockClient(options: ClientOptions) {
  const { BedrockClient, GetFoundationModelAvailabilityCommand, ListInferenceProfilesCommand } = await import(
    "./sdk.js"
  );
  const client = new BedrockClient(settings(options));
  prepare(client.middlewareStack, options);
  return { client, GetFoundationModelAvailabilityCommand, ListInferenceProfilesCommand };
}

/** Builds a client of Bedrock's runtime, with its command. */
export async function createRuntimeClient(options: ClientOptions) {
  const { BedrockRuntimeClient, InvokeModelWithResponseStreamCommand } = await import("./sdk.js");
  const client = new BedrockRuntimeClient(settings(options));
  prepare(client.middlewareStack, options);
  return { client, InvokeModelWithResponseStreamCommand };
}

/** Builds a client of STS, with its command. */
export async function createStsClient(options: ClientOptions) {
  const { STSClient, GetCallerIdentityCommand } = await import("./sdk.js");
  const client = new STSClient({ ...settings(options), sigv4aSigningRegionSet: [options.region] });
  prepare(client.middlewareStack, options);
  return { client, GetCallerIdentityCommand };
}

/** Each entry stands for a look-up of the SDK's `runtimeConfig` that must not happen. */
function settings(options: ClientOptions) {
  const scheme = authScheme(options);
  return {
    region: options.region,
    ...(options.endpoint === null ? {} : { endpoint: options.endpoint }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    maxAttempts: 1,
    retryMode: "standard",
    defaultsMode: "legacy" as const,
    disableClockSkewCorrection: true,
    requestHandler: options.handler,
    logger: SILENT,
    authSchemePreference: [scheme.schemeId],
    httpAuthSchemes: [scheme],
    httpAuthSchemeProvider: () => [{ schemeId: scheme.schemeId }] as never,
    // Named by the plan or absent: the default chain is never a fall-back.
    credentialDefaultProvider: () => refuseToLookUp,
    ...identity(options.access),
    defaultUserAgentProvider: async (): Promise<UserAgent> => [["lang/js"]],
    customUserAgent: [userAgentOf(options.version)] as UserAgent,
    userAgentAppId: async () => undefined,
  };
}

function authScheme(options: ClientOptions): HttpAuthScheme {
  const schemeId = {
    sigv4: "aws.auth#sigv4",
    bearer: "smithy.api#httpBearerAuth",
    none: "smithy.api#noAuth",
  }[options.access.kind];
  return {
    schemeId,
    identityProvider: () => async (): Promise<Identity> => ({}),
    signer: { sign: (request: HttpRequest) => sign(request, options) },
  };
}

/** Given although our own scheme signs: an absent value is what makes the SDK look elsewhere. */
function identity(access: Access) {
  if (access.kind === "bearer") return { token: async () => ({ token: access.token.reveal() }) };
  return {};
}

async function refuseToLookUp(): Promise<never> {
  throw new Error("credentials are never looked up");
}

interface Stack {
  remove(name: string): boolean;
  add(
    middleware: (next: (args: never) => Promise<unknown>) => (args: never) => Promise<unknown>,
    options: { step: "build"; name: string; priority: "low" },
  ): void;
}

/** Takes out what reads the environment (trace headers of Lambda), and puts our headers in. */
function prepare(stack: unknown, options: ClientOptions): void {
  const middleware = stack as Stack;
  middleware.remove("recursionDetectionMiddleware");
  const { headers } = options;
  if (headers === undefined) return;
  middleware.add(
    (next) => async (args: { request: HttpRequest }) => {
      Object.assign(args.request.headers, headers);
      return next(args as never);
    },
    { step: "build", name: "bedrockDoctorHeaders", priority: "low" },
  );
}
