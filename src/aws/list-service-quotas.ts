/**
 * The quotas of Amazon Bedrock in the region: Service Quotas, JSON 1.1, SigV4 only. The list has
 * hundreds of rows on pages of 100 at most, so that who reads it had better know when to stop.
 */

import { dailyQuota, isQuotaOf, type QuotaKey, quotaKeyOf, readQuotaName } from "../knowledge/quotas.js";
import { partitionOf } from "../knowledge/regions.js";
import { textOfValue } from "../knowledge/value-text.js";
import { type Answer, type Caller, callAws, NOT_THE_ANSWER } from "./call.js";
import { userAgentOf } from "./client-factory.js";
import { isObject } from "./normalise-response.js";
import { sign } from "./signing.js";

export interface ListedQuota {
  code: string;
  name: string;
  value: number;
  adjustable: boolean;
}

/** One page, in AWS's order. */
export interface QuotaPage {
  quotas: ListedQuota[];
  nextToken?: string;
}

/** Source: Service Quotas API reference, ListServiceQuotas, as of 2026-11-20. */
const PAGE_SIZE = 100;
const TARGET = "ServiceQuotasV20190624.ListServiceQuotas";

/** Host of Service Quotas. In GovCloud the plain host is the FIPS one. Source: AWS General Reference, as of 2026-11-20. */
export function serviceQuotasHost(region: string): string {
  return `servicequotas.${region}.${partitionOf(region).hostSuffix}`;
}

/** The quotas of models as they go on the wire; none for IDs that do not tell their model. */
export function quotaKeysOf(models: readonly { model: string; route: "invoke" | "mantle" }[]): QuotaKey[] {
  return models.flatMap(({ model, route }) => quotaKeyOf(model, route) ?? []);
}

/** Whether a row is about one of the models, or about all of them. */
export function isWanted(name: string, wanted: readonly QuotaKey[]): boolean {
  if (dailyQuota.name.test(name)) return true;
  const read = readQuotaName(name);
  return read !== null && wanted.some((key) => key.names.includes(read.model));
}

/** Tokens per minute are what decides; the rest is told where it came by. */
export function hasAll(quotas: readonly ListedQuota[], wanted: readonly QuotaKey[]): boolean {
  const names = quotas.flatMap(({ name }) => readQuotaName(name) ?? []);
  const has = (key: QuotaKey, measure: string): boolean =>
    names.some((one) => isQuotaOf(one, key) && one.per === "minute" && one.measure === measure);
  return wanted.every((key) =>
    key.pool === "mantle" ? has(key, "input") && has(key, "output") : has(key, "tokens"),
  );
}

/** Asks for one page. */
export function listQuotaPage(caller: Caller, nextToken: string | undefined): Promise<Answer<QuotaPage>> {
  const { region, transport, signal } = caller;
  const host = serviceQuotasHost(region);
  return callAws(
    {
      operation: "ListServiceQuotas",
      // Service Quotas is no host of the client's; the one for STS is as good a guess at its proxy as any.
      endpoint: "sts",
      url: `https://${host}`,
      region,
      transport,
      signal,
    },
    async (connection) => {
      const { HttpRequest } = await import("./sdk.js");
      const body = JSON.stringify({
        ServiceCode: "bedrock",
        MaxResults: PAGE_SIZE,
        ...(nextToken === undefined ? {} : { NextToken: nextToken }),
      });
      const unsigned = new HttpRequest({
        method: "POST",
        protocol: "https:",
        hostname: host,
        path: "/",
        headers: {
          host,
          "content-type": "application/x-amz-json-1.1",
          "content-length": String(Buffer.byteLength(body)),
          "x-amz-target": TARGET,
          "user-agent": userAgentOf(caller.version).join("/"),
        },
        body,
      });
      const signed = await sign(unsigned, { ...caller, service: "servicequotas" });
      const { response } = await connection.handler.handle(signed as typeof unsigned);
      const answer = response.statusCode < 300 ? parse(connection.exchange.body) : undefined;
      if (!isObject(answer) || !Array.isArray(answer.Quotas)) throw NOT_THE_ANSWER;
      const next = answer.NextToken;
      return {
        quotas: answer.Quotas.filter(isObject).flatMap(toQuota),
        ...(typeof next === "string" && next !== "" ? { nextToken: next } : {}),
      };
    },
  );
}

/** A row without a value says nothing: it is left out, and never read as 0. */
function toQuota({ QuotaCode, QuotaName, Value, Adjustable }: Record<string, unknown>): ListedQuota[] {
  return typeof QuotaName === "string" && typeof Value === "number"
    ? [{ code: textOfValue(QuotaCode ?? ""), name: QuotaName, value: Value, adjustable: Adjustable === true }]
    : [];
}

function parse(text = ""): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
