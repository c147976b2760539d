/**
 * Check results become findings: the catalogue's words, in the order of mending, each with the
 * checks it blocks. A consequence has no finding, so every finding here is a cause.
 */

import type { PluginWords } from "../engine/plugins/types.js";
import type { CheckResult } from "../engine/types.js";
import type { ReportFinding } from "../report/types.js";
import { loadCatalogue } from "./catalogue/load.js";
import { compareCodes, severityOf } from "./codes.js";
import { formatTerraform } from "./iam/terraform.js";
import type { CatalogueEntry, FindingCode, Found, Remedy, RemedyContext, Severity } from "./types.js";

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/**
 * Turns what the checks found into findings.
 *
 * @param docsBase - the address under which the pages of `docs/` can be opened, without a slash at the end.
 * @param pluginWords - what a finding of a plug-in says; nothing for one of our own.
 */
export async function buildFindings(
  results: readonly CheckResult[],
  context: RemedyContext,
  docsBase: string,
  pluginWords: (found: Found) => PluginWords | undefined = () => undefined,
): Promise<ReportFinding[]> {
  const catalogue = await loadCatalogue(results.flatMap((one) => one.found.map(({ code }) => code)));
  const findings = results.flatMap((result) =>
    result.found.map((found) => {
      const blocks = blockedBy(results, found.code);
      const words = pluginWords(found);
      return words === undefined
        ? describe(
            catalogue[found.code] as CatalogueEntry<FindingCode>,
            found,
            result.id,
            blocks,
            context,
            docsBase,
          )
        : repeat(words, found, result.id, blocks, docsBase);
    }),
  );
  return findings.sort(
    (a, b) => severityOrder[a.severity] - severityOrder[b.severity] || compareCodes(a.code, b.code),
  );
}

/** Whoever keeps policies as code can paste it as well. */
function withTerraform(remedy: Remedy): Remedy {
  if (remedy.policy === undefined) return remedy;
  return { ...remedy, terraform: formatTerraform("claude_code", remedy.policy.Statement) };
}

function blockedBy(results: readonly CheckResult[], code: FindingCode): string[] {
  return results.filter((one) => one.blockedBy?.includes(code)).map((one) => one.id);
}

/** A finding of a plug-in, in its own words. */
function repeat(
  { title, measured, expected, why, remedy, docs }: PluginWords,
  { code, severity = "error", locations = [], evidence = [] }: Found,
  check: string,
  blocks: string[],
  docsBase: string,
): ReportFinding {
  return {
    ...{ code, severity, check, title, measured, expected, why },
    remedy: withTerraform(remedy),
    docs: docs ?? `${docsBase}/plugins.md`,
    cause: severity === "error" || blocks.length > 0,
    blocks,
    locations,
    evidence,
  };
}

function describe(
  // The pair of code and arguments was tied together where it was found; here both are opaque.
  entry: CatalogueEntry<FindingCode>,
  found: Found,
  check: string,
  blocks: string[],
  context: RemedyContext,
  docsBase: string,
): ReportFinding {
  const { code, arguments: args } = found;
  const severity = found.severity ?? severityOf(code);
  const clientShows = entry.clientShows?.(args, context);
  return {
    code,
    severity,
    check,
    title: entry.title(args),
    measured: entry.measured(args, context),
    expected: entry.expected(args, context),
    why: entry.why(args, context),
    ...(clientShows === undefined ? {} : { clientShows }),
    remedy: withTerraform(entry.remedy(args, context)),
    docs: `${docsBase}/${entry.docs}`,
    cause: severity === "error" || blocks.length > 0,
    blocks,
    locations: found.locations ?? [],
    evidence: found.evidence ?? [],
  };
}
