/**
 * Mantle's line-up of Claude models, and the form of its IDs: `anthropic.claude-<name>`, without a
 * geography, a date's version suffix or an ARN. A dated table: AWS adds models without notice, so a
 * model that is missing here is not called unserved.
 */

export interface MantleModel {
  /** The ID as Mantle takes it. */
  id: string;
  /** The ID of the same model on the Invoke API; absent where no source at hand says. */
  invoke?: string;
  /** Regions that alone serve it, where a source says so. */
  regions?: readonly string[];
  asOf: string;
  source: string;
}

const reported = { asOf: "2026-09-30", source: "public reports of Mantle's line-up, September 2026" };
const cards = { asOf: "2026-09-30", source: "AWS model cards" };
const listed = { asOf: "2026-08-24", source: "AWS model cards, as quoted in a public issue" };

export const mantleModels: readonly MantleModel[] = [
  {
    id: "anthropic.claude-haiku-4-5",
    invoke: "anthropic.claude-haiku-4-5-20251001-v1:0",
    ...reported,
  },
  { ...onBoth("opus-4-7"), ...reported },
  { ...onBoth("opus-4-8"), ...reported },
  { ...onBoth("opus-5"), ...reported },
  { ...onBoth("sonnet-5"), ...reported },
  { ...onBoth("fable-5"), ...reported },
  { ...onBoth("opus-5-5"), regions: ["us-east-1", "ap-southeast-4"], ...cards },
  { ...onBoth("sonnet-5-5"), regions: ["us-gov-west-1"], ...cards },
  { ...onBoth("fable-5-1"), regions: ["us-gov-west-1", "us-gov-east-1"], ...cards },
  { id: "anthropic.claude-mythos-5", ...listed },
  { id: "anthropic.claude-mythos-preview", ...listed },
];

/** True where the table has the ID among those that Mantle serves. */
export function isServedOnMantle(id: string): boolean {
  return mantleModels.some((model) => model.id === id);
}

/** True where Mantle serves the ID and the Invoke API knows the same model under another one only. */
export function isMantleOnly(id: string): boolean {
  const model = mantleModels.find((one) => one.id === id);
  return model?.invoke !== undefined && model.invoke !== id;
}

/**
 * True where Claude Code takes an ID for one of Mantle's (observed, releases 2.1.170 to 2.1.328): it
 * begins with `anthropic.` and has no version suffix.
 */
export function hasMantleForm(id: string): boolean {
  return /^anthropic\./.test(id) && !/(-v\d+|:\d+)$/.test(id);
}

/**
 * The ID under which Mantle serves a model that is written in another API's form (profile ID, ARN,
 * dated or bare name), or null where the table has none.
 */
export function mantleIdOf(id: string): string | null {
  const name = /(?:^|[./])(claude-[a-z0-9-]+?)(?:-\d{8})?(?:-v\d+(?::\d+)?)?$/.exec(id)?.[1];
  const served = mantleModels.find((model) => model.id === `anthropic.${name}`);
  return served?.id ?? null;
}

/** For each family the newest model that Mantle serves to every account, by the same sources. */
const forAll = ["opus-4-8", "sonnet-5", "haiku-4-5", "fable-5"].map((name) => `anthropic.claude-${name}`);

/** A model of the same family that Mantle serves to every account, or null for an ID that names none. */
export function mantleFamilyModel(idOrFamily: string): string | null {
  const family = /(opus|sonnet|haiku|fable)/.exec(idOrFamily)?.[1];
  return family === undefined ? null : (forAll.find((id) => id.includes(family)) ?? null);
}

function onBoth(name: string): Pick<MantleModel, "id" | "invoke"> {
  return { id: `anthropic.claude-${name}`, invoke: `anthropic.claude-${name}` };
}
