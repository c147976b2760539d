/** Ctrl-C and a polite kill: the first ends the questions and lets the report be printed, the second ends the process. */

export interface Interrupt {
  signal: AbortSignal;
  close(): void;
}

/** Watches until `close` is called. */
export function watchForInterrupt(): Interrupt {
  const controller = new AbortController();
  const interrupt = (): void => {
    close();
    controller.abort();
  };
  const close = (): void => {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  return { signal: controller.signal, close };
}
