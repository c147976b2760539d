/**
 * Long inputs that are well formed: what stands behind a parser gets to see them too, so that a list
 * of a hundred thousand entries, or a hundred thousand levels, is more than the parser's affair.
 */
import { LARGEST } from "./texts.js";

/** Made when they are asked for: all of them together are some fifty megabytes. */
export type Longs = Readonly<Record<string, () => string>>;

/** What is made of each of them, when it is asked for. */
export function eachOf<T>(longs: Longs, make: (text: string) => T): Readonly<Record<string, () => T>> {
  return Object.fromEntries(Object.entries(longs).map(([name, text]) => [name, () => make(text())]));
}

const LEVELS = 100_000;

/** As many as fit of the pieces that `make` gives. */
export function many(make: (at: number) => string, between = "", bytes = LARGEST): string {
  const pieces: string[] = [];
  let length = 0;
  for (let at = 0; ; at += 1) {
    const piece = make(at);
    length += Buffer.byteLength(piece) + between.length;
    if (length > bytes) return pieces.join(between);
    pieces.push(piece);
  }
}

const arrays = (): string => "[".repeat(LEVELS) + "]".repeat(LEVELS);
const objects = (): string => `${'{"a":'.repeat(LEVELS)}1${"}".repeat(LEVELS)}`;
const room = LARGEST - 1024;
/** Of a list whose entries each become a handful of objects: what is quadratic shows in it as well. */
const LIST = LARGEST / 4;
const list = (make: (at: number) => string): string =>
  `[${many((at) => JSON.stringify(make(at)), ",", LIST)}]`;
const table = (make: (at: number) => [string, unknown], bytes = LIST): string =>
  `{${many(
    (at) => {
      const [key, value] = make(at);
      return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    },
    ",",
    bytes,
  )}}`;
const text = (make: (at: number) => string, between = ""): string =>
  JSON.stringify(many(make, between, room / 2));

const arn = (at: number): string =>
  `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a${at}`;

/** Values that are taken apart, each by expressions of its own. */
export const TAKEN_APART = [
  ..."ANTHROPIC_MODEL ANTHROPIC_DEFAULT_HAIKU_MODEL ANTHROPIC_CUSTOM_HEADERS ANTHROPIC_BETAS".split(" "),
  ..."CLAUDE_CODE_EXTRA_BODY HTTPS_PROXY NO_PROXY ANTHROPIC_BEDROCK_BASE_URL AWS_REGION AWS_PROFILE".split(
    " ",
  ),
  ..."AWS_BEARER_TOKEN_BEDROCK AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_ROLE_ARN MAX_THINKING_TOKENS".split(
    " ",
  ),
  ..."AWS_ENDPOINT_URL_BEDROCK_RUNTIME AWS_CONFIG_FILE NODE_EXTRA_CA_CERTS NODE_OPTIONS".split(" "),
];
/** What an expression may begin at again and again. */
const BEGINNINGS =
  '[|[1m|]|-v1|:|us.|inference-profile/|arn:aws:|anthropic.|claude-|-|1|a|A|/|//|@|a@|a.|%|%2|,|;|=| |  a|\\n|\\|"|\'|{|{"a":|--a |é|\u0000'.split(
    "|",
  );
/** Characters; the square of it is still minutes. */
const ENOUGH = 64 * 1024;

