/**
 * Tests must not depend on the machine they run on: some images export AWS_* variables, proxies or
 * trust roots, and a developer's own Claude Code settings would change every plan.
 */
for (const name of Object.keys(process.env)) {
  if (
    /^(AWS_|ANTHROPIC_|CLAUDE_|BEDROCK_)|_PROXY$|_proxy$|^NODE_EXTRA_CA_CERTS$|^SSL_CERT_FILE$/.test(name)
  ) {
    delete process.env[name];
  }
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
