/**
 * What is fuzzed: every reader of something that a stranger may have written. A target makes inputs,
 * gives the answer to one, and names the errors that may be thrown; everything else that is thrown is
 * a fault, and so is another answer the second time.
 */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { errorTargets } from "./error-targets.js";
import { machineTargets } from "./machine-targets.js";
import { replays } from "./replay-target.js";
import { textTargets } from "./text-targets.js";
import { longText, longTexts } from "./texts.js";

export interface FuzzTarget<T = unknown> {
  name: string;
  input: fc.Arbitrary<T>;
  answer(input: T): unknown;
  /** Of an answer, what is compared: plain data, secrets revealed. Default the answer as it stands. */
  plain?(answer: unknown): unknown;
  /** Of the cases asked for, where one takes long; default all. */
  share?: number;
  /** Names of errors that are an answer. */
  errors?: readonly string[];
  /** The input that a long text is part of. */
  long(text: string): T;
  /** Long inputs of its own, by the name they are reported under. */
  longs?: Readonly<Record<string, () => T>>;
}

/** By name, every long input of a target. */
export function longInputs(target: FuzzTarget): Map<string, () => unknown> {
  return new Map([
    ...longTexts.map((name): [string, () => unknown] => [name, () => target.long(longText(name))]),
    ...Object.entries(target.longs ?? {}),
  ]);
}

export const targets: readonly FuzzTarget[] = [
  ...machineTargets,
  ...textTargets,
  ...errorTargets,
  replays,
] as readonly FuzzTarget[];

/** A fault: what was thrown and has no name, or two answers to one question. */
export class FuzzFault extends Error {
  override name = "FuzzFault";
}

/**
 * Answers twice.
 *
 * @throws FuzzFault where the answers differ, or an error is thrown that the target does not name.
 */
export async function answerTwice<T>(target: FuzzTarget<T>, input: T): Promise<void> {
  const first = await answerOnce(target, input);
  const second = await answerOnce(target, input);
  if (!isDeepStrictEqual(first, second)) throw new FuzzFault(`${target.name}: the second answer differs`);
}

async function answerOnce<T>(target: FuzzTarget<T>, input: T): Promise<unknown> {
  try {
    const answer = await target.answer(input);
    return target.plain === undefined ? answer : target.plain(answer);
  } catch (error) {
    if (error instanceof Error && target.errors?.includes(error.name))
      return `${error.name}: ${error.message}`;
    throw new FuzzFault(`${target.name}: it throws`, { cause: error });
  }
}

/** Goes through cases of a target; the first that fails is made as small as it can be, and told. */
export async function fuzz(target: FuzzTarget, cases: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(target.input, (input) => answerTwice(target, input)),
    { numRuns: Math.ceil(cases * (target.share ?? 1)), seed },
  );
}