/** Texts of a settings file. */
export const longSettings: Longs = {
  "nested arrays": arrays,
  "nested objects": objects,
  "nested arrays in a setting": () =>
    `{"permissions":${arrays()},"availableModels":${arrays()},"env":{"A":${arrays()}}}`,
  "nested objects in a setting": () => `{"permissions":${objects()}}`,
  "nested objects in the environment": () => `{"env":${objects()}}`,
  variables: () => `{"env":${table((at) => [`VARIABLE_${at}`, "1"])}}`,
  "variables twice": () => `{"env":${table((at) => [`VARIABLE_${at % 1000}`, String(at)])}}`,
  "variables that are a secret": () =>
    `{"env":${table((at) => [`A${at}_API_KEY`, `sk-ant-api03-${at}abcdefghij`])}}`,
  "variables that are no text": () => `{"env":${table((at) => [`AWS_${at}`, { a: 1 }])}}`,
  settings: () => table((at) => [`setting${at}`, true]),
  "a model": () => `{"model":${text(() => "us.anthropic.")}}`,
  "a model in brackets": () => `{"model":${text(() => "[1m]")}}`,
  "available models": () => `{"availableModels":${list((at) => `us.anthropic.claude-sonnet-4-6-v${at}`)}}`,
  "fall-back models": () => `{"fallbackModel":${list((at) => `us.anthropic.claude-sonnet-4-6-v${at}`)}}`,
  "model overrides": () => `{"modelOverrides":${table((at) => [`claude-sonnet-${at}`, arn(at)])}}`,
  permissions: () => `{"permissions":{"allow":${list((at) => `Bash(ls ${at})`)}}}`,
  "a command of quotes": () => `{"awsCredentialExport":${text(() => `"a' \\`)}}`,
  "a command of words": () => `{"awsAuthRefresh":${text((at) => `--a${at}`, " ")}}`,
  "a command of variables": () => `{"awsCredentialExport":${text((at) => `A${at}=$B`, " ")}}`,
  ...Object.fromEntries(
    (
      [
        ["ANTHROPIC_CUSTOM_HEADERS", (at: number) => `X-A${at}: 1\n`],
        ["ANTHROPIC_CUSTOM_HEADERS", () => "X-Amzn-Bedrock-GuardrailIdentifier: a\n"],
        ["ANTHROPIC_BETAS", (at: number) => `context-1m-${at},`],
        ["ANTHROPIC_BETAS", () => "context-1m-2025-08-07,"],
        ["NO_PROXY", (at: number) => `.a${at}.example,`],
        ["NO_PROXY", () => " "],
        ["HTTPS_PROXY", () => "http://a:b@"],
        ["HTTPS_PROXY", () => "http://a.b/%41"],
        ["ANTHROPIC_BEDROCK_BASE_URL", () => "https://a."],
        ["AWS_BEARER_TOKEN_BEDROCK", () => "bedrock-api-key-QUJD"],
        ["AWS_REGION", () => "us-east-1 "],
        ["AWS_PROFILE", () => "work "],
        ["ANTHROPIC_MODEL", () => "arn:aws:bedrock:"],
        ["ANTHROPIC_MODEL", () => "anthropic.claude-"],
        ["ANTHROPIC_DEFAULT_HAIKU_MODEL", () => "%2F"],
        ["MAX_THINKING_TOKENS", () => "9"],
        ["CLAUDE_CODE_MAX_OUTPUT_TOKENS", () => "0"],
        ["NODE_EXTRA_CA_CERTS", () => "/../a"],
        ["CLAUDE_CONFIG_DIR", () => "~/"],
        ["AWS_CONFIG_FILE", () => "$" + "{A}/"],
        ["AWS_CONTAINER_CREDENTIALS_FULL_URI", () => "http://[::1"],
        ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME", () => "https://a:b@"],
        ["AWS_ROLE_ARN", () => "arn:aws:iam::1:role/"],
      ] as const
    ).map(([name, make], at) => [`${name}, ${at}`, () => `{"env":{"${name}":${text(make)}}}`]),
  ),
  ...Object.fromEntries(
    TAKEN_APART.flatMap((name) =>
      BEGINNINGS.map((piece) => [
        `${name} of ${JSON.stringify(piece)}`,
        () => `{"env":{"${name}":${JSON.stringify(`${many(() => piece, "", ENOUGH)}~`)}}}`,
      ]),
    ),
  ),
  ...Object.fromEntries(
    BEGINNINGS.map((piece) => [
      `models of ${JSON.stringify(piece)}`,
      () => {
        const model = JSON.stringify(`${many(() => piece, "", ENOUGH)}~`);
        return `{"model":${model},"availableModels":[${model}],"fallbackModel":[${model}],"modelOverrides":{"claude-sonnet-4-6":${model},${model}:"a"},"awsAuthRefresh":${model},"awsCredentialExport":${model},"apiKeyHelper":${model}}`;
      },
    ]),
  ),
  "an extra body": () => `{"env":{"CLAUDE_CODE_EXTRA_BODY":${JSON.stringify(table((at) => [`a${at}`, 1]))}}}`,
  "a nested extra body": () => `{"env":{"CLAUDE_CODE_EXTRA_BODY":${JSON.stringify(objects())}}}`,
  "a nested list as extra body": () =>
    `{"env":{"CLAUDE_CODE_EXTRA_BODY":${JSON.stringify(`{"anthropic_beta":${arrays()}}`)}}}`,
};

/** Texts of the client's own file of its home. */
export const longHomeFiles: Longs = {
  projects: () =>
    `{"projects":${table((at) => [`/home/dev/project${at}`, { hasTrustDialogAccepted: true }])}}`,
  "nested projects": () => `{"projects":${objects()}}`,
};

