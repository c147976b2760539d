/**
 * Signing by one clock. The SDK's own signer reads the machine's clock and corrects it by the
 * server's; Claude Code does not, and a scenario of the simulator has a clock of its own. So every
 * request of this tool is signed here, by the time that is passed in, and is never corrected.
 */
import type { HttpRequest } from "@smithy/types";
import type { Revealable } from "./transport.js";

/** What signs, or what stands in for a signature. */
export type Access =
  | { kind: "sigv4"; accessKeyId: string; secretAccessKey: Revealable; sessionToken?: Revealable }
  | { kind: "bearer"; token: Revealable }
  | { kind: "none" };

export interface Signing {
  access: Access;
  service: string;
  region: string;
  /** Milliseconds since the epoch, by the clock that signs. */
  clock: () => number;
}

/**
 * Adds the authentication of `signing.access` to a request and returns it.
 *
 * @param request - without authentication; its headers are signed as they stand
 */
export async function sign(request: HttpRequest, signing: Signing): Promise<HttpRequest> {
  const { access } = signing;
  if (access.kind === "none") return request;
  if (access.kind === "bearer") {
    request.headers.authorization = `Bearer ${access.token.reveal()}`;
    return request;
  }
  const { SignatureV4, Sha256 } = await import("./sdk.js");
  const signer = new SignatureV4({
    service: signing.service,
    region: signing.region,
    sha256: Sha256,
    credentials: {
      accessKeyId: access.accessKeyId,
      secretAccessKey: access.secretAccessKey.reveal(),
      ...(access.sessionToken === undefined ? {} : { sessionToken: access.sessionToken.reveal() }),
    },
  });
  return (await signer.sign(request, { signingDate: new Date(signing.clock()) })) as HttpRequest;
}
