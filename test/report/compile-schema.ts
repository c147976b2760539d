/** The package's JSON Schemas as validators, as they are and closed to fields they do not describe. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export type Json = Record<string, unknown>;

export function readSchema(file: string): Json {
  return JSON.parse(readFileSync(new URL(`../../schema/${file}`, import.meta.url), "utf8")) as Json;
}

export function compile(source: Json) {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  // The package is CommonJS: its default export is the function, or holds it, by who loads it.
  const add = "default" in addFormats ? (addFormats.default as unknown as typeof addFormats) : addFormats;
  (add as unknown as (instance: Ajv2020) => void)(ajv);
  return ajv.compile(source);
}

/** The same schema that allows no field it does not describe. */
export function closed(schema: Json): Json {
  return { ...(close(schema) as Json), $id: "urn:bedrock-doctor:closed" };
}

function close(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(close);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) =>
    ["if", "then", "oneOf", "allOf"].includes(key) ? [key, value] : [key, close(value)],
  );
  const isObject = "properties" in part && "type" in part && !("additionalProperties" in part);
  return Object.fromEntries(isObject ? [...entries, ["additionalProperties", false]] : entries);
}
