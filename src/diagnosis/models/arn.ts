/**
 * What an ARN in the place of a model says by its form alone: whether it is one, names something that
 * can be invoked, and in which region that is. Nothing here asks whether the resource exists.
 */

import { invocableResources } from "../../knowledge/invocable-resources.js";
import { partitionOf } from "../../knowledge/regions.js";

export type ArnFault =
  /** `%2F` or `%3A` in it: the client encodes for itself, once more. */
  | "encoded"
  | "malformed"
  /** A resource that cannot be invoked. */
  | "resource-type";

/** What of it can be read; `fault` is absent where the form is right. */
export interface ReadArn {
  region: string | null;
  /** `application-inference-profile`, `guardrail`. */
  type: string | null;
  id: string | null;
  fault?: ArnFault;
}

/** Reads a text that is meant as an ARN; null for any other. */
export function readArn(text: string): ReadArn | null {
  if (/^arn%3a/i.test(text)) return { region: null, type: null, id: null, fault: "encoded" };
  if (!/^arn:/i.test(text)) return null;
  const parts = text.split(":", 5);
  const [, partition = "", service = "", region = "", account = ""] = parts;
  const resource = text.slice(parts.join(":").length + 1);
  const [, type = "", id = ""] = /^([^/]*)\/(.*)$/.exec(resource) ?? [];
  const read = { region: region === "" ? null : region, type: type || null, id: id || null };
  if (/%(2f|3a)/i.test(text)) return { ...read, fault: "encoded" };
  const kind = invocableResources.find((one) => one.service === service && one.type === type);
  const regionFits = region !== "" && partitionOf(region).name === partition;
  const accountFits = kind?.ofAws === true ? account === "" : /^\d{12}$/.test(account);
  const wellFormed = text.startsWith("arn:") && resource !== "" && !/\s/.test(text);
  if (!wellFormed || !regionFits) return { ...read, fault: "malformed" };
  if (kind === undefined) return { ...read, fault: type === "" ? "malformed" : "resource-type" };
  return id === "" || !accountFits ? { ...read, fault: "malformed" } : read;
}

/** The ID of the inference profile that a text names, by itself or in the ARN of a profile that AWS made. */
export function profileIdOf(text: string): string {
  const arn = readArn(text);
  if (arn === null) return text;
  return arn.type === "inference-profile" ? (arn.id ?? "") : "";
}

/** The ARN as it should have been written, where only its slashes and colons were encoded; else null. */
export function decodedArn(text: string): string | null {
  const decoded = text.replace(/%2f/gi, "/").replace(/%3a/gi, ":");
  const read = readArn(decoded);
  return decoded !== text && read !== null && read.fault === undefined ? decoded : null;
}
