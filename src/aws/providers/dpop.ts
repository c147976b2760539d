/** The proof of possession that renewing an `aws login` session needs: a small signed token (RFC 9449). */
import { createPrivateKey, createPublicKey, randomUUID, sign } from "node:crypto";

/**
 * Makes the proof.
 *
 * @param request.key - PEM of an EC key on P-256, as the session's file holds it
 * @param request.at - ms since the epoch
 * @returns null where the key cannot be read
 */
export function makeDpopProof(request: {
  key: string;
  method: string;
  url: string;
  at: number;
}): string | null {
  try {
    const key = createPrivateKey(request.key);
    const { kty, crv, x, y } = createPublicKey(key).export({ format: "jwk" });
    const header = { alg: "ES256", typ: "dpop+jwt", jwk: { kty, crv, x, y } };
    const claims = {
      jti: randomUUID(),
      htm: request.method,
      htu: request.url,
      iat: Math.floor(request.at / 1000),
    };
    const signed = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
    return `${signed}.${signature.toString("base64url")}`;
  } catch {
    return null;
  }
}
