/** Findings as the catalogue would write them: long enough to show where a line must break. */
import { finding, HAIKU, SONNET, USER_SETTINGS } from "./parts.js";

export const iamDenied = finding({
  code: "iam.denied",
  check: "iam/allowed",
  title: "No policy allows the caller to invoke the models",
  why: "Every request of Claude Code needs bedrock:InvokeModelWithResponseStream on the inference profile and on the foundation model in each region it routes to; without it no prompt is answered.",
  measured: `bedrock:InvokeModelWithResponseStream denied on arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}`,
  expected:
    "allowed by an identity-based policy of arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com",
  clientShows: "AWS authentication failed · refresh your AWS credentials",
  remedy: {
    summary: "Attach a policy that allows the two invoke actions on the models in use.",
    steps: [
      "Whoever administers account 123456789012 adds the statement below to the role Developer. With IAM Identity Center this is done in the permission set, not on the role.",
      "Ask for the least-privilege policy of this set-up if more models will be used: `bedrock-doctor policy`.",
    ],
    commands: [
      "aws iam put-role-policy --role-name Developer --policy-name claude-code-bedrock --policy-document file://policy.json",
    ],
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ClaudeCode",
          Effect: "Allow",
          Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
          Resource: [
            `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}`,
            "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6",
          ],
        },
      ],
    },
    links: [
      "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
    ],
  },
  blocks: ["models/answers", "throughput/on-demand"],
  evidence: [
    {
      source: "fact:invocation",
      request: "InvokeModelWithResponseStream",
      status: 403,
      errorCode: "AccessDeniedException",
      requestId: "6f1c2d3e-0000-4000-8000-000000000002",
      excerpt: `User: arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET} because no identity-based policy allows the action`,
    },
  ],
});

export const onDemand = finding({
  code: "throughput.on-demand-unsupported",
  check: "throughput/on-demand",
  title: "anthropic.claude-haiku-4-5-20251001-v1:0 cannot be called by its bare ID",
  why: "The model has no on-demand throughput in us-east-1 and is served through inference profiles only, so every background request of Claude Code fails.",
  measured: "ANTHROPIC_SMALL_FAST_MODEL=anthropic.claude-haiku-4-5-20251001-v1:0",
  expected: `the ID of an inference profile, such as ${HAIKU}`,
  clientShows:
    "API Error (anthropic.claude-haiku-4-5-20251001-v1:0): 400 Invocation of model ID anthropic.claude-haiku-4-5-20251001-v1:0 with on-demand throughput isn’t supported.",
  locations: [{ file: USER_SETTINGS, line: 9, column: 5, key: "env.ANTHROPIC_DEFAULT_HAIKU_MODEL" }],
  remedy: {
    summary: "Name the inference profile instead of the model.",
    steps: ["Change the variable where it is set, then start Claude Code again."],
    commands: [`export ANTHROPIC_DEFAULT_HAIKU_MODEL=${HAIKU}`],
    settings: { file: USER_SETTINGS, patch: { env: { ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU } } },
    links: [],
  },
});

export const useCaseMissing = finding({
  code: "model.use-case-missing",
  check: "models/access",
  title: "The account has not sent Anthropic's use-case form",
  why: "Until the form is sent once for the account, Bedrock refuses every Anthropic model, whatever IAM allows.",
  measured: "404 ResourceNotFoundException: the use case details have not been submitted",
  expected: "the form sent for account 123456789012 or for its organization's management account",
  remedy: {
    summary: "Send the form once, in the Bedrock console.",
    steps: [
      "Open the model catalogue in the Bedrock console, choose any Anthropic model and fill in the form.",
      "Wait about 15 minutes.",
      "Run bedrock-doctor again.",
    ],
    commands: [],
    links: ["https://us-east-1.console.aws.amazon.com/bedrock/home?region=us-east-1#/model-catalog"],
  },
  blocks: ["models/answers"],
});

export const regionDefault = finding({
  code: "region.default-fallback",
  severity: "warning",
  check: "region/resolved",
  title: "No region is set: Claude Code falls back to us-east-1",
  why: 'Profile "work" has no region and no variable names one, so Claude Code calls us-east-1, which may not be where your models and quotas are.',
  measured: "no AWS_REGION, no AWS_DEFAULT_REGION, no region in the profile",
  expected: "one of them set",
  remedy: {
    summary: "Say which region you mean.",
    steps: ["Set AWS_REGION where Claude Code reads it."],
    commands: ["export AWS_REGION=us-east-1"],
    links: [],
  },
});

export const firstUse = finding({
  code: "model.first-use",
  severity: "warning",
  check: "models/access",
  title: "anthropic.claude-haiku-4-5-20251001-v1:0 would be used for the first time in this account",
  why: "The first request makes the agreement for the account, so it was not made without being told to.",
  measured: "agreement NOT_AVAILABLE",
  expected: "agreement AVAILABLE",
  remedy: {
    summary: "Let the doctor make the first request, or just use the model in Claude Code.",
    steps: [],
    commands: ["bedrock-doctor --first-use"],
    links: [],
  },
});

export const timedOut = finding({
  code: "doctor.timed-out",
  severity: "warning",
  check: "credentials/usable",
  title: "The credentials were not tried: AWS did not answer within 10 s",
  why: "Whether Claude Code works here depends on answers that did not come in time; nothing was seen to fail.",
  measured: "no answer from sts.us-east-1.amazonaws.com within 10 s",
  expected: "an answer",
  remedy: {
    summary: "Try again with more time, and look at what stands between this machine and AWS.",
    steps: ["Give it a minute.", "If it stays so, ask whether a proxy or firewall drops the connection."],
    commands: ["bedrock-doctor --timeout 60"],
    links: [],
  },
  blocks: ["models/access", "models/answers"],
});

export const notEnabled = finding({
  code: "setup.provider-not-enabled",
  check: "setup/provider",
  title: "Claude Code is not set to use Amazon Bedrock",
  why: "Neither CLAUDE_CODE_USE_BEDROCK nor CLAUDE_CODE_USE_MANTLE is on, so Claude Code asks for a sign-in at Anthropic and never calls AWS.",
  measured: 'CLAUDE_CODE_USE_BEDROCK="enabled", which does not count as on',
  expected: "CLAUDE_CODE_USE_BEDROCK=1",
  locations: [
    {
      file: "/home/dev/project/.claude/settings.local.json",
      line: 3,
      column: 5,
      key: "env.CLAUDE_CODE_USE_BEDROCK",
    },
  ],
  remedy: {
    summary: "Turn the switch on.",
    steps: ["Set it in the file where it stands."],
    commands: [],
    settings: {
      file: "/home/dev/project/.claude/settings.local.json",
      patch: { env: { CLAUDE_CODE_USE_BEDROCK: "1" } },
    },
    links: [],
  },
  blocks: ["region/resolved"],
});
