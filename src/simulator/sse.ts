/** Server-sent events, in which Mantle streams: one `event:` and one `data:` line for each event. */
import type { MessageEvent } from "./message.js";

export function formatServerSentEvents(events: readonly MessageEvent[]): Uint8Array[] {
  return events.map((event) => Buffer.from(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
}
