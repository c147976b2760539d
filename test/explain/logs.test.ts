/** Whole logs: the lines that matter, one entry for each cause, nothing secret, nothing invented. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, explain } from "./explain.js";

const noise = Array.from(
  { length: 40 },
  (_, at) => `2026-11-20T08:00:${at}Z [DEBUG] stream started, region of memory ${at}`,
);

describe("independent causes", () => {
  it("the refresh's failure and the sentences that follow from it are one", () => {
    const log = [
      "[DEBUG] attempt 1/11",
      '[ERROR] ExpiredTokenException: The security token included in the request is expired {"$metadata":{"httpStatusCode":403}}',
      "[DEBUG] attempt 2/11",
      "AWS authentication failed · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · if credentials are current, check AWS permissions and model access · API Error: 403 The security token included in the request is expired",
    ].join("\n");
    const { causes } = explain(log);
    expect(causes.map(({ code, line }) => ({ code, line }))).toEqual([
      { code: "credentials.expired", line: 2 },
    ]);
  });

  it("two that have nothing to do with each other are two, the more fundamental first", () => {
    const log = [
      ...noise,
      "API Error: Request rejected (429) · Too many tokens, please wait before trying again.",
      ...noise,
      "Error: self signed certificate in certificate chain at https://bedrock-runtime.us-east-1.amazonaws.com",
      "API Error: 400 invalid beta flag",
    ].join("\n");
    expect(explain(log).causes.map(({ code, line }) => [code, line])).toEqual([
      ["network.tls-untrusted", 82],
      ["throughput.throttled-tokens", 41],
      ["request.beta-rejected", 83],
    ]);
  });

  it.each<[string, string, string[]]>([
    [
      "a profile without a session is not also a lack of credentials",
      "The SSO session associated with this profile has expired.\nAPI Error: Could not load AWS credentials · Could not load credentials from any providers.",
      ["credentials.sso-expired"],
    ],
    [
      "an error's name and its text",
      "{ name: 'InvalidSignatureException', '$fault': 'client' }\nSignature expired: 20261120T070000Z is now earlier than 20261120T071500Z",
      ["credentials.clock-skew"],
    ],
    [
      "the fall-back and the refusal behind it",
      "Warning: Opus: Opus 5.5 not available — using Opus 5 for this session\nAccessDeniedException: You don't have access to the model with the specified model ID.",
      ["model.access-denied"],
    ],
    [
      "a certificate file that is missing and the certificate that is then not trusted",
      "Warning: Ignoring extra certs from `/none.pem`, load failed: No such file or directory\nAPI Error: Unable to connect to API: SSL certificate verification failed. Check your proxy or corporate SSL certificates",
      ["network.tls-untrusted"],
    ],
    [
      "the marketplace's denial names an action as IAM's do",
      "Model access is denied due to User: arn:aws:sts::123456789012:assumed-role/Dev/x is not authorized to perform: aws-marketplace:Subscribe on resource: *",
      ["model.marketplace-denied"],
    ],
  ])("%s", (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it("the same line a thousand times is one cause, at its first line", () => {
    const { causes } = explain(`start\n${"API Error: 400 invalid beta flag\n".repeat(1000)}`);
    expect(causes.map(({ code, line }) => [code, line])).toEqual([["request.beta-rejected", 2]]);
  });
});

describe("excerpts", () => {
  it("quote the line as it stands", () => {
    const line = "  API Error: 400 The provided model identifier is invalid.";
    expect(explain(`a\n${line}\nb`).causes[0]).toMatchObject({ line: 2, excerpt: line.trim() });
  });

  it("of a long line are cut around the words", () => {
    const excerpt = explain(`${"x ".repeat(900)}Too many tokens per day, please wait ${"y ".repeat(900)}`)
      .causes[0]?.excerpt;
    expect(excerpt).toContain("Too many tokens per day");
    expect(excerpt?.length).toBeLessThan(220);
  });

  const secrets = [
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb249Q2FsbFdpdGhCZWFyZXJUb2tlbg==",
    "ABSKQmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjpzZWNyZXRzZWNyZXQ=",
    "IQoJb3JpZ2luX2VjEXAMPLEtokenEXAMPLE",
    "sk-ant-api03-EXAMPLEkeyEXAMPLEkey",
    "hunter2-hunter2",
  ];
  const carriers: ((secret: string) => string)[] = [
    (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`,
    (secret) => `"SecretAccessKey": "${secret}"`,
    (secret) => `authorization: Bearer ${secret}`,
    (secret) => `{\\"x-api-key\\": \\"${secret}\\"}`,
    (secret) => `AWS_BEARER_TOKEN_BEDROCK="${secret}"`,
    (secret) => `password=${secret}`,
    (secret) => `https://someone:${secret}@proxy.example:3128`,
    (secret) => `sessionToken: '${secret}'`,
  ];
  it.each(secrets.flatMap((secret) => carriers.map((carry) => [carry(secret), secret] as const)))(
    "never hold the secret of %s",
    (carried, secret) => {
      const text = `${carried} The security token included in the request is expired ${carried}`;
      const explanation = explain(text);
      expect(explanation.known).toBe(true);
      expect(JSON.stringify(explanation)).not.toContain(secret);
      expect(explanation.causes[0]?.excerpt).toContain("<secret>");
    },
  );

  it("keep names: accounts, ARNs, profiles, models", () => {
    const text =
      "User: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_DeveloperAccess_0123456789abcdef/dev@example.com is not authorized to perform: bedrock:InvokeModel";
    expect(explain(text).causes[0]?.excerpt).toBe(text);
  });
});

describe("advice that is out of date", () => {
  it.each([
    [
      "AWS_REGION is required: Claude Code does not read from the .aws config file for this setting.",
      "region.default-fallback",
    ],
    [
      "Claude Code reads this from AWS_REGION, not ~/.aws/config — set it explicitly even if your profile has a region.",
      "region.default-fallback",
    ],
    ["export CLAUDE_CODE_MAX_OUTPUT_TOKENS=4096\nexport MAX_THINKING_TOKENS=1024", "throughput.output-limit"],
    ['"CLAUDE_CODE_MAX_OUTPUT_TOKENS": "4096"', "throughput.output-limit"],
    ["When using Bedrock, the `/login` and `/logout` commands are disabled.", "setup.provider-not-enabled"],
    ["Go to Chat/Text playground and fill in the use case form.", "model.use-case-missing"],
    ["Mantle uses the same IAM permissions as Bedrock.", "mantle.iam-denied"],
    ["Just set AWS_CA_BUNDLE to your company's CA.", "network.tls-untrusted"],
    ["Environment variables take precedence over settings.json.", "setup.setting-shadowed"],
  ])("%s", (text, code) => {
    const { known, advice, causes } = explain(text);
    expect(known).toBe(true);
    expect(causes).toEqual([]);
    expect(advice.map((one) => one.code)).toEqual([code]);
    expect(advice[0]?.today).toMatch(/\.$/);
  });

  it("stands beside the cause that the same text tells", () => {
    const { causes, advice } = explain("API Error: 400 invalid beta flag\nexport MAX_THINKING_TOKENS=1024");
    expect(causes.map(({ code }) => code)).toEqual(["request.beta-rejected"]);
    expect(advice).toMatchObject([{ line: 2 }]);
  });

  it.each(["AWS_REGION=us-east-1", "/login", "MAX_THINKING_TOKENS=8000", "unset AWS_CA_BUNDLE"])(
    "is not seen in: %s",
    (text) => {
      expect(explain(text).advice).toEqual([]);
    },
  );
});

describe("any text", () => {
  const words = fc.constantFrom(
    "API Error: 403 ",
    "The security token included in the request is ",
    "is not authorized to perform: bedrock:",
    " with an explicit deny in a ",
    "ENOTFOUND ",
    "(",
    ")",
    "[",
    "\\",
    "\u001b[31m",
    "’",
    '"',
    "\n",
    "{",
    "arn:aws:bedrock:::",
    " ",
    "'",
    "\u0000",
    "^",
    "$",
  );
  it("is explained without a fault, and the same way twice", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(fc.oneof(words, fc.string())).map((all) => all.join("")),
        ),
        (text) => {
          const first = explain(text);
          expect(explain(text)).toEqual(first);
          expect(first.known).toBe(first.causes.length + first.advice.length > 0);
          for (const { line, candidates } of first.causes) {
            expect(line).toBeGreaterThan(0);
            expect(candidates.length).toBeLessThanOrEqual(4);
          }
        },
      ),
      { seed: 20_261_120, numRuns: 300 },
    );
  });

  it.each([
    ["blanks", " ".repeat(1_000_000)],
    ["one long word", "a".repeat(1_000_000)],
    ["many short lines", "is not authorized to perform: \n".repeat(30_000)],
    ["quotes and escapes", '\\"'.repeat(500_000)],
    ["beginnings of a sentence", "Signature expired: ".repeat(50_000)],
    ["addresses", "https://a".repeat(100_000)],
  ])("of a megabyte is explained in seconds: %s", (_, text) => {
    const started = performance.now();
    explain(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
