/**
 * Holds a value against a JSON Schema, by the keywords that this package's own schemas use: a report
 * that comes from somebody else's file is looked at before anything is built on its shape. A test
 * compares it with a full validator, and refuses keywords that are not known here.
 */

/** A schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The keywords that are understood; the others of the schemas say nothing about validity. */
export const KEYWORDS: readonly string[] = [
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "enum",
  "format",
  "if",
  "then",
  "else",
  "items",
  "minItems",
  "minimum",
  "oneOf",
  "pattern",
  "properties",
  "required",
  "type",
];

/** Where a value first differs from its schema, as `plan.models.0.role`, or null where it does not. */
export function findMismatch(value: unknown, schema: Schema, root: Schema = schema): string | null {
  const path = mismatch(value, schema, root);
  return path === null ? null : path.join(".");
}

function mismatch(value: unknown, schema: Schema, root: Schema): string[] | null {
  if (typeof schema.$ref === "string") {
    const found = mismatch(value, resolve(schema.$ref, root), root);
    if (found !== null) return found;
  }
  return ofItself(value, schema) ?? ofParts(value, schema, root) ?? ofAlternatives(value, schema, root);
}

/** References lead to the schema's own definitions only. */
function resolve(reference: string, root: Schema): Schema {
  const definitions = root.$defs as Readonly<Record<string, Schema>> | undefined;
  const definition = definitions?.[reference.replace(/^#\/\$defs\//, "")];
  if (definition === undefined) throw new Error(`the schema has no ${reference}`);
  return definition;
}

function ofItself(value: unknown, schema: Schema): string[] | null {
  const { type, minimum, minItems, pattern, format } = schema;
  const types = type === undefined ? [] : Array.isArray(type) ? type : [type];
  const isRight =
    (types.length === 0 || types.some((one) => isOfType(value, one))) &&
    (!("const" in schema) || isSame(value, schema.const)) &&
    (!Array.isArray(schema.enum) || schema.enum.some((one) => isSame(value, one))) &&
    (typeof minimum !== "number" || typeof value !== "number" || value >= minimum) &&
    (typeof minItems !== "number" || !Array.isArray(value) || value.length >= minItems) &&
    (typeof pattern !== "string" || typeof value !== "string" || new RegExp(pattern, "u").test(value)) &&
    (typeof format !== "string" || typeof value !== "string" || fits(value, format));
  return isRight ? null : [];
}

function ofParts(value: unknown, schema: Schema, root: Schema): string[] | null {
  if (Array.isArray(value)) {
    const items = schema.items as Schema | undefined;
    return items === undefined
      ? null
      : first(value, (item, index) => below(String(index), mismatch(item, items, root)));
  }
  if (typeof value !== "object" || value === null) return null;
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const missing = ((schema.required ?? []) as string[]).find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return [missing];
  const { additionalProperties } = schema;
  return first(Object.entries(value), ([key, item]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own !== undefined) return below(key, mismatch(item, own, root));
    if (additionalProperties === false) return [key];
    return typeof additionalProperties === "object"
      ? below(key, mismatch(item, additionalProperties as Schema, root))
      : null;
  });
}

function ofAlternatives(value: unknown, schema: Schema, root: Schema): string[] | null {
  const { allOf, anyOf, oneOf } = schema as Readonly<Record<string, Schema[] | undefined>>;
  const all = first(allOf ?? [], (one) => mismatch(value, one, root));
  if (all !== null) return all;
  if (anyOf?.every((one) => mismatch(value, one, root) !== null)) return nearest(value, anyOf, root);
  if (oneOf !== undefined) {
    const fits = oneOf.filter((one) => mismatch(value, one, root) === null).length;
    if (fits !== 1) return fits === 0 ? nearest(value, oneOf, root) : [];
  }
  if (schema.if === undefined) return null;
  const branch = mismatch(value, schema.if as Schema, root) === null ? schema.then : schema.else;
  return branch === undefined ? null : mismatch(value, branch as Schema, root);
}

/** Of several alternatives that do not fit the one that went furthest says most. */
function nearest(value: unknown, alternatives: readonly Schema[], root: Schema): string[] {
  const paths = alternatives.map((one) => mismatch(value, one, root) ?? []);
  return paths.reduce((best, path) => (path.length > best.length ? path : best), []);
}

function first<T>(items: readonly T[], look: (item: T, index: number) => string[] | null): string[] | null {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found !== null) return found;
  }
  return null;
}

function below(key: string, path: string[] | null): string[] | null {
  return path === null ? null : [key, ...path];
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isSame(value: unknown, wanted: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(wanted);
}

function fits(text: string, format: string): boolean {
  if (format === "uri") return /^[a-z][a-z0-9+.-]*:\S*$/i.test(text);
  return format !== "date-time" || (/^\d{4}-\d{2}-\d{2}T/i.test(text) && !Number.isNaN(Date.parse(text)));
}
