/**
 * What each fact asks of AWS, and the IAM action it needs; `null` where no permission is needed. Source:
 * Service Authorization Reference; AWS STS, GetCallerIdentity, as of 2026-11-20.
 */
export const questions: Readonly<Record<string, { asks: string; action: string | null }>> = {
  plan: { asks: "what Claude Code will do here, from files and variables", action: null },
  diagnosis: { asks: "the causes behind the refusals of this run", action: null },
  credentials: { asks: "credentials from the source that Claude Code would use", action: null },
  connection: { asks: "the name, the connection and the certificate of each host", action: null },
  identity: { asks: "STS GetCallerIdentity", action: null },
  inferenceProfiles: { asks: "ListInferenceProfiles", action: "bedrock:ListInferenceProfiles" },
  applicationProfiles: { asks: "GetInferenceProfile", action: "bedrock:GetInferenceProfile" },
  modelAccess: { asks: "GetFoundationModelAvailability", action: "bedrock:GetFoundationModelAvailability" },
  invocation: {
    asks: "one real request of one token for each model",
    action: "bedrock:InvokeModelWithResponseStream",
  },
  mantle: { asks: "one real request of one token to Mantle", action: "bedrock-mantle:CreateInference" },
  mantleModels: { asks: "Mantle's line-up", action: "bedrock-mantle:ListModels" },
  modelLifecycle: { asks: "GetFoundationModel", action: "bedrock:GetFoundationModel" },
  provisionedThroughput: {
    asks: "GetProvisionedModelThroughput",
    action: "bedrock:GetProvisionedModelThroughput",
  },
  iamCoverage: { asks: "SimulatePrincipalPolicy", action: "iam:SimulatePrincipalPolicy" },
  quotas: { asks: "ListServiceQuotas", action: "servicequotas:ListServiceQuotas" },
  guardrail: { asks: "GetGuardrail", action: "bedrock:GetGuardrail" },
  dataRetention: { asks: "GetAccountDataRetention", action: "bedrock:GetAccountDataRetention" },
  promptCache: {
    asks: "two equal requests, the second of which should read the cache",
    action: "bedrock:InvokeModelWithResponseStream",
  },
  startUp: { asks: "the requests that Claude Code makes at start", action: "bedrock:InvokeModel" },
};
