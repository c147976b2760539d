/** What Claude Code shows for a 403 about who asks: with `awsAuthRefresh` it names the command. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { clientOf } from "./client-of.js";

export function deniedSentence(plan: Plan): string | undefined {
  const { refresh } = plan.credentials;
  const named =
    refresh === undefined
      ? undefined
      : findClientSentence("denied-with-refresh", clientOf(plan), refresh.label);
  return named ?? findClientSentence("denied", clientOf(plan));
}
