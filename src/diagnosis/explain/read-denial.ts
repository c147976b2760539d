/**
 * A denial names the action, the resource and the kind of policy: together they give the code. What
 * AWS does not name is which region the user chose; where the text does not tell either, a denied
 * foundation model of one region is taken for the routing's doing only where that is likelier.
 */
import type { Denial } from "../../aws/types.js";
import type { Place } from "./readings.js";

/** Longest sentence of a denial, in signs. */
const LONGEST = 900;

/** What the sentence calls the policy, without blanks. */
const kinds: readonly { words: string; code: string }[] = [
  { words: "identity-basedpolicy", code: "iam.denied" },
  { words: "resource-basedpolicy", code: "iam.denied" },
  { words: "sessionpolicy", code: "iam.denied-session" },
  { words: "permissionsboundary", code: "iam.denied-boundary" },
  { words: "servicecontrolpolicy", code: "iam.denied-scp" },
  { words: "resourcecontrolpolicy", code: "iam.denied-rcp" },
  { words: "vpcendpointpolicy", code: "iam.denied-endpoint-policy" },
];

/** Actions without which Claude Code still works. */
const OPTIONAL = /^bedrock:(?:List|Get|CountTokens)/i;

/** The codes of a denial; empty where the action is none that Claude Code has to do with. */
export function denialCandidates(place: Place): readonly string[] {
  const sentence = sentenceOf(place);
  const denial = place.parseDenial(sentence);
  if (denial === undefined) return place.codes;
  const [service = "", name = ""] = denial.action.toLowerCase().split(":");
  const kind = kindOf(sentence);
  switch (service) {
    case "aws-marketplace":
      return ["model.marketplace-denied"];
    case "sts":
      return name.startsWith("assumerole") ? ["credentials.assume-role-denied"] : [kind];
    case "iam":
      return name.startsWith("simulate") ? ["iam.not-evaluated"] : [];
    case "bedrock-mantle":
      return unique(["mantle.iam-denied", kind]);
    case "bedrock":
      if (name === "applyguardrail") return unique(["guardrail.denied", kind]);
      if (OPTIONAL.test(denial.action)) return unique(["iam.optional-missing", kind]);
      return byResource(denial, kind, place);
    default:
      return [];
  }
}

/** From "User: …" to the next denial. */
function sentenceOf({ text, start }: Place): string {
  const before = text.slice(Math.max(0, start - 300), start);
  const user = Math.max(before.lastIndexOf("User: "), before.lastIndexOf("user: "), 0);
  const behind = text.slice(start, start + LONGEST);
  const next = behind.slice(20).search(/not authorized to perform/i);
  const own = next < 0 ? behind : behind.slice(0, 20 + next);
  const sentence = own
    .replace(/^not authorized to perform:? ?/i, "is not authorized to perform: ")
    .replace(/ on resource: /i, " on resource: ");
  return before.slice(user).replace(/is ?$/i, "") + sentence;
}

/** Read without blanks and case: a pasted sentence is wrapped anywhere, and may end in quotes. */
function kindOf(sentence: string): string {
  const squeezed = sentence.replace(/[\s"'`]/g, "").toLowerCase();
  const [, missing, denied] =
    /becauseno([a-z-]+?)allows|withanexplicitdeny(?:inan?([a-z-]+?(?:policy|boundary)))?/.exec(squeezed) ??
    [];
  const policy = kinds.find(({ words }) => words === (missing ?? denied));
  const isExplicit = squeezed.includes("withanexplicitdeny") && missing === undefined;
  if (isExplicit && (policy === undefined || policy.code === "iam.denied")) return "iam.denied-explicit";
  return policy?.code ?? "iam.denied";
}

function byResource(denial: Denial, kind: string, { context }: Place): readonly string[] {
  const [, , , region, , model] = (denial.resource ?? "").split(":");
  const routed = "iam.destination-region-denied";
  if (region === undefined || model === undefined || !model.startsWith("foundation-model/")) {
    return unique([kind, routed, "iam.missing-actions"]);
  }
  // The region-less ARN is that of `global.` profiles alone.
  if (region === "") return unique([routed, kind]);
  if (context.regions.size > 0) {
    return context.regions.has(region) ? unique([kind, routed]) : unique([routed, kind]);
  }
  // An organization's policy that denies by region lets the profile of the own region pass first.
  return kind === "iam.denied-scp" || kind === "iam.denied-rcp"
    ? unique([routed, kind])
    : unique([kind, routed]);
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)].slice(0, 4);
}
