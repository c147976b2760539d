/**
 * Texts as nobody would write them, for every reader: noise, texts with a wound, and the shapes that
 * bring down a parser or a regular expression when they are long.
 */
import fc from "fast-check";

/** Bytes of the largest input that a reader has to take. */
export const LARGEST = 1024 * 1024;

const pieces = [
  "",
  " ",
  "\n",
  "\r",
  "\t",
  "\0",
  "\u001b[31m",
  "\uFEFF",
  "\u2028",
  "\uD800",
  "\\",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "=",
  "#",
  ";",
  "<",
  ">",
  "&",
  "%",
  "$",
  "`",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "1e999",
  "-0",
] as const;

/** Anything: signs of every kind, valid Unicode or not. */
export const noise: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join("")),
);

/** A text with a piece cut out, doubled or replaced, once or a few times. */
export function wounded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const wound = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    by: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })),
    doubles: fc.boolean(),
  });
  return fc.tuple(text, fc.array(wound, { maxLength: 3 })).map(([whole, wounds]) =>
    wounds.reduce((left, { at, length, by, doubles }) => {
      const from = left.length === 0 ? 0 : at % left.length;
      const cut = left.slice(from, from + length);
      return left.slice(0, from) + by + (doubles ? cut + cut : "") + left.slice(from + length);
    }, whole),
  );
}

/** JSON of any form, with the keys that matter here and there. */
export function jsonOf(keys: readonly string[], values: readonly unknown[]): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(fc.constantFrom(...values), noise, fc.double(), fc.boolean(), fc.constant(null));
  const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: noise });
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).value;
}

/** What the units of a long text are, by the name it is reported under. */
const units: Readonly<Record<string, string>> = {
  letters: "a",
  blanks: " ",
  "line ends": "\n",
  "carriage returns": "\r",
  quotes: '"',
  "escaped quotes": '\\"',
  backslashes: "\\",
  brackets: "[",
  "closed brackets": "[]",
  braces: '{"a":',
  "JSON keys": '"env":{"a":"b"},',
  "JSON escapes": "\\u0041",
  colons: ":",
  "equal signs": "=",
  commas: ",",
  "percent signs": "%41",
  sections: "[profile a]\n",
  "different lines": "key0 = value\n",
  "indented lines": "  key = value\n",
  comments: "# x\n",
  "comments behind": "a #",
  "base64 letters": "QUJD",
  "long words": `${"A1b".repeat(20)} `,
  "API keys": "bedrock-api-key-QUJDREVGR0hJSktMTU5PUA ",
  "joined API keys": "ABSK",
  schemes: "https://",
  "user-infos": "https://a:b@",
  "dotted schemes": "a.-+",
  "host parts": "a@",
  ARNs: "arn:aws:bedrock:us-east-1:123456789012:foundation-model/anthropic.claude-sonnet-4-6 ",
  "ARN parts": "arn:aws:",
  slashes: "/",
  denials:
    "User: arn:aws:iam::123456789012:user/a is not authorized to perform: bedrock:InvokeModel on resource: b ",
  "half denials": "is not authorized to perform: a:b because no a ",
  "cut denials": "with an explicit deny in a b ",
  "authorization headers": "Authorization: Bearer a1\n",
  "bearer words": "bearer ",
  "basic words": "basic Basic ",
  "signed queries": "X-Amz-Signature=ab&X-Amz-Security-Token=cd&",
  "secret names": "aws_secret_access_key=",
  "token names": 'session_token": "',
  "XML tags": "<a>",
  "closed XML tags": "<a b='c'></a>",
  "XML attributes": '<a b="',
  "XML errors": "<ErrorResponse><Error><Code>a</Code><Message>b</Message>",
  "XML entities": "&#x41;",
  "event lines": "data: {}\n\n",
  "terminal sequences": "\u001b[1m",
  "open sequences": "\u001b]",
  frames: "│ ",
  "log lines": 'API Error: 403 {"message":"User: x is not authorized to perform: bedrock:InvokeModel"}\n',
  "key IDs": "AKIAIOSFODNN7EXAMPLE ",
  wildcards: "*",
  questions: "*?",
  "surrogate halves": "\uD800",
  "four-byte signs": "\u{1F600}",
};

/** Of lines that are long and end with what the expression did not wait for. */
const BROKEN_OFF = ", broken off";
const LONG_LINE = 15_000;

/** Names of the long texts. */
export const longTexts: readonly string[] = Object.keys(units).flatMap((name) => [name, name + BROKEN_OFF]);

/** The long text of that name: as many of its units as fit. */
export function longText(name: string, bytes = LARGEST): string {
  if (name.endsWith(BROKEN_OFF)) {
    const line = `${longText(name.slice(0, -BROKEN_OFF.length), LONG_LINE)}\u0001~\n`;
    return line.repeat(Math.floor(bytes / Buffer.byteLength(line)));
  }
  const unit = units[name] ?? "";
  const count = Math.floor(bytes / Buffer.byteLength(unit));
  if (name !== "different lines") return unit.repeat(count);
  return Array.from({ length: Math.floor(bytes / 20) }, (_, at) => `key${at} = value\n`).join("");
}
