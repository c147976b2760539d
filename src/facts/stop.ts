/** What ends a run before its questions are over. */
import type { Stop } from "./run-context.js";

/** One signal for the user's interrupt and the run's limit; whichever comes first names the reason. */
export function createStop(
  interrupt: AbortSignal,
  runMs: number,
): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const stop = (why: Stop): void => controller.abort(why);
  const onInterrupt = (): void => stop({ reason: "interrupted" });
  const timer = setTimeout(() => stop({ reason: "deadline", afterMs: runMs }), runMs);
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  return {
    signal: controller.signal,
    dispose() {
      clearTimeout(timer);
      interrupt.removeEventListener("abort", onInterrupt);
    },
  };
}
