/**
 * A certificate authority of the simulator's own, as a company's inspecting proxy has one: made at
 * start, trusted by nobody until its PEM is handed out. P-256 keys, because they are made at once.
 */
import type { webcrypto } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";

/** Fixed, so that no certificate depends on the clock of the machine that runs the tests. */
const NOT_BEFORE = new Date("2020-01-01T00:00:00Z");
const NOT_AFTER = new Date("2049-12-31T00:00:00Z");
/** Beyond what hosts get. */
const CLIENT_SERIAL = 0x1000;
const EXPIRED = new Date("2021-01-01T00:00:00Z");
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

export interface CertificatePair {
  cert: string;
  key: string;
}

export interface CertificateAuthority {
  /** The authority's own certificate, PEM. */
  pem: string;
  /** A certificate with its chain and its key, PEM, for a host or for a client; a new one each time. */
  pairFor(name: string): Promise<CertificatePair>;
  /** A certificate and key for a host name; the same one each time. */
  contextFor(hostname: string): Promise<SecureContext>;
}

/**
 * Makes an authority.
 *
 * @param name - a whole name (`CN=..., O=...`) or the common name alone
 * @param options - `expired`: its certificates are; `names`: what they are for, in the place of the host
 * @throws Error if @peculiar/x509 is not installed (it is a development dependency)
 */
export async function createAuthority(
  name: string,
  { expired = false, names }: { expired?: boolean; names?: readonly string[] } = {},
): Promise<CertificateAuthority> {
  // @peculiar/x509 does not load without it.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const { subtle } = globalThis.crypto;
  const makeKeys = () => subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const keys = await makeKeys();
  const validity = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER, signingAlgorithm: ALGORITHM };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: "01",
    name: name.includes("=") ? name : `CN=${name}`,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const contexts = new Map<string, Promise<SecureContext>>();

  const issue = async (hostname: string, serial: number): Promise<CertificatePair> => {
    const own = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...validity,
      ...(expired ? { notAfter: EXPIRED } : {}),
      serialNumber: serial.toString(16).padStart(4, "0"),
      subject: `CN=${hostname}`,
      issuer: root.subject,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      extensions: [
        new x509.SubjectAlternativeNameExtension(
          (names ?? [hostname]).map((value) => ({ type: "dns" as const, value })),
        ),
        new x509.ExtendedKeyUsageExtension([
          x509.ExtendedKeyUsage.serverAuth,
          x509.ExtendedKeyUsage.clientAuth,
        ]),
      ],
    });
    return {
      cert: `${certificate.toString("pem")}\n${root.toString("pem")}`,
      key: await exportKey(own.privateKey),
    };
  };

  return {
    pem: root.toString("pem"),
    pairFor: (name) => issue(name, CLIENT_SERIAL),
    contextFor: (hostname) => {
      const known = contexts.get(hostname);
      if (known !== undefined) return known;
      const made = issue(hostname, contexts.size + 2).then((pair) => createSecureContext(pair));
      contexts.set(hostname, made);
      return made;
    },
  };
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = Buffer.from(await globalThis.crypto.subtle.exportKey("pkcs8", key));
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
}
