/**
 * What each fault has to lead to. At an operation that Claude Code cannot do without: one of a few
 * codes, first. At a read that it does without: nothing, neither in the verdict nor among the errors.
 * Where two codes are as right as each other, or none is, the row says why.
 */
import type { AnswerFault, ClockFault, HostFault, ProxyFault } from "./list.js";
import type { WireOperation } from "./operations.js";

export interface Expected {
  /** The first finding is one of these. */
  codes: readonly string[];
  /** It may also be that nothing is wrong at all, for the reason given. */
  orNothing?: string;
}

type OnTheWire = AnswerFault | HostFault | ProxyFault;

const broken: Expected = { codes: ["network.stream-rewritten", "network.not-aws"] };
const cutShort: Expected = { codes: ["network.stream-rewritten", "network.unreachable"] };
const silent: Expected = { codes: ["doctor.timed-out"] };
const proxyFailed: Expected = { codes: ["network.proxy-failed"] };

/** Of the way to a host, whatever is asked there. */
const ofTheWay: Record<HostFault | ProxyFault | "407", Expected> = {
  refused: { codes: ["network.unreachable"] },
  dns: { codes: ["network.dns"] },
  // No certificate was refused: what stands there speaks no TLS that AWS would.
  "tls-handshake": { codes: ["network.not-aws", "network.unreachable"] },
  // The connection is there, and then nothing: neither is wrong.
  "tls-stall": { codes: ["doctor.timed-out", "network.unreachable"] },
  "expired-certificate": { codes: ["network.tls-untrusted"] },
  "proxy-407": { codes: ["network.proxy-auth"] },
  "proxy-502": proxyFailed,
  "proxy-reset": proxyFailed,
  // Whether it is slow or broken cannot be told within the limit.
  "proxy-stall": { codes: ["network.proxy-failed", "doctor.timed-out"] },
  "407": { codes: ["network.proxy-auth"] },
};

/** At a model request. */
const atModels: Record<OnTheWire, Expected> = {
  ...ofTheWay,
  "reset-before-headers": { codes: ["network.unreachable"] },
  // A connection that ends in mid-answer: cut by something on the way, or lost.
  "reset-after-headers": cutShort,
  "reset-in-body": cutShort,
  "stall-before-headers": silent,
  "stall-after-headers": silent,
  "slow-drip": silent,
  "wrong-content-type": { codes: ["network.stream-rewritten"] },
  html: { codes: ["network.not-aws"] },
  empty: broken,
  "429": { codes: ["throughput.throttled-requests"] },
  "500": { codes: ["doctor.unrecognised-error"] },
  "503": { codes: ["throughput.capacity"] },
  "invalid-json": broken,
  huge: broken,
  "length-too-long": cutShort,
  "length-too-short": cutShort,
  "gzip-bomb": broken,
  "truncated-stream": { codes: ["network.stream-rewritten"] },
  "corrupt-frame": { codes: ["network.stream-rewritten"] },
};

const noCredentials = ["network.not-aws", "doctor.unrecognised-error"];

/** At the one service that gives the credentials. */
const atCredentials: Record<OnTheWire, Expected> = {
  ...atModels,
  "reset-after-headers": { codes: ["network.unreachable", "network.not-aws"] },
  "reset-in-body": { codes: ["network.unreachable", "network.not-aws"] },
  "wrong-content-type": { codes: [], orNothing: "providers read the body whatever it says that it is" },
  html: { codes: ["network.not-aws"] },
  empty: { codes: noCredentials },
  "429": { codes: ["doctor.unrecognised-error", "throughput.throttled-requests"] },
  "500": { codes: ["doctor.unrecognised-error"] },
  "503": { codes: ["doctor.unrecognised-error", "throughput.capacity"] },
  "invalid-json": { codes: noCredentials },
  huge: { codes: noCredentials },
  "length-too-long": { codes: ["network.unreachable", "network.not-aws"] },
  "length-too-short": { codes: [...noCredentials, "network.unreachable"] },
  "gzip-bomb": { codes: noCredentials },
  "truncated-stream": { codes: noCredentials },
  "corrupt-frame": { codes: noCredentials },
};

/**
 * The agents beside a machine are no service of AWS: whatever they fail with, the AWS SDK goes on to its
 * next source, of which there is none, and Claude Code shows that it could not load credentials.
 */
const agents: readonly WireOperation[] = ["InstanceMetadata", "ContainerCredentials"];
const noSource: Expected = { codes: ["credentials.none"] };

/** A token that is over and could not be renewed: what the client shows, and what a person can do, is the same. */
const renewals: readonly WireOperation[] = ["CreateToken", "CreateOAuth2Token"];
const refusing: readonly OnTheWire[] = ["429", "500", "503"];
const notRenewed: Expected = { codes: ["credentials.sso-expired", "credentials.login-expired"] };

/** What the fault has to lead to where the operation is needed. */
export function expectedAt(operation: WireOperation, fault: OnTheWire): Expected {
  if (operation === "InvokeModelWithResponseStream" || operation === "MantleMessages") return atModels[fault];
  const expected = atCredentials[fault];
  if (renewals.includes(operation) && refusing.includes(fault)) return notRenewed;
  return agents.includes(operation) && expected.orNothing === undefined ? noSource : expected;
}

/**
 * Reads that are asked only to tell which of two things a refusal means: without them it has the
 * other, more general code.
 */
export const withoutRead: Partial<Record<WireOperation, string>> = {
  ListEnforcedGuardrailsConfiguration: "iam.denied-explicit",
};

/** What AWS's clock has to lead to. */
export function expectedOfClock(fault: ClockFault, setUp: string): Expected {
  if (fault === "clock-3-minutes") {
    return { codes: [], orNothing: "AWS takes signatures within five minutes" };
  }
  return { codes: ["credentials.clock-skew", ...(atOtherTimes[setUp] ?? [])] };
}

/** By a clock of the year after, a sign-in is over as well: AWS says so of the token before it looks at any time. */
const atOtherTimes: Readonly<Record<string, readonly string[]>> = {
  "healthy-sso": ["credentials.sso-expired"],
  "sso-deep": ["credentials.sso-expired"],
};

/** Of a helper command by what it does. One that waits cannot be told from a slow one in so short a time. */
export function expectedOfHelper(kind: "credential-process" | "export-command", waits: boolean): Expected {
  if (waits) return { codes: ["doctor.timed-out"] };
  return {
    codes:
      kind === "credential-process"
        ? ["credentials.process-failed"]
        : ["credentials.export-failed", "credentials.export-format"],
  };
}
