/**
 * A loopback port that is sure to refuse. A port that was merely free a moment ago could be taken
 * by anyone; this one is held by an open connection of our own, on which nobody listens.
 */
import { connect, createServer, type Socket } from "node:net";

export interface ClosedPort {
  port: number;
  release(): void;
}

export async function holdClosedPort(): Promise<ClosedPort> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The loopback server has no port.");
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const socket = connect(address.port, "127.0.0.1");
  const [peer] = await Promise.all([
    accepted,
    new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.once("connect", resolve);
    }),
  ]);
  server.close();
  for (const end of [socket, peer]) {
    end.on("error", () => {});
    end.unref();
  }
  const port = socket.localPort;
  if (port === undefined) throw new Error("The loopback connection has no port.");
  return {
    port,
    release: () => {
      socket.destroy();
      peer.destroy();
    },
  };
}
