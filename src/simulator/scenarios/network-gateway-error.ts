/** The gateway's token is in the variable that Claude Code no longer sends to it. */
import { machine, scenario } from "./base.js";
import { GATEWAY, GATEWAY_ENV, gatewayAws } from "./healthy-gateway.js";

export default scenario("network-gateway-error", "the gateway refuses the requests itself", {
  machine: machine(GATEWAY_ENV),
  aws: gatewayAws(),
  network: { gateway: GATEWAY },
});
