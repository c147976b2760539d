/**
 * Stands in the bundle for the SDK's default credential and token chains. Every client here is given
 * its credentials or none; a look-up that nobody asked for is then not only unreached but absent.
 */
const refuse = (): never => {
  throw new Error("the default credential chain is not part of this tool");
};

/** `@aws-sdk/credential-provider-node`. */
export const defaultProvider = (): typeof refuse => refuse;

/** `@aws-sdk/token-providers`. */
export const nodeProvider = (): typeof refuse => refuse;

/** `@aws-sdk/token-providers`: reads AWS_BEARER_TOKEN_*, which here comes from the plan alone. */
export const fromEnvSigningName = (): typeof refuse => refuse;
