/** Even one word is too much for the host: something on the way adds to it. */
import { scenario } from "./base.js";

export default scenario("request-too-long", "AWS calls a prompt of one word too long", {
  network: {
    faults: [
      {
        host: "bedrock-runtime.us-east-1.amazonaws.com",
        fault: {
          kind: "answer",
          status: 400,
          contentType: "application/json",
          body: JSON.stringify({ message: "Input is too long for requested model." }),
        },
      },
    ],
  },
});
