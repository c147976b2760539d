/** Server-sent events from whatever pieces they come in, and an end to those that have none. */
import { expect, test } from "vitest";
import { readServerSentEvents } from "../../src/aws/message-stream.js";

async function read(pieces: Iterable<Buffer>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of readServerSentEvents(pieces)) events.push(event);
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