const entries = (make: (at: number) => string): string => many(make, "", LIST);
const section = (at: number): string => `[profile p${at}]\n`;
/** Texts of an AWS configuration file. */
export const longAwsFiles: Longs = {
  "different sections": () => entries((at) => `${section(at)}region = us-east-1\n`),
  "different session sections": () => entries((at) => `[sso-session p${at}]\nsso_region = us-east-1\n`),
  "different wrong sections": () => entries((at) => `[p${at}]\na = b\n`),
  "sections twice": () => entries((at) => `${section(at % 500)}key${at} = 1\n`),
  "a chain of profiles": () =>
    `[default]\nsource_profile = p0\nrole_arn = arn:aws:iam::1:role/a\n${entries(
      (at) => `${section(at)}source_profile = p${at + 1}\nrole_arn = arn:aws:iam::1:role/a${at}\n`,
    )}`,
  "a ring of profiles": () =>
    `[default]\nsource_profile = p0\nrole_arn = arn:aws:iam::1:role/a\n${entries(
      (at) => `${section(at)}source_profile = p${(at + 1) % 5000}\nrole_arn = arn:aws:iam::1:role/a${at}\n`,
    )}`,
  "sessions of profiles": () =>
    `[default]\nsso_session = s\n${entries(
      (at) =>
        `${section(at)}sso_session = s${at}\n[sso-session s${at}]\nsso_start_url = https://a.example/${at}\n`,
    )}`,
  secrets: () =>
    entries(
      (at) =>
        `${section(at)}aws_access_key_id = AKIA${String(at).padStart(16, "A")}\naws_secret_access_key = abc${at}defghijklmnopqrstu\n`,
    ),
  "a group of keys": () => `[default]\ns3 =\n${entries((at) => `  key${at} = value\n`)}`,
  "groups of keys": () =>
    `[services x]\n${entries((at) => `bedrock${at} =\n  endpoint_url = https://a.example\n`)}`,
  "a process of quotes": () => `[default]\ncredential_process = ${many(() => `"a' \\`)}`,
  "a process of words": () => `[default]\ncredential_process = ${many((at) => `--a${at} `)}`,
  "a role": () => `[default]\nrole_arn = ${many(() => "arn:aws:iam::1:role/")}`,
  "a start page": () => `[default]\nsso_start_url = ${many(() => "https://a.")}`,
  "a profile's name": () => `[profile ${many(() => "a")}]\nregion = us-east-1\n`,
  "a key's name": () => `[default]\n${many(() => "a")} = b\n`,
};

const statement = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" };
const policy = (statements: string): string => `{"Version":"2012-10-17","Statement":${statements}}`;
/** Texts of an IAM policy. */
export const longPolicies: Longs = {
  statements: () => policy(`[${many(() => JSON.stringify(statement), ",", room)}]`),
  "statements that deny": () =>
    policy(
      `[${many((at) => JSON.stringify({ ...statement, Sid: `S${at}`, Effect: "Deny", Resource: arn(at) }), ",", room)}]`,
    ),
  "statements that are wrong": () =>
    policy(`[${many((at) => JSON.stringify({ Sid: `S${at}`, Effect: "allow" }), ",", room)}]`),
  actions: () => policy(`{"Effect":"Allow","Action":${list((at) => `bedrock:A${at}*`)},"Resource":"*"}`),
  resources: () => policy(`{"Effect":"Allow","Action":"bedrock:*","Resource":${list(arn)}}`),
  "actions and resources": () =>
    policy(
      `{"Effect":"Allow","Action":[${many((at) => `"b*${at}"`, ",", room / 2)}],"Resource":[${many((at) => `"arn:*:${at}"`, ",", room / 2)}]}`,
    ),
  "an action of wildcards": () => policy(`{"Effect":"Allow","Action":${text(() => "*o*")},"Resource":"*"}`),
  "a resource of wildcards": () => policy(`{"Effect":"Allow","Action":"*","Resource":${text(() => "*a*?")}}`),
  "a resource of variables": () =>
    policy(`{"Effect":"Allow","Action":"*","Resource":${text(() => "$" + "{aws:username}")}}`),
  "not a resource of wildcards": () =>
    policy(`{"Effect":"Deny","Action":"*","NotResource":${text(() => "a*")}}`),
  conditions: () =>
    policy(
      `{"Effect":"Allow","Action":"*","Resource":"*","Condition":${table((at) => [`StringLike${at}`, { "aws:RequestedRegion": "*" }])}}`,
    ),
  "values of a condition": () =>
    policy(
      `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:RequestedRegion":${list((at) => `*us*${at}`)}}}}`,
    ),
  "a nested statement": () => policy(arrays()),
  "a nested condition": () =>
    policy(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":${objects()}}`),
};
