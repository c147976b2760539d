/** What each scenario must lead to: the codes in their order, and nothing else. */
export const expectedCodes: Record<string, string[]> = {
  healthy: [],
  "healthy-env-keys": [],
  "healthy-api-key": [],
  "healthy-api-key-short-term": [],
  "healthy-unpinned": [],
  "healthy-mantle": [],
  "healthy-both": [],
  "provider-not-enabled": ["setup.provider-not-enabled"],
  "settings-unreadable": ["setup.settings-unreadable"],
  "region-default-fallback": ["region.default-fallback"],
  "region-unknown": ["region.unknown"],
  "credentials-none": ["credentials.none"],
  "credentials-expired": ["credentials.expired"],
  "api-key-expired": ["credentials.bearer-expired"],
  "network-unreachable": ["network.unreachable"],
  "endpoint-silent": ["doctor.timed-out"],
  "model-access-denied": ["model.access-denied"],
  "use-case-missing": ["model.use-case-missing"],
  "first-use": ["model.first-use"],
  "on-demand-unsupported": ["throughput.on-demand-unsupported"],
  "iam-denied": ["iam.denied"],
};

/** Arguments without which a scenario would only take longer. */
export const extraArguments: Record<string, string[]> = {
  "endpoint-silent": ["--timeout", "1"],
};
