/** An error that AWS does not have: what no release knows has to be printed as it came. */
import { scenario } from "./base.js";

export default scenario(
  "unrecognised-error",
  "the runtime endpoint answers with an error that nobody knows",
  {
    network: {
      faults: [
        {
          host: "bedrock-runtime.*.amazonaws.com",
          fault: {
            kind: "answer",
            status: 418,
            contentType: "application/json",
            body: '{"__type":"TeapotException","message":"Short and stout."}',
          },
        },
      ],
    },
  },
);
