/** A hop that turns AWS's event stream into server-sent events; everything else passes through. */
import { scenario } from "./base.js";

const body =
  'event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":8}}}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n';

export default scenario("network-stream-rewritten", "the streamed answer is rewritten on the way", {
  network: {
    faults: [
      {
        host: "bedrock-runtime.*.amazonaws.com",
        fault: { kind: "answer", status: 200, contentType: "text/event-stream", body },
      },
    ],
  },
});
