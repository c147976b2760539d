/**
 * Looks for secrets in an output: whole or in parts of twelve characters; plain, URL-encoded, base64
 * or escaped as in JSON. Written apart from the redaction, so that both cannot have the same gap.
 */

/** Length of the shortest part that counts. */
const PART = 12;

/** Beginnings that every secret of their kind has, and that name the kind: no part of the secret. */
const PUBLIC = [
  "bedrock-api-key-",
  "BedrockAPIKey-",
  "Bearer bedrock-api-key-",
  "-----BEGIN",
  "-----END",
  "PRIVATE KEY-----",
];

export interface Hit {
  /** Which secret, by the name it was planted under. */
  name: string;
  /** How it was written, and where in the output. */
  form: string;
  around: string;
}

/** A search for these secrets: made once, used for many outputs. */
export function searchFor(planted: Readonly<Record<string, string>>): (output: string) => Hit[] {
  const parts = new Map<string, { name: string; form: string }>();
  for (const [name, secret] of Object.entries(planted)) {
    for (const [form, text] of formsOf(secret)) {
      for (let at = 0; at + PART <= text.length; at += 1) {
        const part = text.slice(at, at + PART);
        if (!parts.has(part)) parts.set(part, { name, form });
      }
    }
  }
  for (const text of PUBLIC) {
    for (let at = 0; at + PART <= text.length; at += 1) parts.delete(text.slice(at, at + PART));
  }
  return (output) => {
    const hits: Hit[] = [];
    // As it stands, and with the breaks of a narrow terminal taken out.
    for (const text of [output, output.replace(/\s*\n\s*/g, "")]) {
      for (let at = 0; at + PART <= text.length; at += 1) {
        const found = parts.get(text.slice(at, at + PART));
        if (found === undefined) continue;
        hits.push({ ...found, around: text.slice(Math.max(0, at - 40), at + 60) });
        at += 200;
      }
    }
    return hits;
  };
}

function formsOf(secret: string): [string, string][] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map((offset): [string, string] => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // The first signs and the last ones also hold bits of what stands beside the secret.
    return ["base64", text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))];
  });
  return [
    ["plain", secret],
    ["URL-encoded", encodeURIComponent(secret)],
    ["JSON-escaped", JSON.stringify(secret).slice(1, -1)],
    ...shifted,
    ...shifted.map(([, text]): [string, string] => [
      "base64url",
      text.replaceAll("+", "-").replaceAll("/", "_"),
    ]),
  ];
}
