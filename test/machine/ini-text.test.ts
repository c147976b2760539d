import { externalDataInterceptor, loadSharedConfigFiles } from "@smithy/core/config";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAwsFile } from "../../src/machine/ini-text.js";
import { isSecret, revealText } from "../../src/machine/secret.js";
import type { AwsSection } from "../../src/machine/types.js";

function sectionsOf(text: string, role: "config" | "credentials" = "config"): AwsSection[] {
  const parsed = parseAwsFile(text, role);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.sections;
}

const describeSections = (text: string, role: "config" | "credentials" = "config") =>
  sectionsOf(text, role).map(({ kind, name, prefixed }) => `${kind} ${name}${prefixed ? " prefixed" : ""}`);

/** The properties of the only section. */
function propertiesOf(text: string): Record<string, string> {
  const [section, second] = sectionsOf(text);
  if (section === undefined || second !== undefined) throw new Error("not one section");
  return Object.fromEntries(section.properties.map(({ key, value }) => [key, revealText(value)]));
}

describe("a value of an AWS file", () => {
  it.each([
    ["region = ap-northeast-1 # tokyo", "ap-northeast-1"],
    ["region = ap-northeast-1 ; tokyo", "ap-northeast-1"],
    ["region = ap-northeast-1\t# tokyo", "ap-northeast-1"],
    ["region = ap-northeast-1#tokyo", "ap-northeast-1#tokyo"],
    ["region = ap-northeast-1;tokyo", "ap-northeast-1;tokyo"],
    ['region = "ap-northeast-1"', '"ap-northeast-1"'],
    ["region = 'ap-northeast-1'", "'ap-northeast-1'"],
    ["\tregion=ap-northeast-1", "ap-northeast-1"],
    ["region=ap-northeast-1", "ap-northeast-1"],
    ["  region   =   ap-northeast-1  ", "ap-northeast-1"],
    ["region = a = b", "a = b"],
    ["region = us-east-1\nregion = eu-west-1", "eu-west-1"],
  ])("written %j is %j", (line, value) => {
    expect(propertiesOf(`[default]\n${line}\n`)).toEqual({ region: value });
  });

  it.each(["region =", "region = # none", "# region = x", "; region = x", "region", "= x", "[region"])(
    "is not set by %j",
    (line) => {
      expect(propertiesOf(`[default]\n${line}\n`)).toEqual({});
    },
  );

  it("keeps the letters of its key", () => {
    expect(propertiesOf("[default]\nREGION = eu-west-1")).toEqual({ REGION: "eu-west-1" });
  });

  it("stands before the first section in vain", () => {
    expect(sectionsOf("region = eu-west-1\n\n[default]\nx = 1")).toMatchObject([
      { name: "default", properties: [{ key: "x" }] },
    ]);
  });

  it("is nested when it is indented under a key without a value, up to the next flush line", () => {
    const text = "[default]\ns3 =\n  region = a\n  x = b\nregion = c\n  y = d";
    expect(propertiesOf(text)).toEqual({ "s3.region": "a", "s3.x": "b", region: "c", y: "d" });
  });

  it("has the line it stands on, with CRLF and a byte order mark too", () => {
    const [section] = sectionsOf("\uFEFF[default]\r\n\r\n# c\r\nregion = eu-west-1\r\noutput = json\r\n");
    expect(section).toMatchObject({
      name: "default",
      line: 1,
      properties: [
        { key: "region", value: "eu-west-1", line: 4 },
        { key: "output", value: "json", line: 5 },
      ],
    });
  });
});

