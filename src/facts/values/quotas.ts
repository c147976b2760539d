/** ListServiceQuotas of Amazon Bedrock: the applied values, as AWS names them. */

export interface QuotaEntry {
  code: string;
  name: string;
  value: number;
}

export interface QuotasValue {
  region: string;
  quotas: QuotaEntry[];
}
