/** Ctrl-C and a polite kill: the first ends the questions and lets the report be printed, the second ends the process. */

export interface Interrupt {
  signal: AbortSignal;
  close(): void;
}

/** A command watches from its start to its end, its parts for themselves within: what one saw, the later ones know. */
const open = new Set<AbortSignal>();

/** Watches until `close` is called. Aborted from the start where an open watch has seen the interrupt already. */
export function watchForInterrupt(): Interrupt {
  const controller = new AbortController();
  const { signal } = controller;
  const rest = (): void => {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  };
  const interrupt = (): void => {
    rest();
    controller.abort();
  };
  if ([...open].some(({ aborted }) => aborted)) controller.abort();
  else {
    process.on("SIGINT", interrupt);
    process.on("SIGTERM", interrupt);
  }
  open.add(signal);
  return {
    signal,
    close() {
      rest();
      open.delete(signal);
    },
  };
}
