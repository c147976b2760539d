import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runHelper } from "../../src/cli/run-helper.js";
import { createSecret } from "../../src/machine/secret.js";
import { makeHome } from "../scenarios/tool.js";

function command(line: string, environment: Record<string, string> = {}, cwd = makeHome()) {
  const given = { PATH: process.env.PATH ?? "", ...environment };
  return {
    line: createSecret(line),
    cwd,
    environment: Object.entries(given).map(([name, value]) => ({ name, value: createSecret(value) })),
  };
}

const never = new AbortController().signal;

describe("a helper command", () => {
  test("runs in a shell, in its folder, with the environment it is given and no other", async () => {
    const home = makeHome();
    const result = await runHelper(
      command(
        "echo $PWD,$AWS_PROFILE,$(printenv HOME || echo none); echo why >&2; exit 3",
        { AWS_PROFILE: "work" },
        home,
      ),
      never,
    );
    expect(result).toEqual({ ended: "exit", code: 3, stdout: `${home},work,none\n`, stderr: "why\n" });
  });

  test("that is not there is the shell's to say", async () => {
    expect(await runHelper(command("/no/such/helper"), never)).toMatchObject({ ended: "exit", code: 127 });
  });

  test("in a folder that is not there cannot be started", async () => {
    expect(await runHelper(command("true", {}, "/no/such/folder"), never)).toEqual({
      ended: "not-run",
      why: "ENOENT",
    });
  });

  test("that prints without end is ended", async () => {
    expect(await runHelper(command("yes"), never)).toEqual({ ended: "too-much-output" });
  });

  test("is ended together with what it started", async () => {
    const home = makeHome();
    const controller = new AbortController();
    const started = join(home, "pid");
    const running = runHelper(command(`sleep 600 & echo $! > ${started}; wait`, {}, home), controller.signal);
    const pid = await written(started);
    controller.abort();
    expect(await running).toMatchObject({ ended: "not-run" });
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  });

  test("is not left running where the run was over before it began", async () => {
    expect(await runHelper(command("sleep 600"), AbortSignal.abort())).toMatchObject({ ended: "not-run" });
  });
});

async function written(file: string): Promise<number> {
  let text = "";
  await expect
    .poll(
      () => {
        try {
          text = readFileSync(file, "utf8").trim();
        } catch {
          text = "";
        }
        return text;
      },
      { timeout: 5000 },
    )
    .not.toBe("");
  return Number(text);
}

/** A process that ended and that nobody has collected yet is no longer alive. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
