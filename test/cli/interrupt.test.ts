/** Who sees an interrupt: every open watch, and every later one as long as one of these is open. */
import { afterEach, describe, expect, test } from "vitest";
import { type Interrupt, watchForInterrupt } from "../../src/cli/interrupt.js";

const open: Interrupt[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function watch(): Interrupt {
  const one = watchForInterrupt();
  open.push(one);
  return one;
}

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (name) => {
  test("is seen by a command and by the part of it that is under way", () => {
    const [command, part] = [watch(), watch()];
    process.emit(name);
    expect([command.signal.aborted, part.signal.aborted]).toEqual([true, true]);
  });

  test("is known to a part that begins later", () => {
    watch();
    process.emit(name);
    expect(watch().signal.aborted).toBe(true);
  });

  test("is not held against what begins when the command is over", () => {
    const command = watch();
    process.emit(name);
    command.close();
    expect(watch().signal.aborted).toBe(false);
  });

  test("leaves the second one to end the process", () => {
    const before = process.listenerCount(name);
    watch();
    watch();
    expect(process.listenerCount(name)).toBe(before + 2);
    process.emit(name);
    expect(process.listenerCount(name)).toBe(before);
    watch();
    expect(process.listenerCount(name)).toBe(before);
  });
});
