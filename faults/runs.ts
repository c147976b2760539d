/** Which runs there are: every fault at every place where it can act, then the seeded ones. */
import { seeded } from "../conformance/seeded.js";
import { type Expected, expectedAt, expectedOfClock, withoutRead } from "./expected.js";
import {
  type AnswerFault,
  answerFaults,
  type ClockFault,
  clockFaults,
  hostFaults,
  proxyFaults,
  streamFaults,
} from "./list.js";
import type { WireOperation } from "./operations.js";
import { ofHelpers, ofProcesses } from "./process-runs.js";
import { type Known, NOTHING_WRONG, type Run, SEED } from "./run.js";
import type { SetUp } from "./set-ups.js";

const PAIRS = 170;
/** Set-ups in which a read, or a way to a host, is tried; what is needed is tried in more. */
const READS_IN = 2;
const NEEDED_IN = 7;

/** All runs of the full form. */
export function makeRuns(known: readonly Known[]): Run[] {
  const single = [...atOperations(known), ...atHosts(known), ...byProxy(known), ...byClock(known)];
  return shuffle([...single, ...ofHelpers(), ...ofProcesses(known), ...pairs(single)]);
}

/** Seeded. Runs of one kind beside one another would take their time from each other. */
function shuffle(runs: readonly Run[]): Run[] {
  const random = seeded(SEED + 1);
  return runs
    .map((run) => ({ run, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ run }) => run);
}

/** A seeded part of them in which every fault and every group is met. */
export function pickRuns(runs: readonly Run[], count: number): Run[] {
  const times = new Map<string, number>();
  const rank = new Map<Run, number>();
  for (const run of runs) {
    // What is needed first, for there a fault has a code.
    const key = `${run.faults[0]} ${run.expected.length > 0} ${run.group}`;
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    rank.set(run, time);
  }
  return [...runs].sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0)).slice(0, count);
}

function atOperations(known: readonly Known[]): Run[] {
  const times = new Map<string, number>();
  return known.flatMap(({ setUp, asked }) => {
    const operations = [...new Set(asked.flatMap(({ operation }) => operation ?? []))];
    return operations.flatMap((operation) => {
      const required = setUp.required.includes(operation);
      const key = `${operation} ${required}`;
      if (setUp.only?.includes(operation) === false) return [];
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      if (time >= (required ? NEEDED_IN : READS_IN)) return [];
      return faultsOf(operation).map(
        (fault): Run => ({
          name: `${setUp.name}: ${fault} at ${operation}`,
          faults: [fault],
          group: "single",
          setUp,
          wrongs: { ...NOTHING_WRONG, answers: [{ fault, operation }] },
          expected: expectedOf(setUp, [operation], fault),
          traces: traceOf(fault),
        }),
      );
    });
  });
}

const streams: readonly WireOperation[] = ["InvokeModelWithResponseStream", "MantleMessages"];
function faultsOf(operation: WireOperation): readonly AnswerFault[] {
  return streams.includes(operation) ? [...answerFaults, ...streamFaults] : answerFaults;
}

function traceOf(fault: Parameters<typeof expectedAt>[1]): readonly string[] {
  return expectedAt("InvokeModelWithResponseStream", fault).codes;
}

/** Of a set-up with that fault at those operations. */
function expectedOf(
  setUp: SetUp,
  operations: readonly WireOperation[],
  fault: Parameters<typeof expectedAt>[1],
): Expected[] {
  const needed = operations.filter((one) => setUp.required.includes(one));
  if (needed.length > 0) return needed.map((one) => expectedAt(one, fault));
  const general = operations.flatMap((one) => withoutRead[one] ?? []);
  if (general.length > 0)
    return [{ codes: general, orNothing: "where it was tried beside a model that answers" }];
  const traces = operations.filter((one) => setUp.traces.includes(one));
  return traces.map((one) => ({
    codes: [...expectedAt("InvokeModelWithResponseStream", fault).codes, ...expectedAt(one, fault).codes],
    orNothing: "without a model request it is the only trace of the way to AWS, and yet a read",
  }));
}

/** Hosts that a set-up calls by TLS, with the operations at each. */
function hostsOf({ asked }: Known): { host: string; operations: WireOperation[] }[] {
  const hosts = [...new Set(asked.map(({ host }) => host))].filter((host) => !/^[\d.]+$/.test(host));
  return hosts.map((host) => ({
    host,
    operations: [...new Set(asked.flatMap((one) => (one.host === host ? (one.operation ?? []) : [])))],
  }));
}