describe("a section of a config file", () => {
  it.each([
    ["[default]", "profile default"],
    ["[profile default]", "profile default prefixed"],
    ["[profile work]", "profile work prefixed"],
    ["[profile work] # c", "profile work prefixed"],
    ["  [profile work]  ", "profile work prefixed"],
    ["[profile\twork]", "profile work prefixed"],
    ['[profile "work"]', "profile work prefixed"],
    ["[profile.work]", "profile work prefixed"],
    ["[sso-session corp]", "sso-session corp prefixed"],
    ["[services local]", "services local prefixed"],
    ["[work]", "unrecognised work"],
    ["[ profile   work ]", "unrecognised  profile   work "],
    ["[ default ]", "unrecognised  default "],
    ['[profile "my work"]', 'unrecognised profile "my work"'],
    ["[profile my work]", "unrecognised profile my work"],
    ["[Profile work]", "unrecognised Profile work"],
    ["[plugins x]", "unrecognised plugins x"],
  ])("written %s is %s", (header, expected) => {
    expect(describeSections(`${header}\nregion = eu-west-1`)).toEqual([expected]);
    expect(sectionsOf(`${header}\nregion = eu-west-1`)[0]?.properties).toHaveLength(1);
  });

  it("keeps [default] and [profile default] apart, for the second beats the first", () => {
    expect(describeSections("[profile default]\na=1\n[default]\na=2")).toEqual([
      "profile default prefixed",
      "profile default",
    ]);
  });
});

describe("a section of a credentials file", () => {
  it.each([
    ["[default]", "profile default"],
    ["[work]", "profile work"],
    ["[my long name]", "profile my long name"],
    ["[ work ]", "profile  work "],
    ["[profile work]", "unrecognised profile work"],
    ["[my work]", "unrecognised my work"],
  ])("written %s is %s", (header, expected) => {
    expect(describeSections(`${header}\nregion = eu-west-1`, "credentials")).toEqual([expected]);
  });
});

describe("the same section twice", () => {
  it("is one: the last value wins, the others stay, and the line is the last header's", () => {
    const [section, second] = sectionsOf("[default]\nregion = a\noutput = json\n\n[default]\nregion = b\n");
    expect(second).toBeUndefined();
    expect(section).toMatchObject({
      line: 5,
      properties: [
        { key: "output", value: "json", line: 3 },
        { key: "region", value: "b", line: 6 },
      ],
    });
  });
});

describe("secrets in AWS files", () => {
  it.each([
    "[default]\raws_secret_access_key = PLANTED\r[profile x]",
    "[profile x\raws_secret_access_key = PLANTED\r]",
    "[aws_secret_access_key = PLANTED]",
    "[sk-ant-PLANTED]",
    "[default]\nregion = x\raws_secret_access_key = PLANTED",
  ])("do not show where brackets or old line ends make a name or a value of them: %j", (text) => {
    for (const role of ["config", "credentials"] as const) {
      expect(JSON.stringify(sectionsOf(text, role))).not.toContain("PLANTED");
    }
  });

  it("hide no header of a usual shape", () => {
    for (const name of ["work", "a=b", "token", "secret-admin", "corp/admin@x:y", "ключ"]) {
      expect(sectionsOf(`[${name}]`, "credentials")[0]?.name).toBe(name);
    }
  });

  it.each([
    "aws_secret_access_key",
    "aws_session_token",
    "AWS_SECRET_ACCESS_KEY",
    "aws_security_token",
    "okta_password",
  ])("are hidden under the key %s", (key) => {
    const [section] = sectionsOf(`[default]\n${key} = PLANTED\n`, "credentials");
    expect(isSecret(section?.properties[0]?.value)).toBe(true);
    expect(JSON.stringify(section)).not.toContain("PLANTED");
  });

  it("are hidden in sections and groups that nobody recognises", () => {
    const text = "[ typo ]\naws_secret_access_key = PLANTED\n[x]\ns =\n  aws_session_token = PLANTED\n";
    expect(JSON.stringify(sectionsOf(text))).not.toContain("PLANTED");
  });

  it("are hidden in a command line that holds one, and where the key ID should be", () => {
    const swapped = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const text = `[default]\ncredential_process = /bin/x --password PLANTED\naws_access_key_id = ${swapped}\n`;
    expect(JSON.stringify(sectionsOf(text))).not.toMatch(/PLANTED|wJalr/);
  });

  it.each([
    ["aws_access_key_id", "AKIAIOSFODNN7EXAMPLE"],
    ["credential_process", "/opt/bin/get-creds --profile work"],
    ["credential_source", "Ec2InstanceMetadata"],
    ["web_identity_token_file", "/var/run/token"],
    ["sso_start_url", "https://x.awsapps.com/start"],
  ])("are not seen in %s = %s", (key, value) => {
    expect(sectionsOf(`[default]\n${key} = ${value}\n`)[0]?.properties[0]?.value).toBe(value);
  });
});

