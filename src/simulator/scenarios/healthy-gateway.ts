/** A gateway of the company's own before Bedrock: it takes its own token, so the client signs nothing. */
import {
  aws,
  developer,
  INVOKE,
  LONG_TERM_API_KEY,
  machine,
  SETTINGS_ENV,
  SUBSCRIBE,
  scenario,
  USE_API_KEYS,
} from "./base.js";

export const GATEWAY = { host: "gateway.corp.example", token: "gw-token-EXAMPLE" };

export const GATEWAY_ENV = {
  ...SETTINGS_ENV,
  ANTHROPIC_BEDROCK_BASE_URL: `https://${GATEWAY.host}`,
  CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1",
};

export const gatewayAws = () =>
  aws({
    identities: [developer([INVOKE, SUBSCRIBE, USE_API_KEYS], { apiKeys: [{ token: LONG_TERM_API_KEY }] })],
  });

export default scenario("healthy-gateway", "requests go through a gateway that signs them", {
  machine: machine(GATEWAY_ENV, { environment: { ANTHROPIC_AUTH_TOKEN: GATEWAY.token } }),
  aws: gatewayAws(),
  network: { gateway: GATEWAY },
});