function atHosts(known: readonly Known[]): Run[] {
  const times = new Map<string, number>();
  return known.flatMap((one) =>
    hostsOf(one).flatMap(({ host, operations }) => {
      const { setUp } = one;
      if (setUp.only !== undefined) return [];
      const required = operations.some((operation) => setUp.required.includes(operation));
      const key = `${host} ${required}`;
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      if (time >= (required ? NEEDED_IN : READS_IN)) return [];
      return hostFaults.map(
        (fault): Run => ({
          name: `${setUp.name}: ${fault} at ${host}`,
          faults: [fault],
          group: "single",
          setUp,
          wrongs: { ...NOTHING_WRONG, hosts: [{ fault, host }] },
          expected: expectedOf(setUp, operations, fault),
          traces: traceOf(fault),
        }),
      );
    }),
  );
}

function byProxy(known: readonly Known[]): Run[] {
  return known
    .filter(({ setUp }) => setUp.proxy)
    .flatMap((one) =>
      hostsOf(one).flatMap(({ host, operations }) =>
        proxyFaults.map(
          (fault): Run => ({
            name: `${one.setUp.name}: ${fault} for ${host}`,
            faults: [fault],
            group: "single",
            setUp: one.setUp,
            throughProxy: true,
            wrongs: { ...NOTHING_WRONG, proxy: [{ fault, host }] },
            expected: expectedOf(one.setUp, operations, fault),
            traces: traceOf(fault),
          }),
        ),
      ),
    );
}

function byClock(known: readonly Known[]): Run[] {
  const whole = known.filter(({ setUp }) => setUp.only === undefined);
  return whole.flatMap(({ setUp }) =>
    (Object.keys(clockFaults) as ClockFault[]).map(
      (fault): Run => ({
        name: `${setUp.name}: ${fault}`,
        faults: [fault],
        group: "single",
        setUp,
        wrongs: NOTHING_WRONG,
        clockOffsetSeconds: clockFaults[fault],
        expected: [expectedOfClock(fault, setUp.name)],
        traces: [],
      }),
    ),
  );
}

/** Two of the single runs at once: of one set-up, by one way. */
function pairs(single: readonly Run[]): Run[] {
  const random = seeded(SEED + 3);
  const pick = (runs: readonly Run[]): Run => runs[Math.floor(random() * runs.length)] as Run;
  /** What can go wrong beside it: in another place of the same set-up, by the same clock. */
  const beside = (one: Run): Run[] =>
    single.filter(
      (run) =>
        run.setUp === one.setUp &&
        run.clockOffsetSeconds === undefined &&
        placeOf(run) !== placeOf(one) &&
        !isPassedBy(one, run) &&
        !isPassedBy(run, one),
    );
  const partners = single.filter((one) => beside(one).length > 0);
  return Array.from({ length: PAIRS }, (): Run => {
    const one = pick(partners);
    const other = pick(beside(one));
    const expected = [...one.expected, ...other.expected];
    const traces = [...one.traces, ...other.traces];
    const clock = one.clockOffsetSeconds ?? other.clockOffsetSeconds;
    return {
      name: `${one.name} + ${other.name.slice(other.name.indexOf(": ") + 2)}`,
      faults: [...one.faults, ...other.faults],
      group: "pair",
      setUp: one.setUp,
      ...(one.throughProxy || other.throughProxy ? { throughProxy: true } : {}),
      ...(clock === undefined ? {} : { clockOffsetSeconds: clock }),
      wrongs: {
        answers: [...one.wrongs.answers, ...other.wrongs.answers],
        hosts: [...one.wrongs.hosts, ...other.wrongs.hosts],
        proxy: [...one.wrongs.proxy, ...other.wrongs.proxy],
      },
      expected:
        expected.length === 0 || traces.length === 0
          ? expected
          : [...expected, { codes: traces, orNothing: "a trace that the other fault makes worth telling" }],
      traces,
    };
  });
}

/** Whether a proxy of the one makes the fault of the other none: the proxy finds the host, and connects to it. */
function isPassedBy({ throughProxy }: Run, { wrongs }: Run): boolean {
  return throughProxy === true && wrongs.hosts.some(({ fault }) => fault === "dns" || fault === "refused");
}

/** Where it acts: of two faults in one place only the first would. */
function placeOf({ wrongs }: Run): string {
  const { answers, hosts, proxy } = wrongs;
  return [answers[0]?.operation, hosts[0]?.host, proxy[0]?.host].join(" ");
}
