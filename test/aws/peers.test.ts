/** Who is met on the way, over real TLS: certificates that are refused, shown, asked for. */
import https from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { invokeModel } from "../../src/aws/invoke-model.js";
import { createPeers } from "../../src/aws/peers.js";
import { createSecret } from "../../src/machine/secret.js";
import { createAuthority } from "../../src/simulator/certificates.js";
import { makeCaller, makeTransport, PROBE } from "./callers.js";
import { chunk, EVENT_STREAM, WHOLE } from "./event-streams.js";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

/** A host that answers every request with a whole message. */
async function startHost(
  authority: Awaited<ReturnType<typeof createAuthority>>,
  options: https.ServerOptions = {},
) {
  const context = await authority.contextFor("localhost");
  let requests = 0;
  const server = https.createServer(
    { ...options, SNICallback: (_name, done) => done(null, context) },
    (_request, response) => {
      requests += 1;
      response.writeHead(200, EVENT_STREAM);
      response.end(Buffer.concat(WHOLE.map(chunk)));
    },
  );
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUp.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return { host, probe: { ...PROBE, endpoint: `https://${host}` }, requests: () => requests };
}

describe("a certificate", () => {
  test("that nobody trusts still tells its issuer, and nothing is sent", async () => {
    const authority = await createAuthority("CN=Corp TLS Inspection, O=Corp");
    const { host, probe, requests } = await startHost(authority);
    const answer = await invokeModel(await makeCaller(), probe);
    expect(answer).toMatchObject({
      ok: false,
      failure: {
        reason: "tls",
        code: "SELF_SIGNED_CERT_IN_CHAIN",
        host,
        peer: { issuer: "CN=Corp TLS Inspection, O=Corp", names: ["localhost"], address: "127.0.0.1" },
      },
    });
    expect(requests()).toBe(0);
  });

  test("that has expired is told with its end", async () => {
    const authority = await createAuthority("CN=Corp, O=Corp", { expired: true });
    const { probe } = await startHost(authority);
    const caller = await makeCaller({ options: { trustRoots: [authority.pem] } });
    expect(await invokeModel(caller, probe)).toMatchObject({
      failure: { reason: "tls", code: "CERT_HAS_EXPIRED", peer: { validTo: "2021-01-01T00:00:00.000Z" } },
    });
  });

  test("that is trusted is noted once for all connections to the host", async () => {
    const authority = await createAuthority("CN=Corp, O=Corp");
    const { host, probe } = await startHost(authority);
    const transport = await makeTransport({ trustRoots: [authority.pem] });
    const caller = await makeCaller({ transport });
    const answers = await Promise.all([1, 2].map(() => invokeModel(caller, probe)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(transport.peers()).toMatchObject([{ host, proxied: false, issuer: "CN=Corp, O=Corp" }]);
  });
});

describe("a certificate of the client's own", () => {
  async function pair(authority: Awaited<ReturnType<typeof createAuthority>>) {
    const { cert, key } = await authority.pairFor("dev");
    return { cert: createSecret(cert), key: createSecret(key) };
  }

  test("is shown to a host that asks for one", async () => {
    const authority = await createAuthority("CN=Corp, O=Corp");
    const { cert, key } = await authority.pairFor("localhost");
    const demands = { requestCert: true, rejectUnauthorized: true, ca: authority.pem, cert, key };
    const server = https.createServer(demands, (_request, response) => {
      response.writeHead(200, EVENT_STREAM);
      response.end(Buffer.concat(WHOLE.map(chunk)));
    });
    server.on("tlsClientError", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanUp.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    const probe = { ...PROBE, endpoint: `https://localhost:${(server.address() as AddressInfo).port}` };
    const trustRoots = [authority.pem];
    const with_ = await makeCaller({ options: { trustRoots, clientCertificate: await pair(authority) } });
    expect(await invokeModel(with_, probe)).toMatchObject({ ok: true });
    const without = await makeCaller({ options: { trustRoots } });
    expect(await invokeModel(without, probe)).toMatchObject({ ok: false, failure: { kind: "no-answer" } });
  });

  test("that is none is as good as none", async () => {
    const authority = await createAuthority("CN=Corp, O=Corp");
    const { probe } = await startHost(authority);
    const clientCertificate = { cert: createSecret("nothing"), key: createSecret("nothing") };
    const caller = await makeCaller({ options: { trustRoots: [authority.pem], clientCertificate } });
    expect(await invokeModel(caller, probe)).toMatchObject({ ok: true });
  });
});

test("nothing is known of hosts that nobody asked", () => {
  const peers = createPeers();
  expect(peers.all()).toEqual([]);
  expect(peers.of("bedrock.us-east-1.amazonaws.com")).toBeUndefined();
});
