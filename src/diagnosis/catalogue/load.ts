/**
 * The catalogue's entries of the codes that were found, read area by area: a run with one finding
 * needs the words of one area, and all of them together cost a start as much as three requests.
 */
import type { Catalogue, FindingCode } from "../types.js";

type Entries = Partial<Catalogue<FindingCode>>;

/** By the part of a code before the dot. */
const areas: Readonly<Record<string, () => Promise<Entries>>> = {
  setup: async () => (await import("./setup.js")).setupCatalogue,
  region: async () => (await import("./region.js")).regionCatalogue,
  credentials: async () => ({
    ...(await import("./credentials.js")).credentialsCatalogue,
    ...(await import("./credentials-providers.js")).credentialProvidersCatalogue,
  }),
  network: async () => (await import("./network.js")).networkCatalogue,
  iam: async () => (await import("./iam.js")).iamCatalogue,
  model: async () => (await import("./models.js")).modelsCatalogue,
  mantle: async () => (await import("./mantle.js")).mantleCatalogue,
  // One of its codes is about how a model is named, and is mended like those.
  throughput: async () => ({
    ...(await import("./models.js")).modelsCatalogue,
    ...(await import("./throughput.js")).throughputCatalogue,
  }),
  guardrail: async () => (await import("./guardrails.js")).guardrailsCatalogue,
  request: async () => (await import("./request.js")).requestCatalogue,
  caching: async () => (await import("./caching.js")).cachingCatalogue,
  doctor: async () => (await import("./doctor.js")).doctorCatalogue,
};

/**
 * Loads the entries of some codes, and of their areas with them.
 *
 * @param codes - a code of a plug-in has no entry here
 */
export async function loadCatalogue(codes: Iterable<string>): Promise<Entries> {
  const wanted = new Set([...codes].map((code) => code.slice(0, code.indexOf("."))));
  const loaded = await Promise.all([...wanted].flatMap((area) => areas[area]?.() ?? []));
  return Object.assign({}, ...loaded) as Entries;
}
