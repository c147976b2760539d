/** The HTML report as text; what it does in a browser is in `html-browser.test.ts`. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { requestPath } from "../../src/report/html/request-path.js";
import { formatHtml } from "../../src/report/html.js";
import { iamDenied } from "./findings.js";
import { ALL, inconclusive, nothingEnabled, oneCause, twoCauses, works } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport, withMatrix } from "./hostile.js";

describe("the page", () => {
  it.each(Object.entries(ALL))("of %s names nothing that would be loaded", (_name, report) => {
    const page = formatHtml(report);
    expect(page).not.toMatch(
      /<(?:link|img|script|iframe|object|embed|source|video|audio)\b[^>]*\b(?:src|href)="(?!data:)/,
    );
    expect(page).not.toMatch(/@import|url\(/);
    expect(page).not.toMatch(/ on[a-z]+="/);
  });

  it("allows the one style and the one script that it carries, and nothing else", () => {
    const page = formatHtml(oneCause);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
    for (const name of ["style", "script"]) {
      const [[, text = ""] = []] = [...page.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "g"))];
      const hash = createHash("sha256").update(text, "utf8").digest("base64");
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it.each([...Object.entries(ATTACKS), ["all at once", ATTACK]])(
    "a text with %s stays text",
    (_name, attack) => {
      const tags = (page: string) => [...page.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, name]) => name);
      const page = formatHtml(hostileReport(attack));
      const added = tags(page).filter((name) => name !== "code" && name !== "a");
      expect(added).toEqual(
        tags(formatHtml(hostileReport("text"))).filter((name) => name !== "code" && name !== "a"),
      );
      expect(page).not.toMatch(/href="(?!https:|#|data:,)/);
      expect(page).not.toContain("\u001b");
    },
  );

  it("shows the IAM matrix where IAM was asked", () => {
    expect(formatHtml(oneCause)).not.toContain("What IAM allows");
    const page = formatHtml(withMatrix);
    expect(page).toContain("explicit deny, by organizations");
    expect(page).toContain("implicit deny, optional, not certain without aws:SourceVpce");
    expect(page.match(/<td class="none">/g)).toHaveLength(3);
  });

  it("is the same for the same report", () => {
    expect(formatHtml(twoCauses)).toBe(formatHtml(twoCauses));
  });
});

describe("the way of a request", () => {
  const outcomes = (stations: readonly { outcome: string }[]) => stations.map(({ outcome }) => outcome);

  it("is passed to its end where the models answered", () => {
    const { common, models } = requestPath(works);
    expect(common.map(({ place }) => place)).toEqual(["settings", "region", "credentials", "endpoint"]);
    expect(outcomes(common)).toEqual(["pass", "pass", "pass", "pass"]);
    expect(models.map(({ roles }) => roles)).toEqual(["primary", "background"]);
    expect(models[0]?.stations.map(({ value }) => value)).toEqual([
      "us.anthropic.claude-sonnet-4-6",
      "us-east-1",
      "anthropic.claude-sonnet-4-6",
    ]);
    for (const { stations } of models) expect(outcomes(stations)).toEqual(["pass", "pass", "pass"]);
  });

  it("ends where the cause is, and what is behind was not reached", () => {
    const { common, models } = requestPath(oneCause);
    expect(outcomes(common)).toEqual(["pass", "pass", "pass", "pass"]);
    expect(outcomes(models[0]?.stations ?? [])).toEqual(["fail", "blocked", "blocked"]);
    expect(models[0]?.stations[0]?.codes).toEqual(["iam.denied"]);
  });

  it("passes the profile where a destination region is denied", () => {
    const denied = { ...iamDenied, code: "iam.destination-region-denied" as const };
    const { models } = requestPath({ ...oneCause, findings: [denied] });
    expect(outcomes(models[0]?.stations ?? [])).toEqual(["pass", "fail", "blocked"]);
  });

  it("a finding about one model is not about the other", () => {
    const { models } = requestPath(twoCauses);
    const background = models.find(({ roles }) => roles === "background");
    expect(background?.stations[0]).toMatchObject({
      outcome: "fail",
      codes: ["throughput.on-demand-unsupported"],
    });
    const primary = models.find(({ roles }) => roles === "primary");
    expect(primary?.stations.flatMap(({ codes }) => codes)).not.toContain("throughput.on-demand-unsupported");
  });

  it("is not entered where Bedrock is off", () => {
    const { common, models } = requestPath(nothingEnabled);
    expect(common[0]).toMatchObject({ outcome: "fail", codes: ["setup.provider-not-enabled"] });
    expect(outcomes(common.slice(1))).toEqual(["blocked", "blocked", "blocked"]);
    expect(models).toEqual([]);
  });

  it("is undecided, and neither passed nor failed, where nobody can tell", () => {
    const { common, models } = requestPath(inconclusive);
    const all = [...common, ...models.flatMap(({ stations }) => stations)];
    expect(outcomes(all)).not.toContain("fail");
    expect(outcomes(models.flatMap(({ stations }) => stations))).not.toContain("pass");
  });
});