/*
 * The SDK is what the client reads the files with, and no observation of the client differs from it.
 * We differ in what the SDK throws away: sections without properties and unrecognised sections are
 * kept, so that a report can point to them; they are left out of the comparison.
 */
describe("beside the AWS SDK's own loader", () => {
  const blank = fc.constantFrom("", " ", "  ", "\t");
  const word = fc.constantFrom(
    "default",
    "work",
    "my-work",
    "a.b",
    "x@y",
    "profile",
    "région",
    "sso-session",
  );
  const header = fc
    .tuple(
      blank,
      fc.constantFrom("", "profile", "sso-session", "services", "other", "profile."),
      fc.constantFrom("", " ", " ", " ", "  ", "\t"),
      fc.constantFrom("", "", "", '"', "'"),
      word,
      fc.constantFrom("", "", "", '"', "'", " more"),
      fc.constantFrom("]", "]", "]", "] # c", "]#c", " ]", ""),
    )
    .map((parts) => {
      const [indent, prefix, gap, open, name, close, end] = parts;
      return `${indent}[${prefix}${gap}${open}${name}${close}${end}`;
    });
  const property = fc
    .tuple(
      blank,
      fc.constantFrom("region", "Region", "s3", "aws_secret_access_key", "", "a b", "# x", ";x", "x#y"),
      blank,
      fc.constantFrom("=", "=", "=", "==", ""),
      blank,
      fc.constantFrom("eu-west-1", "", "x # c", "x#c", '"q"', "a ; b", "a;b", "# c", "[v]", "a = b"),
      blank,
    )
    .map((parts) => parts.join(""));
  const simple = fc.constantFrom(
    "[default]",
    "[profile work]",
    "[work]",
    "region = eu-west-1",
    "  x = 1",
    "s3 =",
  );
  const file = fc
    .tuple(
      fc.constantFrom("", "\uFEFF"),
      fc.constantFrom("\n", "\r\n"),
      fc.array(fc.oneof(header, property, simple), { maxLength: 12 }),
    )
    .map(([mark, end, lines]) => mark + lines.join(end));

  let count = 0;
  async function loadBySdk(text: string) {
    count += 1;
    const paths = { configFilepath: `/config-${count}`, filepath: `/credentials-${count}` };
    for (const path of Object.values(paths)) externalDataInterceptor.interceptFile(path, text);
    return await loadSharedConfigFiles({ ...paths, ignoreCache: true });
  }

  function loadByUs(text: string, role: "config" | "credentials"): Record<string, Record<string, string>> {
    const loaded: Record<string, Record<string, string>> = {};
    // In a config file [profile default] takes the place of [default].
    const sections = sectionsOf(text, role).sort((a, b) => Number(a.prefixed) - Number(b.prefixed));
    for (const { kind, name, properties } of sections) {
      if (kind === "unrecognised" || properties.length === 0) continue;
      const key = kind === "profile" ? name : `${kind}.${name}`;
      loaded[key] = Object.fromEntries(properties.map((each) => [each.key, revealText(each.value)]));
    }
    return loaded;
  }

  it("reads generated config files alike", async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        expect(loadByUs(text, "config")).toEqual((await loadBySdk(text)).configFile);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads generated credentials files alike", async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const { credentialsFile } = await loadBySdk(text);
        // `[profile x]` would be the profile called "profile.x", which nobody selects.
        const selectable = Object.entries(credentialsFile).filter(
          ([name]) => !/^(profile|sso-session|services)\./.test(name),
        );
        const ours = Object.entries(loadByUs(text, "credentials")).filter(
          ([name]) => !/^(profile|sso-session|services)\./.test(name),
        );
        expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(selectable));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["[__proto__]\nx = 1", "[default]\nregion = eu-west-1\n[profile __proto__]"])(
    "drops the whole of %j, and says why",
    async (text) => {
      expect((await loadBySdk(text)).configFile).toEqual({});
      expect(parseAwsFile(text, "config")).toMatchObject({ ok: false, problem: { column: 1 } });
    },
  );
});
