/** Server-sent events from whatever pieces they come in, and an end to those that have none. */
import { expect, test } from "vitest";
import { readServerSentEvents } from "../../src/aws/message-stream.js";

async function read(pieces: Iterable<Buffer>): Promise<unknown[]> {
  const events: unknown[] = [];
  await readServerSentEvents(pieces, (event) => events.push(event));
  return events;
}

const text = 'event: a\r\ndata: {"n":1}\r\n\r\ndata: {"n":"é"}\n\ndata: [DONE]\n\n: nothing\n\ndata: {"n":3}';

test.each([1, 2, 3, 7, 1000])("the same events in pieces of %d bytes", async (size) => {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  expect(await read(pieces)).toEqual([{ n: 1 }, { n: "é" }, { n: 3 }]);
});

test("an event without an end is broken off before its reader is", async () => {
  let given = 0;
  function* endless() {
    for (; given < 4096; given += 1) yield Buffer.alloc(16 * 1024, 0x41);
  }
  await expect(read(endless())).rejects.toThrow(/event stream holds an event longer than/);
  expect(given).toBeLessThan(128);
});

test("an event that is not JSON ends the stream", async () => {
  await expect(read([Buffer.from('data: {"cut\n\n')])).rejects.toThrow(/not JSON/);
});

test("a data line beside others, and events that hold none", async () => {
  const lines = ["id: 1", "data: [1,", "data: 2]", "retry: 1", "", "event: ping", "", "data", "", "data:3"];
  expect(await read([Buffer.from(lines.join("\n"))])).toEqual([[1, 2], 3]);
});

test("lines without an end to their event are broken off too", async () => {
  let given = 0;
  function* endless() {
    for (; given < 4096; given += 1) yield Buffer.from("event: a\n".repeat(1024));
  }
  await expect(read(endless())).rejects.toThrow(/event stream holds an event longer than/);
  expect(given).toBeLessThan(256);
});

/** Before, each piece had the whole of what came before it copied: some seventy gigabytes of it here. */
test("a long event may come in pieces of a few bytes", { timeout: 10_000 }, async () => {
  const bytes = Buffer.from(`data: "${"a".repeat(1024 * 1024 - 64)}"\n\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, at) =>
    bytes.subarray(at * 16, at * 16 + 16),
  );
  const [event] = await read(pieces);
  expect(String(event)).toHaveLength(1024 * 1024 - 64);
});
