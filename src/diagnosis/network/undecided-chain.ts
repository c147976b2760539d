/** Why it is not known whether the client trusts a chain that this tool could not verify. */
import type { Diagnosis } from "../types.js";

/** One sentence, or null where every chain was decided. */
export function undecidedChain(diagnosis: Diagnosis): string | null {
  const failure = diagnosis.optional
    .map((one) => one.failure)
    .find((one) => one.kind === "no-answer" && one.systemStore === "unreadable");
  if (failure?.kind !== "no-answer") return null;
  const issuer = failure.peer?.issuer === undefined ? "" : `, issued by ${failure.peer.issuer},`;
  const why = failure.detail ?? "The operating system's trust store cannot be read here.";
  return `The certificate of ${failure.host}${issuer} ends at an authority that Node.js does not know. Claude Code also trusts the operating system's store, and this tool could not ask it: ${why}`;
}
