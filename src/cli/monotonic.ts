/**
 * Milliseconds that only go forward, from a start of no meaning. `performance` says the same, and loads
 * all of Node's measuring at its first use.
 */
export function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
