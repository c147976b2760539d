/**
 * Where Mantle has an endpoint and where it serves Claude, as a dated table. AWS opens regions without
 * notice: the table decides only together with what the network or Mantle said.
 */

export interface MantleRegion {
  name: string;
  /** Whether the host exists; a region that is not in the table is not verified. */
  endpoint: "yes" | "no";
  /** Whether Claude models were seen in its line-up; absent where no source at hand says so. */
  claude?: "yes" | "no";
  asOf: string;
  source: string;
}

const documented = {
  asOf: "2026-11-20",
  source: "Amazon Bedrock user guide, endpoint availability by Region",
};
const reported = { ...documented, source: `${documented.source}; public reports of Mantle's line-up` };

export const mantleRegions: readonly MantleRegion[] = [
  ...rows("us-east-1 eu-west-1 eu-north-1 ap-northeast-1", { endpoint: "yes", claude: "yes", ...reported }),
  ...rows("us-east-2 us-west-2", { endpoint: "yes", claude: "no", ...reported }),
  ...rows("eu-central-1 eu-south-1 eu-west-2", { endpoint: "yes", ...documented }),
  ...rows(
    "us-west-1 ca-central-1 ca-west-1 eu-central-2 eu-south-2 eu-west-3 ap-east-2 ap-northeast-2 ap-northeast-3",
    { endpoint: "no", ...documented },
  ),
];

/** The table's row of a region, or undefined where nothing is known of it. */
export function mantleRegionNamed(name: string): MantleRegion | undefined {
  return mantleRegions.find((region) => region.name === name);
}

/** Regions in which Claude was seen on Mantle, those of the same geography first. */
export function regionsWithClaudeOnMantle(near: string): string[] {
  const geography = near.split("-")[0];
  const names = mantleRegions.filter((one) => one.claude === "yes").map((one) => one.name);
  const isNear = (name: string): boolean => name.split("-")[0] === geography;
  return [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
}

function rows(names: string, row: Omit<MantleRegion, "name">): MantleRegion[] {
  return names.split(" ").map((name) => ({ name, ...row }));
}
