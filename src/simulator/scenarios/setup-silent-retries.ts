/** With -p the client goes on trying for minutes and prints nothing; the cause is the expired keys. */
import expired from "./credentials-expired.js";

export default {
  ...expired,
  name: "setup-silent-retries",
  summary: "claude -p with keys that ran out: a long silence before the error",
};
