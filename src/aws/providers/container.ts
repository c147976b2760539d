/**
 * Credentials of a container (ECS, EKS Pod Identity): one request to the address that a variable names,
 * never through a proxy. The SDK tries again three times and then by another provider; one answer is
 * enough to know.
 */
import type { Revealable } from "../transport.js";
import type { ProviderFault } from "../types.js";
import { askService, readObject } from "./ask-service.js";
import { type Provided, type ProviderAnswer, type ProviderContext, revealable } from "./types.js";

export interface ContainerSource {
  variable: string;
  url: string;
  allowed: boolean;
  authorization: Revealable | null;
  unreadable?: { file: string; problem: string };
}

/** Asks the container's agent. */
export async function getContainerCredentials(
  context: ProviderContext,
  source: ContainerSource,
): Promise<ProviderAnswer> {
  const { variable, url, allowed, authorization, unreadable } = source;
  const failed = (fault: ProviderFault, host: string): ProviderAnswer => ({
    ok: false,
    depth: 0,
    failure: { kind: "provider", operation: "ContainerCredentials", provider: "container", fault, host },
  });
  if (!allowed) return failed({ what: "address-not-allowed", variable }, variable);
  if (unreadable !== undefined) return failed({ what: "file-unreadable", ...unreadable }, unreadable.file);
  const answer = await askService(
    context,
    {
      operation: "ContainerCredentials",
      way: { url, proxy: null },
      // No region makes this host; the name only has to be one.
      region: "local",
      method: "GET",
      path: "",
      headers: {
        accept: "application/json",
        ...(authorization === null ? {} : { authorization: authorization.reveal().trim() }),
      },
    },
    readCredentials,
  );
  return { ...answer, depth: 1 };
}

function readCredentials(text: string): Provided | undefined {
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = readObject(text) ?? {};
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string" || typeof Token !== "string") {
    return undefined;
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: revealable(SecretAccessKey),
    sessionToken: revealable(Token),
    ...(typeof Expiration === "string" ? { expiresAt: Expiration } : {}),
  };
}
