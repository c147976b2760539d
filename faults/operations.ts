/** Which operation of the tool a request is: told by host, path and, for the query services, the action. */
import type { Operation } from "../src/aws/types.js";

export interface Asked {
  method: string;
  /** Without a port. */
  host: string;
  /** Without the query. */
  path: string;
  body: Buffer;
}

/** Operations that go over the network; the others are commands and files of the machine. */
export type WireOperation = Exclude<Operation, "AwsProfile" | "CredentialProcess" | "CredentialExport">;

interface Row {
  operation: WireOperation;
  host: RegExp;
  path?: RegExp;
  action?: string;
}

const control = /^bedrock\./;
const runtime = /^bedrock-runtime\./;
const mantle = /^bedrock-mantle\./;
const sts = /^sts\./;
const iam = /^iam\./;

const rows: readonly Row[] = [
  { operation: "InvokeModelWithResponseStream", host: runtime, path: /\/invoke-with-response-stream$/ },
  { operation: "InvokeModel", host: runtime, path: /\/invoke$/ },
  { operation: "MantleMessages", host: mantle, path: /\/v1\/messages$/ },
  { operation: "MantleListModels", host: mantle, path: /\/v1\/models$/ },
  { operation: "ListInferenceProfiles", host: control, path: /^\/inference-profiles$/ },
  { operation: "GetInferenceProfile", host: control, path: /^\/inference-profiles\/./ },
  { operation: "GetFoundationModelAvailability", host: control, path: /^\/foundation-model-availability\// },
  { operation: "GetFoundationModel", host: control, path: /^\/foundation-models\/./ },
  { operation: "GetAccountDataRetention", host: control, path: /^\/data-retention$/ },
  { operation: "GetProvisionedModelThroughput", host: control, path: /^\/provisioned-model-throughput\// },
  { operation: "GetGuardrail", host: control, path: /^\/guardrails\// },
  { operation: "ListEnforcedGuardrailsConfiguration", host: control, path: /^\/enforcedGuardrails/ },
  { operation: "GetCallerIdentity", host: sts, action: "GetCallerIdentity" },
  { operation: "AssumeRoleWithWebIdentity", host: sts, action: "AssumeRoleWithWebIdentity" },
  { operation: "AssumeRole", host: sts, action: "AssumeRole" },
  { operation: "GetRole", host: iam, action: "GetRole" },
  { operation: "SimulatePrincipalPolicy", host: iam, action: "SimulatePrincipalPolicy" },
  { operation: "ListServiceQuotas", host: /^servicequotas\./ },
  { operation: "GetRoleCredentials", host: /^portal\.sso\./ },
  { operation: "CreateToken", host: /^oidc\./ },
  { operation: "CreateOAuth2Token", host: /\.signin\.aws\.amazon\.com$/ },
  { operation: "InstanceMetadata", host: /^169\.254\.169\.254$/ },
  { operation: "ContainerCredentials", host: /^169\.254\.170\./ },
];

/** Every operation that the rows know. */
export const wireOperations: readonly WireOperation[] = rows.map(({ operation }) => operation);

/** Undefined for a request that no operation makes. */
export function operationOf({ host, path, body }: Asked): WireOperation | undefined {
  return rows.find(
    (row) =>
      row.host.test(host) &&
      (row.path === undefined || row.path.test(path)) &&
      (row.action === undefined || new URLSearchParams(body.toString("utf8")).get("Action") === row.action),
  )?.operation;
}
