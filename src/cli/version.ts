/** The version of this tool and the addresses that carry it, put in at build time. */
declare const __VERSION__: string | undefined;

/** `0.0.0` only when run from source, in tests. */
export const version: string = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0";

/** The documentation is part of the package: a published version has its pages under this address. */
export const docsBase = `https://unpkg.com/bedrock-doctor@${version}/docs`;

/** The address of the report's schema, named in each report. */
export const schemaUrl = `https://unpkg.com/bedrock-doctor@${version}/schema/report.v1.json`;
