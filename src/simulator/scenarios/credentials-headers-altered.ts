/** STS and the control plane take the same keys: what stands before the runtime rewrites a signed header. */
import { scenario } from "./base.js";

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

export default scenario(
  "credentials-headers-altered",
  "something alters the signed headers of model requests",
  {
    network: {
      faults: [
        {
          host: "bedrock-runtime.us-east-1.amazonaws.com",
          fault: {
            kind: "answer",
            status: 403,
            contentType: "application/json",
            body: JSON.stringify({ message: MISMATCH }),
          },
        },
      ],
    },
  },
);
