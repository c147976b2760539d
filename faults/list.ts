/** The faults, by where they act: on one operation's answer, on every way to a host, or on the whole of AWS. */

/** Of one answer. */
export const answerFaults = [
  "reset-before-headers",
  "reset-after-headers",
  "reset-in-body",
  "stall-before-headers",
  "stall-after-headers",
  "slow-drip",
  "wrong-content-type",
  "html",
  "empty",
  "407",
  "429",
  "500",
  "503",
  "invalid-json",
  "huge",
  "length-too-long",
  "length-too-short",
  "gzip-bomb",
] as const;

/** Of an answer that is a stream of events. */
export const streamFaults = ["truncated-stream", "corrupt-frame"] as const;

/** Of the way to a host: every operation there meets them. */
export const hostFaults = ["refused", "dns", "tls-handshake", "tls-stall", "expired-certificate"] as const;

/** Of a proxy before a host. */
export const proxyFaults = ["proxy-407", "proxy-502", "proxy-reset", "proxy-stall"] as const;

/** AWS's clock against the machine's, seconds. */
export const clockFaults = {
  "clock-3-minutes": 180,
  "clock-20-minutes": 1200,
  "clock-1-year": 31_536_000,
} as const;

export type AnswerFault = (typeof answerFaults)[number] | (typeof streamFaults)[number];
export type HostFault = (typeof hostFaults)[number];
export type ProxyFault = (typeof proxyFaults)[number];
export type ClockFault = keyof typeof clockFaults;

/** Of the process itself. */
export const processFaults = [
  "SIGINT",
  "SIGTERM",
  "closed-stdout",
  "full-disk",
  "full-disk-of-file",
] as const;
export type ProcessFault = (typeof processFaults)[number];

export type FaultName = AnswerFault | HostFault | ProxyFault | ClockFault | ProcessFault;

/** In the order in which they are told. */
export const faultNames: readonly (FaultName | "helper")[] = [
  ...hostFaults,
  ...proxyFaults,
  ...answerFaults,
  ...streamFaults,
  ...(Object.keys(clockFaults) as ClockFault[]),
  "helper",
  ...processFaults,
];
