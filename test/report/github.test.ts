import { describe, expect, it } from "vitest";
import { formatGithub } from "../../src/report/github.js";
import { ALL, inconclusive, oneCause, twoCauses, works } from "./fixtures.js";
import { ATTACK, ATTACKS, hostileReport } from "./hostile.js";
import { USER_SETTINGS } from "./parts.js";

interface Annotation {
  command: string;
  properties: Record<string, string>;
  message: string;
}

/** As GitHub's runner reads a line: properties up to the next `::`, each value decoded, percent last. */
function readLine(line: string): Annotation {
  const [, command = "", list = "", message = ""] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  const decode = (text: string) =>
    text
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  const pairs = list
    .split(",")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decode(pair.slice(at + 1))];
    });
  return { command, properties: Object.fromEntries(pairs), message: decode(message) };
}

function annotations(text: string): Annotation[] {
  return text.trimEnd().split("\n").map(readLine);
}

describe("the annotations", () => {
  it.each(Object.entries(ALL))("of %s look as they did", async (name, report) => {
    await expect(formatGithub(report, "/home/dev/project")).toMatchFileSnapshot(
      `__snapshots__/formats/${name}.github.txt`,
    );
  });

  it("stand at the file and line of the finding, named from the repository's root", () => {
    const all = annotations(formatGithub(twoCauses, "/home/dev/"));
    const placed = all.find(({ properties }) => properties.file !== undefined);
    expect(placed).toMatchObject({
      command: "error",
      properties: { file: ".claude/settings.json", line: "9", col: "5" },
    });
    expect(
      annotations(formatGithub(twoCauses, "/elsewhere")).some(
        ({ properties }) => properties.file === USER_SETTINGS,
      ),
    ).toBe(true);
  });

  it("have the level of the finding, and one for each", () => {
    const all = annotations(formatGithub(twoCauses, "/repo"));
    expect(all.map(({ command }) => command)).toEqual(
      twoCauses.findings.map(
        ({ severity }) => ({ error: "error", warning: "warning", info: "notice" })[severity],
      ),
    );
    expect(annotations(formatGithub(oneCause, "/repo"))[0]?.message).toContain("aws iam put-role-policy");
  });

  it("tell the verdict where no finding does", () => {
    expect(annotations(formatGithub(works, "/repo"))).toMatchObject(
      [{ command: "notice", message: /^It works/ }].map(({ command }) => ({ command })),
    );
    expect(formatGithub(works, "/repo")).toContain("::It works: both models");
    expect(annotations(formatGithub(inconclusive, "/repo")).at(-1)).toMatchObject({ command: "warning" });
  });

  it.each([...Object.entries(ATTACKS), ["all at once", ATTACK]])(
    "a text with %s makes no command of its own",
    (_name, attack) => {
      const text = formatGithub(hostileReport(attack), "/repo");
      expect(text.trimEnd().split(/\r\n|\r|\n/)).toHaveLength(4);
      expect(text).not.toContain("\u001b");
      for (const { command, properties } of annotations(text)) {
        expect(["error", "warning", "notice"]).toContain(command);
        for (const key of Object.keys(properties)) expect(["file", "line", "col", "title"]).toContain(key);
      }
    },
  );

  it("a value comes back from the runner as it was", () => {
    const text = "100%, a:b\n::c%0A";
    const [first] = annotations(formatGithub(hostileReport(text), "/repo"));
    expect(first?.properties.title).toBe(`iam.denied: ${text}`);
    expect(first?.properties.file).toBe(text);
    expect(first?.message).toContain(`measured: ${text}`);
  });
});
