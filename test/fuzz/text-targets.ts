/** Targets that are one text: keys, ARNs, what somebody pasted, and the last scan before the output. */
import fc from "fast-check";
import { baseModelId } from "../../src/aws/model-id.js";
import { scrub } from "../../src/aws/providers/helper-output.js";
import { parseXml } from "../../src/aws/xml.js";
import { decodeApiKey } from "../../src/claude-code/api-key.js";
import { decodedArn, readArn } from "../../src/diagnosis/models/arn.js";
import { redact } from "../../src/report/redact.js";
import { redactPasted } from "../../src/report/redact-pasted.js";
import { explain } from "../explain/explain.js";
import type { FuzzTarget } from "./targets.js";
import { noise, wounded } from "./texts.js";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

const signedQuery = fc
  .record({
    credential: fc.oneof(fc.constant("AKIAIOSFODNN7EXAMPLE/20261120/us-east-1/bedrock/aws4_request"), noise),
    date: fc.oneof(fc.constantFrom("20261120T075424Z", "20269999T999999Z"), noise),
    expires: fc.oneof(fc.constantFrom("43200", "1e308", "-1e308", "NaN", ""), noise),
    signature: fc.constantFrom("0".repeat(64), ""),
  })
  .map(
    ({ credential, date, expires, signature }) =>
      `bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Credential=${credential}&X-Amz-Date=${date}&X-Amz-Expires=${expires}&X-Amz-Signature=${signature}&Version=1`,
  );
const keyText = fc.oneof(
  signedQuery.map((query) => `bedrock-api-key-${base64(query)}`),
  fc
    .oneof(fc.constant("BedrockAPIKey-ab12-at-123456789012:secret"), noise)
    .map((text) => `ABSK${base64(text)}`),
  fc.constantFrom("Bearer ABSK", '"ABSK"', "bedrock-api-key-", "ABSK", "sk-ant-api03-abc"),
);
const apiKeys: FuzzTarget<string> = {
  name: "API keys",
  input: fc.oneof(keyText, wounded(keyText), noise),
  answer: decodeApiKey,
  long: (text) => `bedrock-api-key-${text}`,
};

const arnText = fc
  .tuple(
    fc.constantFrom("arn", "ARN", "arn%3A"),
    fc.constantFrom("aws", "aws-cn", "aws-us-gov", ""),
    fc.constantFrom("bedrock", "sagemaker", "s3", ""),
    fc.constantFrom("us-east-1", "", "cn-north-1", "nowhere-1"),
    fc.constantFrom("123456789012", "", "1"),
    fc.oneof(
      fc.constantFrom(
        "foundation-model/anthropic.claude-sonnet-4-6",
        "inference-profile/us.anthropic.claude-sonnet-4-6",
        "application-inference-profile%2Fabc",
        "guardrail/abc",
      ),
      noise,
    ),
  )
  .map((parts) => parts.join(":"));
const modelName = fc.oneof(
  arnText,
  wounded(arnText),
  wounded(fc.constant("us-gov.anthropic.claude-sonnet-4-6-v1:0")),
  noise,
);
const arns: FuzzTarget<string> = {
  name: "ARNs and model IDs",
  input: modelName,
  answer: (text) => [readArn(text), decodedArn(text), baseModelId(text)],
  long: (text) => `arn:aws:bedrock:us-east-1:123456789012:foundation-model/${text}`,
};

const sentence = fc.constantFrom(
  "API Error: 403 User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action",
  "with an explicit deny in a service control policy: arn:aws:organizations::123456789012:policy/o-x/service_control_policy/p-x",
  "API Error (us.anthropic.claude-sonnet-4-6): 400 Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
  "The provided model identifier is invalid.",
  "The security token included in the request is expired",
  "ExpiredTokenException: 403",
  "Could not load credentials from any providers",
  "getaddrinfo ENOTFOUND bedrock-runtime.nowhere-1.amazonaws.com",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "Too many tokens, please wait before trying again.",
  '{"message":"You don\'t have access to the model with the specified model ID."}',
  "region.unknown",
  "credentials/accepted",
);
const dressed = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "│ ", "> ", "\u001b[31m", "⎿ ", "2026-11-20T00:00:00Z [ERROR] ", '{"error":"'),
      fc.oneof({ weight: 3, arbitrary: sentence }, wounded(sentence), noise),
      fc.constantFrom("", " │", "\u001b[0m", '"}', "\r"),
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.map((parts) => parts.join("")).join("\n"));
const pasted: FuzzTarget<string> = {
  name: "explain",
  input: fc.oneof(dressed, wounded(dressed), sentence.map(JSON.stringify)),
  answer: explain,
  long: (text) => text,
};

const secretText = fc.oneof(
  fc.constantFrom(
    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "http://dev:p%40ssw0rd!x@proxy.corp.example:8080",
    "Bearer abcdef1234567",
    "X-Api-Key: abcdefgh",
    "us-east-1",
  ),
  noise,
);
const redaction: FuzzTarget<{ text: string; secrets: string[] }> = {
  name: "redaction",
  input: fc.record({
    text: fc.oneof(dressed, wounded(secretText), keyText),
    secrets: fc.array(secretText, { maxLength: 3 }),
  }),
  answer: ({ text, secrets }) => [
    redact(
      { text, [text]: [text] },
      secrets.map((secret) => ({ reveal: () => secret })),
    ),
    redactPasted(text),
    scrub(text),
  ],
  // No input of its own: a text of AWS is cut to 8,000 signs before it comes here, four of them in one.
  long: (text) => ({
    text: text.slice(0, 32 * 1024),
    secrets: ["wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "hunter2 hunter2 hunter2"],
  }),
};

const xmlText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<a>",
        "</a>",
        "<b c='d'>",
        "</b>",
        "<c/>",
        "<?xml?>",
        "<!-- -->",
        "&#x110000;",
        "&#xffffffff;",
        "&#55296;",
      ),
      noise,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const xml: FuzzTarget<string> = { name: "XML", input: xmlText, answer: parseXml, long: (text) => text };

export const textTargets = [apiKeys, arns, pasted, redaction, xml];
