/** A guest network that answers every request with its login page. */
import { scenario } from "./base.js";

const body = "<!doctype html><html><head><title>Sign in to Guest Wi-Fi</title></head></html>";

export default scenario("network-not-aws", "a captive portal answers for AWS", {
  network: {
    faults: [{ host: "*", fault: { kind: "answer", status: 200, contentType: "text/html", body } }],
  },
});
